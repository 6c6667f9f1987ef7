"""Takes the pictures of docs/explorer.md: `python -m docs.screenshots` reads the samples into a store of its own,
serves it and looks at each page in Chromium."""

from __future__ import annotations

import io
import os
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

from docs import questions
from docs.screenshots.shots import FACTS, FOLDER, SHOTS, Shot
from samples.serving import TOKEN, chromium, serving

_COLOURS = 256


def main() -> None:
    """Take every picture anew. Ends with a message where Chromium is not installed."""
    path = chromium()
    if path is None:
        raise SystemExit("no Chromium is installed: apt install chromium")
    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder) / "store.db"
        os.environ["YOT_DATABASE_URL"] = str(database)
        questions.ingest()
        with serving(database) as address, sync_playwright() as driver:
            browser = driver.chromium.launch(executable_path=path)
            for shot in SHOTS:
                (FOLDER / f"{shot.name}.png").write_bytes(_small(_taken(browser, address, shot)))
            browser.close()


def _taken(browser: Browser, address: str, shot: Shot) -> bytes:
    """What the window shows. Raises RuntimeError where the page cannot be shown."""
    size: ViewportSize = {"width": shot.width, "height": shot.height}
    with browser.new_context(base_url=address, viewport=size) as context:
        page = context.new_page()
        if shot.signed_in:
            _sign_in(page)
        answer = page.goto(_named(page, shot.place), wait_until="networkidle")
        if answer is None or not answer.ok:
            raise RuntimeError(f"{shot.place} cannot be shown: {page.inner_text('main')}")
        return page.screenshot()


def _sign_in(page: Page) -> None:
    page.goto("/sign-in")
    page.get_by_label("Your name").fill("Ann Reader")
    page.get_by_label("Token").fill(TOKEN)
    page.get_by_role("button", name="Sign in").click()


def _named(page: Page, place: str) -> str:
    """An address with the ids of the facts that it names."""
    for name, asked in FACTS.items():
        if name in place:
            rows = page.request.get(f"/api/v1/facts/{asked}&fields=id&limit=1").json()["rows"]
            place = place.replace(name, rows[0]["id"])
    return place


def _small(png: bytes) -> bytes:
    """A picture with few colours, which takes a third of the room."""
    buffer = io.BytesIO()
    few = Image.open(io.BytesIO(png)).convert("RGB").quantize(_COLOURS, dither=Image.Dither.NONE)
    few.save(buffer, "PNG", optimize=True)
    return buffer.getvalue()


if __name__ == "__main__":
    main()
