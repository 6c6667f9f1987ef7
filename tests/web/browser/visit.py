"""A visit to the explorer: a page of the browser, and all that it asked for and complained of."""

from __future__ import annotations

from playwright.sync_api import ConsoleMessage, Locator, Page, expect

from samples.serving import TOKEN

PERSON = "Ann Reader"
_MOST_TABS = 400


class Visit:
    """What somebody does with the mouse or the keyboard. `requests` are the addresses that were asked for, `faults` the
    errors that the console shows."""

    def __init__(self, address: str, page: Page) -> None:
        self.address = address
        self.page = page
        self.requests: list[str] = []
        self.faults: list[str] = []
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("console", self._note)
        page.on("pageerror", lambda error: self.faults.append(str(error)))

    def open(self, place: str) -> Page:
        """Go to an address of the explorer."""
        self.page.goto(place)
        return self.page

    def foreign(self) -> list[str]:
        """What was asked of others."""
        return [url for url in self.requests if not url.startswith((f"{self.address}/", "data:"))]

    def forgive(self, status: str) -> None:
        """Take out what the console says of the answer with a status, which was to be expected; there is one."""
        [expected] = [fault for fault in self.faults if f"status of {status}" in fault]
        self.faults.remove(expected)

    def sign_in(self) -> None:
        """Fill the form of the page and send it."""
        self.page.get_by_label("Your name").fill(PERSON)
        self.page.get_by_label("Token").fill(TOKEN)
        self.page.get_by_role("button", name="Sign in").click()

    def tab_to(self, target: Locator) -> None:
        """Go with the Tab key to something that can have the focus, and see that it has and shows it."""
        expect(target).to_have_count(1)
        one = target.element_handle()
        for _ in range(_MOST_TABS):
            self.page.keyboard.press("Tab")
            if one.evaluate("one => one === document.activeElement"):
                break
        expect(target).to_be_focused()
        expect(target).to_be_in_viewport()

    def enter(self, target: Locator) -> None:
        """Go with the Tab key to a link or a button and press it."""
        self.tab_to(target)
        self.page.keyboard.press("Enter")

    def type(self, target: Locator, words: str) -> None:
        """Go with the Tab key to a field and replace what it holds."""
        self.tab_to(target)
        self.page.keyboard.press("Control+A")
        self.page.keyboard.type(words)

    def _note(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.faults.append(f"{message.text} ({message.location.get('url')})")
