"""That a refused request leaves nothing: no charge, no row, no file."""

import os
from contextlib import contextmanager

from hers import rows_of
from stack import STATE, database, until


def files():
    """Every file of the media store, those under way included."""
    return {os.path.join(folder, name) for folder, _, names in os.walk(f"{STATE}/media") for name in names}


def quiet():
    """Nothing is being made that could bring a file meanwhile; what is held stays as it is."""
    with database() as db:
        return db.execute("select count(*) from public.generations where status in ('pending', 'processing') and prompt not like '[hold]%'").fetchone()[0] == 0


@contextmanager
def nothing_left(person):
    assert until(90, quiet), "generations are still under way"
    rows, stored, credits = rows_of(person), files(), person.balance()
    yield
    assert person.balance() == credits
    assert rows_of(person) == rows
    assert files() == stored
