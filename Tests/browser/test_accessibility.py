"""axe finds nothing, in every state that has a look of its own, dark and light, desk and phone."""

import unittest

from support import BrowserTest, DESK, PHONE


class Accessibility(BrowserTest):
    def hear(self, message):
        pass  # axe itself runs past the content policy

    def states(self, scheme, device):
        options = {"color_scheme": scheme, "bypass_csp": True}
        page = self.page(device, **options)
        page.goto("/")
        page.wait_for_selector("[data-models]:not([hidden])")
        self.accessible(page)
        page.goto("/auth")
        page.wait_for_selector("#auth-email")
        page.click(".auth .cta")
        self.accessible(page)
        page = self.signed_in("ada", device, **options)
        page.wait_for_selector(".tile img")
        self.accessible(page)
        if device is PHONE:
            page.tap(".dock .model-chip")
            page.wait_for_selector(".panel.open")
        page.click(".model-button")
        self.accessible(page)
        page.keyboard.press("Escape")
        page.click('.kinds label:has-text("Image Editing")')
        page.click(".panel .cta")
        page.wait_for_selector(".panel .fault")
        self.accessible(page)
        self.generate(page, "[hold] A waiting picture")
        page.wait_for_selector(".tile.pending")
        if device is PHONE:
            page.keyboard.press("Escape")
        self.accessible(page)
        page.get_by_role("button", name="Cancel").first.click()
        page.wait_for_selector(".failed", timeout=40_000)
        self.accessible(page)
        page.locator(".tile.image .open").first.click()
        page.wait_for_selector("dialog.lightbox[open]")
        self.accessible(page)
        page.click('.lightbox .acts button:has-text("Share")')
        self.accessible(page)
        page.click(".share .cta")
        page.wait_for_selector(".share input.input")
        url = page.input_value(".share input.input")
        self.accessible(page)
        page.goto("/dashboard/history")
        page.wait_for_selector(".wall .tile img")
        self.accessible(page)
        page.goto("/nowhere")
        page.wait_for_selector("h1")
        self.accessible(page)
        page.goto(url)
        self.accessible(page)

    def test_nothing_is_found_on_a_dark_desk(self):
        self.states("dark", DESK)

    def test_nothing_is_found_on_a_light_desk(self):
        self.states("light", DESK)

    def test_nothing_is_found_on_a_dark_phone(self):
        self.states("dark", PHONE)

    def test_nothing_is_found_on_a_light_phone(self):
        self.states("light", PHONE)


if __name__ == "__main__":
    unittest.main()
