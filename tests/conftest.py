"""Fixtures of all tests."""

from __future__ import annotations

from tests.databases import database, postgres_server

__all__ = ["database", "postgres_server"]
