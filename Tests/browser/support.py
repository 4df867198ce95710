"""One browser for all tests; every page fails its test on a script error, a console error or a breach of the content policy.

BASE_URL and LOGINS_FILE name a running installation (eval "$(deploy/bin/env --state DIR)"; export BASE_URL LOGINS_FILE). Without
BASE_URL the stand-in of mock.py is started. ASSETS names the folder that deploy/lib/assets made, for the stand-in only.
"""

import atexit
import contextlib
import json
import os
import pathlib
import socket
import subprocess
import sys
import time
import unittest
import urllib.error
import urllib.request
import uuid

import axe_playwright_python
from playwright.sync_api import sync_playwright

HERE = pathlib.Path(__file__).resolve().parent
AXE = (pathlib.Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text()
TAGS = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"]
DESK = {"viewport": {"width": 1440, "height": 900}}
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True, "device_scale_factor": 2}
# What a visitor's first request answers; the browser writes it to the console by itself.
EXPECTED = ("status of 400", "status of 401", "status of 402", "status of 404", "status of 422")


# axe over the whole page. What lies half under a phone's composer is judged again once it is scrolled to, as a finger would meet it.
CHECK = """async (tags) => {
  const result = await axe.run(document, { runOnly: tags });
  for (const violation of result.violations.filter((v) => v.id === 'target-size')) {
    const still = [];
    for (const node of violation.nodes) {
      const element = document.querySelector(node.target[0]);
      element.scrollIntoView({ block: 'center' });
      const again = await axe.run(element, { runOnly: { type: 'rule', values: ['target-size'] } });
      if (again.violations.length) still.push(node);
    }
    violation.nodes = still;
  }
  result.violations = result.violations.filter((v) => v.nodes.length);
  return result;
}"""


def start_stand_in():
    with contextlib.closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    assets = os.environ.get("ASSETS", "/var/empty")
    process = subprocess.Popen([sys.executable, HERE / "mock.py", str(port), assets])
    atexit.register(process.terminate)
    url = f"http://127.0.0.1:{port}"
    for _ in range(150):
        with contextlib.suppress(urllib.error.URLError):
            urllib.request.urlopen(f"{url}/config.json")
            return url
        time.sleep(0.2)
    raise SystemExit("the stand-in server does not answer")


REAL = "BASE_URL" in os.environ
BASE = os.environ.get("BASE_URL") or start_stand_in()


def logins():
    """Address to password of ada, bob and grace."""
    if not REAL:
        return {f"{name}@example.test": f"{name}-password" for name in ("ada", "bob", "grace")}
    return passwords(json.loads(pathlib.Path(os.environ["LOGINS_FILE"]).read_text()))


def passwords(data):
    """Reads a list of {email, password}, or an object from address or name to password or {email, password}."""
    entries = data if isinstance(data, list) else data.get("logins") or [{"email": key, **(value if isinstance(value, dict) else {"password": value})} for key, value in data.items()]
    return {(each["email"] if "@" in each["email"] else f"{each['email']}@example.test"): each["password"] for each in entries}


class BrowserTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.playwright = sync_playwright().start()
        cls.browser = cls.playwright.chromium.launch(executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"))

    @classmethod
    def tearDownClass(cls):
        cls.browser.close()
        cls.playwright.stop()

    def setUp(self):
        self.faults = []

    def tearDown(self):
        self.assertEqual(self.faults, [], "errors in the page")

    def page(self, device=DESK, **options):
        context = self.browser.new_context(base_url=BASE, ignore_https_errors=True, **{**device, **options})
        self.addCleanup(context.close)
        context.set_default_timeout(20_000)
        page = context.new_page()
        page.add_init_script("addEventListener('securitypolicyviolation', (e) => console.error('CSP', e.violatedDirective, e.blockedURI))")
        page.on("pageerror", lambda error: self.faults.append(str(error)))
        page.on("console", self.hear)
        return page

    def hear(self, message):
        if message.type == "error" and not any(words in message.text for words in EXPECTED):
            self.faults.append(message.text)

    def signed_in(self, name="ada", device=DESK, catalogue=None, **options):
        """A page of somebody who has just signed in; `catalogue` is shown in place of the server's own."""
        page = self.page(device, **options)
        if catalogue:
            page.route("**/functions/v1/models", lambda route: route.fulfill(json=catalogue))
        page.goto("/auth")
        page.fill("#auth-email", f"{name}@example.test")
        page.fill("#auth-password", logins()[f"{name}@example.test"])
        page.keyboard.press("Enter")
        self.ready(page)
        return page

    def signed_up(self, device=DESK):
        page = self.page(device)
        page.goto("/auth?mode=up")
        page.fill("#auth-email", f"{uuid.uuid4().hex[:12]}@example.test")
        page.fill("#auth-password", "a long enough password")
        page.keyboard.press("Enter")
        self.ready(page)
        return page

    def ready(self, page):
        page.wait_for_selector(".panel .prompt", state="attached")

    def until(self, page, expression, argument=None):
        """Waits for an expression; Playwright's own wait_for_function needs eval, which our content policy forbids."""
        for _ in range(200):
            if page.evaluate(expression, argument):
                return
            page.wait_for_timeout(200)
        self.fail(f"never true: {expression}")

    def generate(self, page, prompt):
        page.click('.kinds label:has-text("Text to Image")')
        page.fill(".panel .prompt", prompt)
        page.keyboard.press("Control+Enter")
        return page.locator(f'article[aria-label="{prompt}"]').first

    def accessible(self, page):
        page.wait_for_timeout(500)
        page.evaluate(AXE)
        result = page.evaluate(CHECK, TAGS)
        found = [f"{v['id']}: {v['nodes'][0]['target']} {v['nodes'][0]['failureSummary'][:160]}" for v in result["violations"]]
        self.assertEqual(found, [])
