"""A route that is added is covered by the isolation table, or this says so."""

from string import Template

from places import covers, locations, routes
from routes import ROUTES

ROWS = {"RestRoute.read", "RestRoute.write", "RestRoute.call"}
# Files and pages, the same for everybody: nothing in them is anybody's.
PAGES = {"/assets/", r"/\.", "^/(?:@APP_ROUTES@)?$", "/", "/docs", "^/docs/models(?:/[a-z0-9@-]+)?$", "/llms.txt"}


def test_every_case_of_the_route_tables_is_in_the_isolation_table():
    found = routes()
    assert len(found) > 25, found
    covered = {ask.route for ask in ROUTES} | ROWS
    assert found - covered == set(), "add these to Tests/http/routes.py"
    assert covered - found == {"none"}, "these are gone"


def test_every_location_of_the_front_door_is_asked():
    paths = [Template(ask.path.split("?")[0]).safe_substitute({"user": "u-1", "near": "t", "revoked": "t", "expired": "t"}) for ask in ROUTES]
    paths += ["/rest/v1/generations"]
    missing = [pattern for modifier, pattern in locations() if pattern not in PAGES and not any(covers((modifier, pattern), path) for path in paths)]
    assert missing == [], "ask for these in Tests/http/routes.py"
