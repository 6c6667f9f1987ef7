"""Any words to the readers of authorities and of youth justice services."""

from __future__ import annotations

from fuzz.holds import in_order, words_of
from normalise import areas, services


def check(data: bytes) -> None:
    """Names stand in order; one name is one thing or none."""
    text = words_of(data)
    in_order(areas.find(text), text)
    in_order(services.find_services(text), text)
    areas.read(text)
    services.read_service(text)
