"""Everything by keyboard, and focus where one expects it."""

import unittest

from support import BrowserTest

FOCUS = "(() => { const e = document.activeElement; return e.id || e.className || e.tagName; })()"


class Keyboard(BrowserTest):
    def test_the_picker_opens_walks_chooses_and_gives_focus_back(self):
        page = self.signed_up()
        page.focus(".model-button")
        page.keyboard.press("Control+k")
        page.wait_for_selector("dialog.picker[open]")
        self.assertEqual(page.evaluate("document.activeElement.getAttribute('aria-label')"), "Search models")
        page.keyboard.press("ArrowDown")
        self.assertEqual(page.evaluate(FOCUS), "model-card")
        page.keyboard.press("ArrowUp")
        self.assertEqual(page.evaluate("document.activeElement.getAttribute('aria-label')"), "Search models")
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        page.wait_for_selector("dialog.picker:not([open])", state="attached")
        self.assertEqual(page.evaluate(FOCUS), "model-button")

    def test_escape_closes_the_picker(self):
        page = self.signed_up()
        page.focus(".model-button")
        page.keyboard.press("Enter")
        page.wait_for_selector("dialog.picker[open]")
        page.keyboard.press("Escape")
        page.wait_for_selector("dialog.picker:not([open])", state="attached")
        self.assertEqual(page.evaluate(FOCUS), "model-button")

    def test_slash_goes_to_the_prompt_and_control_enter_runs(self):
        page = self.signed_up()
        page.wait_for_selector(".panel .prompt")
        page.focus(".model-button")
        page.keyboard.press("/")
        self.assertIn("prompt", page.evaluate(FOCUS) + page.evaluate("document.activeElement.className"))
        page.keyboard.type("A paper lighthouse")
        page.keyboard.press("Control+Enter")
        page.locator('article[aria-label="A paper lighthouse"] .tile img').first.wait_for(timeout=40_000)

    def test_the_lightbox_opens_and_gives_focus_back(self):
        page = self.signed_up()
        self.generate(page, "Two ferns").locator(".tile img").first.wait_for(timeout=40_000)
        page.focus(".run .tile .open")
        page.keyboard.press("Enter")
        page.wait_for_selector("dialog.lightbox[open]")
        page.keyboard.press("Escape")
        page.wait_for_selector("dialog.lightbox:not([open])", state="attached")
        self.assertEqual(page.evaluate(FOCUS), "open")

    def test_a_submit_with_faults_moves_to_the_first_of_them(self):
        page = self.signed_up()
        page.wait_for_selector(".panel .prompt")
        page.fill(".panel .prompt", "")
        page.focus(".panel .cta")
        page.keyboard.press("Enter")
        self.assertEqual(page.evaluate("document.activeElement.getAttribute('aria-invalid')"), "true")

    def test_the_first_tab_offers_to_skip_to_the_content(self):
        page = self.signed_up()
        page.reload()
        page.wait_for_selector(".model-button .orb")
        page.keyboard.press("Tab")
        self.assertEqual(page.evaluate(FOCUS), "skip")
        page.keyboard.press("Enter")
        self.assertEqual(page.evaluate(FOCUS), "page")


if __name__ == "__main__":
    unittest.main()
