"""What one looks at is in the address: it can be linked, loaded again, and left by going back."""

import unittest
import urllib.parse

from support import BrowserTest

LOW = {"viewport": {"width": 1200, "height": 480}}
OPEN = "dialog.lightbox[open] .work :is(img, video, audio)"
SHUT = "dialog.lightbox:not([open])"


class TheLightbox(BrowserTest):
    def opened(self, page):
        page.wait_for_selector(OPEN, state="attached")
        self.until(page, "location.search.includes('view=')")
        return page.url

    def shut(self, page):
        page.wait_for_selector(SHUT, state="attached")
        self.until(page, "!location.search.includes('view=')")

    def test_it_closes_by_going_back_and_opens_again_by_going_forward(self):
        page = self.signed_in()
        page.locator(".run .tile .open").first.click()
        url = self.opened(page)
        page.go_back()
        self.shut(page)
        page.go_forward()
        page.wait_for_selector(OPEN, state="attached")
        self.assertEqual(page.url, url)
        page.keyboard.press("Escape")
        self.shut(page)

    def test_it_opens_again_after_a_reload_of_create_and_closes_onto_the_feed(self):
        page = self.signed_in()
        page.locator(".run .tile .open").first.click()
        self.opened(page)
        page.reload()
        page.wait_for_selector(OPEN, state="attached")
        page.click('.lightbox aside button[aria-label="Close"]')
        self.shut(page)
        self.assertEqual(urllib.parse.urlsplit(page.url).path, "/create")

    def test_a_link_opens_it_over_history_for_its_owner_and_for_nobody_else(self):
        page = self.signed_in()
        page.goto("/dashboard/history")
        page.locator(".wall .tile .open").first.click()
        url = self.opened(page)
        page.goto("/nowhere")
        page.goto(url)
        page.wait_for_selector(OPEN, state="attached")
        page.keyboard.press("Escape")
        self.shut(page)
        stranger = self.signed_in("bob")
        stranger.goto(url)
        stranger.wait_for_selector('.toast:has-text("not here any more")')
        self.shut(stranger)

    def test_arrow_keys_change_the_address_without_adding_to_the_history(self):
        page = self.signed_in()
        page.goto("/dashboard/history")
        page.locator(".wall .tile .open").first.click()
        first = self.opened(page)
        page.keyboard.press("ArrowRight")
        self.until(page, "(first) => location.href !== first", first)
        page.go_back()
        self.shut(page)

    def test_an_action_that_leaves_leads_on_and_not_back(self):
        page = self.signed_in()
        page.goto("/dashboard/history")
        page.locator(".wall .tile .open").first.click()
        self.opened(page)
        page.click('.lightbox .acts button:has-text("Reuse")')
        page.wait_for_url("**/create")
        self.ready(page)

    def test_a_filter_keeps_the_page_and_the_focus(self):
        page = self.signed_in()
        page.goto("/dashboard/history")
        page.wait_for_selector(".wall .tile")
        page.click(".filters .search input")
        page.keyboard.type("zzz", delay=20)
        self.until(page, "location.search === '?q=zzz'")
        page.wait_for_selector(".history .empty")
        self.assertEqual(page.evaluate("document.activeElement.value"), "zzz")


class ThePlaceOnAPage(BrowserTest):
    def scrolled(self, page, places):
        page.evaluate("(y) => scrollTo(0, y)", 300)
        self.until(page, "history.state?.top === 300")
        page.click(places[0])
        page.wait_for_selector(places[1])
        self.until(page, "scrollY === 0")
        page.go_back()
        self.until(page, "scrollY === 300")

    def test_history_is_where_one_left_it(self):
        page = self.signed_in("ada", LOW)
        page.goto("/dashboard/history")
        page.wait_for_selector(".wall .tile img")
        self.scrolled(page, ('.rail a[href="/create"]', ".panel .prompt"))
        page.reload()
        self.until(page, "scrollY === 300")

    def test_the_feed_is_where_one_left_it(self):
        page = self.signed_in("ada", LOW)
        page.wait_for_selector(".run .tile img")
        self.scrolled(page, ('.rail a[href="/dashboard/history"]', ".history .wall .tile"))


if __name__ == "__main__":
    unittest.main()
