"""The names under which the application answers: another name that leads here may be another site's trick to have its
pages taken for ours (DNS rebinding). Pure."""

from __future__ import annotations

import ipaddress
from collections.abc import Sequence
from urllib.parse import urlsplit

LOCAL = ("127.0.0.1", "localhost", "::1")
"""This machine's own names."""
ANY_ADDRESS = "*"
"""Among the names: any address in figures. No name was asked for it, so none can have been turned to us."""


def host_name(header: str) -> str:
    """The name in a `Host` header, without its port; empty where it holds none."""
    try:
        return urlsplit(f"//{header}").hostname or ""
    except ValueError:
        return ""


def is_ours(header: str, names: Sequence[str]) -> bool:
    """Whether a `Host` header names one of ours."""
    name = host_name(header)
    return name in names or (ANY_ADDRESS in names and _is_address(name))


def is_local(host: str) -> bool:
    """Whether only this machine can reach what listens there."""
    return host == "localhost" or (_is_address(host) and ipaddress.ip_address(host).is_loopback)


def is_foreign(origin: str, fetched_from: str, host: str) -> bool:
    """Whether a page of another site sends a request: by its `Origin` and `Sec-Fetch-Site` headers. A program sends
    neither."""
    if fetched_from:
        return fetched_from not in ("same-origin", "none")
    return bool(origin) and origin.partition("://")[2] != host


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True
