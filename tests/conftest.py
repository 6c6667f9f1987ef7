"""Fixtures of all tests."""

from __future__ import annotations

from hypothesis import settings

from tests.databases import database, postgres_server

__all__ = ["database", "postgres_server"]

settings.register_profile("house", deadline=None)  # how long an example takes says more of the machine than of the code
settings.load_profile("house")
