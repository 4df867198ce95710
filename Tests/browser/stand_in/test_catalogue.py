"""Create with 77 models: finding one's way among them, and a control for every kind of setting."""

import unittest

from mock_many import many
from support import DESK, PHONE, BrowserTest

FOCUS = "document.activeElement.innerText"
DOT = bytes.fromhex("89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154789c63606060000000040001f61738550000000049454e44ae426082")


class Studio(BrowserTest):
    def studio(self, device=DESK, **options):
        return self.signed_in("ada", device, catalogue=many(), **options)

    def picker(self, page):
        page.click(".model-button")
        page.wait_for_selector("dialog.picker[open]")
        return page

    def every(self, device=DESK, **options):
        page = self.studio(device, **options)
        if device is PHONE:
            page.tap(".dock .model-chip")
        self.picker(page)
        page.click('.picker .groups label:has-text("Image Editing")')
        page.click('.model-card:has-text("Every Control")')
        page.wait_for_selector(".model-button:has-text('Every Control')")
        return page


class ThePicker(Studio):
    def test_five_kinds_hold_77_models_in_families_with_variants(self):
        page = self.picker(self.studio())
        found = 0
        for label in ("Image Editing", "Text to Image", "Text to Video", "Image to Video", "Audio Studio"):
            page.click(f'.picker .groups label:has-text("{label}")')
            self.until(page, "(label) => document.querySelector('.picker .groups :checked').parentElement.innerText.includes(label)", label)
            found += page.locator(".picker .model-card").count()
        self.assertEqual(found, 77)
        page.click('.picker .groups label:has-text("Text to Video")')
        kling = page.locator('.picker section:has(h3:has-text("Kling"))')
        self.assertGreater(kling.locator(".model-card").count(), 1)
        self.assertRegex(page.inner_text(".picker .model-card .facts >> nth=0"), r"\d – [\d.]+")

    def test_words_find_a_name_a_family_or_a_variant_and_enter_takes_the_first(self):
        page = self.picker(self.studio())
        page.keyboard.type("seedream max")
        self.until(page, "document.querySelectorAll('.picker .model-card').length === 1")
        page.keyboard.press("Enter")
        page.wait_for_selector('.model-button:has-text("Seedream Max")')

    def test_what_is_found_in_another_kind_is_one_press_away(self):
        page = self.picker(self.studio())
        page.keyboard.type("kling")
        page.click('.picker .elsewhere button:has-text("Image to Video")')
        page.locator('.picker .model-card:has-text("Kling")').first.click()
        page.wait_for_selector('.kinds label:has-text("Image to Video") :checked', state="attached")

    def test_a_model_that_is_switched_off_is_there_with_its_reason_and_cannot_be_taken(self):
        page = self.picker(self.studio())
        off = page.locator(".picker .model-card[aria-disabled=true]").first
        self.assertIn("has not said yet what it costs", off.inner_text())
        off.focus()
        page.keyboard.press("Enter")
        self.assertTrue(page.is_visible("dialog.picker[open]"))

    def test_arrows_walk_by_rows_and_a_letter_goes_on_searching(self):
        page = self.picker(self.studio())
        page.keyboard.press("ArrowDown")
        first = page.evaluate(FOCUS)
        page.keyboard.press("ArrowRight")
        second = page.evaluate(FOCUS)
        page.keyboard.press("ArrowDown")
        below = page.evaluate(FOCUS)
        self.assertEqual(len({first, second, below}), 3)
        page.keyboard.press("ArrowUp")
        self.assertEqual(page.evaluate(FOCUS), second)
        page.keyboard.press("Home")
        self.assertEqual(page.evaluate(FOCUS), first)
        page.keyboard.type("veo")
        self.assertEqual(page.input_value(".picker .search input"), "veo")


class TheForm(Studio):
    def test_a_combination_that_is_not_offered_is_shown_with_its_reason(self):
        page = self.every()
        page.click('.panel label:has-text("10 s")')
        self.assertTrue(page.is_disabled('.panel label:has-text("1080p") input'))
        page.wait_for_selector('.refused:has-text("1080p is not possible with duration 10 s")')
        page.wait_for_selector('.refused:has-text("fine is not offered at the moment")')
        page.click('.panel label:has-text("5 s")')
        page.click('.panel label:has-text("1080p")')
        self.assertEqual(page.inner_text(".panel .price b"), "3")

    def test_a_long_list_is_searched_and_taken_by_keyboard(self):
        page = self.every()
        page.focus("#field-voice")
        page.keyboard.press("ArrowDown")
        page.keyboard.type("ma")
        self.until(page, "document.querySelectorAll('#field-voice-list [role=option]').length === 2")
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        self.assertEqual(page.input_value("#field-voice"), "Thomas")
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Escape")
        self.assertEqual(page.get_attribute("#field-voice", "aria-expanded"), "false")
        self.assertEqual(page.input_value("#field-voice"), "Thomas")

    def test_many_pictures_are_sent_counted_moved_and_removed(self):
        page = self.every()
        field = page.locator('.field:has(#field-references)')
        field.locator("input[type=file]").set_input_files([{"name": f"{index}.png", "mimeType": "image/png", "buffer": DOT} for index in range(3)])
        field.locator("li >> nth=2").wait_for()
        self.assertIn("3 / 14", field.inner_text())
        first = field.locator("li img").nth(0).get_attribute("src")
        field.locator("li").nth(0).get_by_role("button", name="Move back").click()
        self.assertEqual(field.locator("li img").nth(1).get_attribute("src"), first)
        field.locator("li").nth(1).get_by_role("button", name="Remove this picture").click()
        self.until(page, "!document.querySelector('.field:has(#field-references)').innerText.includes('3 / 14')")
        self.assertIn("2 / 14", field.inner_text())

    def test_an_earlier_result_is_taken_by_a_press(self):
        page = self.every()
        field = page.locator('.field:has(> .drop #field-image)')
        field.locator(".link").click()
        page.locator(".earlier[open] li button").first.click()
        field.locator(".pictures img").wait_for()

    def test_only_a_file_of_the_right_kind_is_taken(self):
        page = self.every()
        page.set_input_files("#field-clip", {"name": "dot.png", "mimeType": "image/png", "buffer": DOT})
        page.wait_for_selector('.fault:has-text("Use an MP4 or WebM video")')

    def test_a_colour_is_its_numbers_and_frames_take_the_place_that_is_free(self):
        page = self.every()
        page.locator("#field-rgba").evaluate("(box) => { box.value = '#ff8000'; box.dispatchEvent(new Event('input', { bubbles: true })); }")
        page.wait_for_selector('.colour code:has-text("#ff8000")')
        for _ in range(2):
            page.click(".items > .btn")
        self.until(page, "document.querySelectorAll('.items > ol > li').length === 2")
        self.assertEqual(page.locator(".items :checked").evaluate_all("(all) => all.map((each) => each.parentElement.innerText)"), ["First", "Last"])
        self.assertFalse(page.is_visible(".items > .btn"))

    def test_a_field_appears_with_the_switch_that_it_needs(self):
        page = self.every()
        self.assertFalse(page.is_visible("#field-soundPrompt"))
        page.check("#field-sound")
        self.assertTrue(page.is_visible("#field-soundPrompt"))

    def test_a_text_of_the_wrong_form_is_said_at_the_field(self):
        page = self.every()
        page.fill("#field-styleCode", "nothing!")
        page.keyboard.press("Tab")
        page.wait_for_selector('.fault:has-text("does not have the right form")')


class Accessibility(Studio):
    def hear(self, message):
        pass  # axe itself runs past the content policy

    def states(self, scheme, device):
        page = self.every(device, color_scheme=scheme, bypass_csp=True)
        page.click('.panel label:has-text("10 s")')
        self.accessible(page)
        page.click("#field-voice")
        self.accessible(page)
        page.keyboard.press("Escape")
        page.click(".items > .btn")
        page.locator('.field:has(> .drop #field-image) .link').click()
        page.locator(".earlier[open] li button").first.wait_for()
        self.accessible(page)
        page.locator(".earlier[open] li button").first.click()
        self.accessible(page)
        page.click(".model-button")
        self.accessible(page)

    def test_nothing_is_found_among_77_models_and_every_control_in_the_dark(self):
        self.states("dark", DESK)

    def test_nothing_is_found_among_them_in_the_light_on_a_phone(self):
        self.states("light", PHONE)


if __name__ == "__main__":
    unittest.main()
