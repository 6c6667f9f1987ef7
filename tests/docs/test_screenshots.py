"""The pictures of the pages: each is shown, small, and nothing but a picture."""

from __future__ import annotations

import re

import pytest
from PIL import Image

from docs.screenshots.shots import FOLDER, SHOTS, Shot
from tests.docs.source import page

_LARGEST = 150_000
"""In bytes: pictures stay in the history for good."""
_SHOWN = re.compile(r"!\[(.+?)\]\(screenshots/(.+?)\.png\)")
NAMES = [shot.name for shot in SHOTS]


def test_every_picture_is_shown_once_with_words_for_it_and_none_is_left_over() -> None:
    shown = _SHOWN.findall(page("explorer.md"))
    assert sorted(name for _, name in shown) == sorted(NAMES)
    assert len({words for words, _ in shown}) == len(NAMES)
    assert sorted(path.name for path in FOLDER.glob("*.png")) == sorted(f"{name}.png" for name in NAMES)


@pytest.mark.parametrize("shot", SHOTS, ids=lambda shot: shot.name)
def test_a_picture_is_small_and_of_the_windows_size(shot: Shot) -> None:
    path = FOLDER / f"{shot.name}.png"
    assert path.stat().st_size < _LARGEST
    with Image.open(path) as image:
        assert (image.format, image.size) == ("PNG", (shot.width, shot.height))
        assert image.info.keys() <= {"transparency"}
