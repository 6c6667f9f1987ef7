"""A document in, its facts out."""

VERSION = "2026.11.25"
"""The extractor's version. A store replaces the facts of an older one when a document is read again."""
