"""Every page of the explorer."""

from __future__ import annotations

from web.pages import authorities, documents, imports, indicators, overview, review, search, signing

ROUTERS = tuple(
    module.router for module in (overview, indicators, authorities, documents, search, review, imports, signing)
)
