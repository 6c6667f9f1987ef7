"""A browser before the explorer over the samples, both in processes of their own, as a person has them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from db.store import Store
from ingest.batch import ingest
from ingest.engines import Local
from samples.serving import chromium, serving
from tests.web.browser.visit import Visit
from tests.web.samples import paths

expect.set_options(timeout=30_000)  # in milliseconds: a machine may be busy


@pytest.fixture(name="browser", scope="package")
def installed() -> Iterator[Browser]:
    """The Chromium of the machine."""
    path = chromium()
    if path is None:
        pytest.skip("no Chromium is installed: apt install chromium")
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=path)
        yield browser
        browser.close()


@pytest.fixture(name="address", scope="package")
def explorer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of `yot serve` over the samples."""
    database = tmp_path_factory.mktemp("served") / "store.db"
    store = Store(str(database))
    results = list(ingest(paths(), store, Local(0)))
    store.close()
    assert {result.outcome for result in results} == {"stored"}
    with serving(database) as address:
        yield address


@pytest.fixture(name="visit")
def visiting(browser: Browser, address: str) -> Iterator[Visit]:
    """Someone who looks at the explorer for the first time."""
    yield from _visit(browser, address)


@pytest.fixture(name="reader", scope="module")
def reading(browser: Browser, address: str) -> Iterator[Visit]:
    """Someone who reads one page after the other, in all tests of a module that only read."""
    yield from _visit(browser, address)


def _visit(browser: Browser, address: str) -> Iterator[Visit]:
    """A visit; whatever is done, nothing comes from elsewhere and no script fails."""
    with browser.new_context(base_url=address, accept_downloads=True) as context:
        visit = Visit(address, context.new_page())
        yield visit
        assert visit.foreign() == []
        assert visit.faults == []
