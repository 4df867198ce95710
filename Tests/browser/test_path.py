"""The whole path, as somebody walks it."""

import re
import unittest
import uuid

from support import BrowserTest, PHONE, logins


class Path(BrowserTest):
    def test_a_new_person_signs_up_generates_sees_the_picture_arrive_and_shares_it(self):
        page = self.page()
        page.goto("/")
        page.fill("#hero-prompt", "A lighthouse made of folded paper")
        page.click(".hero .cta")
        page.wait_for_selector("#auth-email")
        page.click("button.link")
        page.fill("#auth-email", f"{uuid.uuid4().hex[:12]}@example.test")
        page.fill("#auth-password", "a long enough password")
        page.keyboard.press("Enter")
        page.wait_for_url("**/create")
        page.wait_for_selector(".panel .prompt")
        self.assertEqual(page.input_value(".panel .prompt"), "A lighthouse made of folded paper", "the draft comes along")
        page.click(".model-button")
        page.click('.model-card:has-text("schnell")')
        self.assertRegex(page.inner_text(".panel .price"), r"0\.\d\d")
        page.evaluate("window.sameDocument = true")
        page.click(".panel .cta")
        page.wait_for_selector(".run .tile img", timeout=40_000)
        self.assertTrue(page.evaluate("window.sameDocument"), "without a reload")
        self.until(page, "document.querySelector('.run .tile img').naturalWidth > 0")
        page.click(".run .tile .open")
        page.click('.lightbox .acts button:has-text("Share")')
        page.click(".share .cta")
        page.wait_for_selector(".share input.input")
        url = page.input_value(".share input.input")
        visitor = self.page()
        self.assertEqual(visitor.goto(url).status, 200)
        self.until(visitor, "document.querySelector('.work img').naturalWidth > 0")
        self.assertIn("lighthouse", visitor.inner_text("main"))
        page.click('.share button:has-text("Revoke")')
        page.wait_for_selector(".share .cta")
        visitor.wait_for_timeout(2000)
        self.assertEqual(visitor.goto(url).status, 404)

    def test_a_failed_run_stays_with_its_reason_and_gives_the_credits_back(self):
        page = self.signed_up()
        before = page.inner_text(".wallet")
        run = self.generate(page, f"[fail] {uuid.uuid4()}")
        run.locator(".failed").wait_for(timeout=40_000)
        self.assertIn("credits returned", run.inner_text())
        self.until(page, "(before) => document.querySelector('.wallet').innerText === before", before)

    def test_a_waiting_run_can_be_cancelled(self):
        page = self.signed_up()
        run = self.generate(page, f"[hold] {uuid.uuid4()}")
        run.get_by_role("button", name="Cancel").click()
        run.locator(".failed").wait_for(timeout=40_000)
        self.assertIn("Cancelled", run.inner_text())

    def test_a_result_can_be_dragged_into_another_model(self):
        page = self.signed_up()
        self.generate(page, f"ferns {uuid.uuid4()}").locator(".tile img").wait_for(timeout=40_000)
        page.click('.kinds label:has-text("Image Editing")')
        page.wait_for_selector(".drop .browse")
        page.drag_and_drop(".run .tile .open", ".drop .browse")
        page.wait_for_selector(".pictures img")

    def test_a_picture_can_be_uploaded(self):
        page = self.signed_up()
        page.click('.kinds label:has-text("Image Editing")')
        dot = bytes.fromhex("89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154789c63606060000000040001f61738550000000049454e44ae426082")
        page.set_input_files(".drop input", {"name": "dot.png", "mimeType": "image/png", "buffer": dot})
        page.wait_for_selector(".pictures img")

    def test_another_model_keeps_what_it_also_has(self):
        page = self.signed_up()
        page.fill(".panel .prompt", "A greenhouse at night")
        page.click('.kinds label:has-text("Text to Video")')
        self.until(page, "document.querySelector('.model-button b').textContent.includes('Kling')")
        self.assertEqual(page.input_value(".panel .prompt"), "A greenhouse at night")

    def test_reuse_fills_the_form_again(self):
        page = self.signed_up()
        prompt = f"brass cat {uuid.uuid4()}"
        run = self.generate(page, prompt)
        page.fill(".panel .prompt", "something else")
        run.get_by_role("button", name="Reuse").click()
        self.assertEqual(page.input_value(".panel .prompt"), prompt)

    def test_history_filters_live_in_the_address(self):
        page = self.signed_in()
        page.click('a[href="/dashboard/history"]')
        page.wait_for_selector(".wall .tile, .wall .sound")
        page.click('.filters label:has-text("Images")')
        page.wait_for_url("**/dashboard/history?type=image")
        page.reload()
        self.assertTrue(page.is_checked('.filters label:has-text("Images") input'))

    def test_a_phone_has_a_dock_that_opens_the_form_as_a_sheet(self):
        page = self.signed_up(PHONE)
        self.until(page, "document.querySelector('.dock .model-chip').innerText.length > 2")
        page.fill(".dock .input", "A paper boat")
        page.tap(".dock .model-chip")
        page.wait_for_selector(".panel.open .prompt")
        self.assertEqual(page.input_value(".panel .prompt"), "A paper boat")
        page.tap(".panel .grip")
        self.assertEqual(page.evaluate("document.documentElement.scrollWidth - innerWidth"), 0)


class Guards(BrowserTest):
    def test_signing_in_returns_to_where_one_was(self):
        page = self.page()
        page.goto("/dashboard/history?type=image")
        page.wait_for_url(re.compile("/auth"))
        page.fill("#auth-email", "ada@example.test")
        page.fill("#auth-password", logins()["ada@example.test"])
        page.keyboard.press("Enter")
        page.wait_for_url("**/dashboard/history?type=image")

    def test_a_wrong_password_is_said_at_the_field(self):
        page = self.page()
        page.goto("/auth")
        page.fill("#auth-email", "ada@example.test")
        page.fill("#auth-password", "not the password")
        page.keyboard.press("Enter")
        page.wait_for_selector("#auth-password-fault")
        self.assertEqual(page.evaluate("document.activeElement.id"), "auth-password")

    def test_a_foreign_address_to_return_to_is_ignored(self):
        page = self.signed_in()
        page.goto("/auth?next=//example.com/")
        page.wait_for_url("**/create")

    def test_people_who_are_no_admins_are_sent_home_from_admin(self):
        page = self.signed_in("bob")
        page.goto("/admin/users")
        page.wait_for_selector(".hero h1")
        self.assertEqual(page.evaluate("location.pathname"), "/")

    def test_an_unknown_address_says_so(self):
        page = self.page()
        page.goto("/nowhere")
        page.wait_for_selector("text=/There is no page here|Not found/")

    def test_the_landing_page_reads_without_script(self):
        page = self.page(java_script_enabled=False)
        page.goto("/")
        self.assertIn("One studio", page.inner_text("h1"))
        for label in ("Image Editing", "Text to Image", "Text to Video", "Image to Video", "Audio Studio"):
            self.assertIn(label, page.inner_text("main"))

    def test_signing_out_ends_the_session(self):
        page = self.signed_up()
        page.get_by_role("button", name=re.compile("Sign out")).click()
        page.wait_for_selector(".hero h1")
        page.goto("/create")
        page.wait_for_url(re.compile("/auth"))


if __name__ == "__main__":
    unittest.main()
