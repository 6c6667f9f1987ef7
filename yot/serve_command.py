"""`yot serve`: the explorer and the API."""

from __future__ import annotations

import logging
import secrets
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from platformdirs import user_cache_path, user_data_path
from sqlalchemy import Engine

from yot.options import Database, stop, store
from yot.terminal import console, text

if TYPE_CHECKING:
    from web.access import Access

HOST = "127.0.0.1"
_SHORTEST = 12
"""The fewest characters of a token that is given."""


def command(
    port: Annotated[int, typer.Option(help="The port to listen on.", min=1, max=65535)] = 8000,
    host: Annotated[str, typer.Option(help="The address to listen on; another than this machine's own needs a token, "
                                      "for reading too.")] = HOST,
    token: Annotated[str, typer.Option(envvar="YOT_TOKEN", help="What who reviews or uploads must have. Default: a new "
                                       "one, which is printed.", show_default=False)] = "",
    name: Annotated[list[str] | None, typer.Option(help="A further name under which it is reached, such as "
                                                   "plans.example.org.", show_default=False)] = None,
    database: Database = "",
) -> None:  # fmt: skip
    """Open the store in a browser: pages at the printed address, the API under /api/v1. Only this machine can reach it
    unless --host says otherwise. Reading is open here; reviewing and uploading need the printed token.

    Examples:

        yot serve --port 8080

        YOT_TOKEN="a long secret" yot serve --host 0.0.0.0 --name plans.example.org
    """
    try:
        import uvicorn  # noqa: PLC0415 - an extra

        from web.app import create_app  # noqa: PLC0415
    except ImportError as error:
        raise stop("the explorer needs packages that are not installed: pip install 'yotdata[web]'") from error
    access = _access(host, token, name or [])
    with store(database) as opened:
        _greet(host, port, access, given=bool(token))
        _log_changes()
        uvicorn.run(
            create_app(opened.engine, user_cache_path("yotdata", appauthor=False), access, _uploads(opened.engine)),
            host=host,
            port=port,
            log_level="warning",
        )


def _access(host: str, token: str, names: list[str]) -> Access:
    """Who may do what. A token that is too short, and none where others can reach the explorer, end the command."""
    from web.access import Access  # noqa: PLC0415 - an extra
    from web.hosts import ANY_ADDRESS, LOCAL, is_local  # noqa: PLC0415

    if token and len(token) < _SHORTEST:
        raise stop(f"a token has {_SHORTEST} characters or more", 2)
    if is_local(host):
        return Access(token or secrets.token_urlsafe(24), hosts=(*LOCAL, *names))
    if not token:
        raise stop(f"others can reach {host}: give a token in YOT_TOKEN, or with --token", 2)
    return Access(token, closed=True, hosts=(*LOCAL, host, ANY_ADDRESS, *names))


def _greet(host: str, port: int, access: Access, given: bool) -> None:
    address = f"http://{f'[{host}]' if ':' in host else host}:{port}/"
    console.print(text(f"yotdata is at {address} (stop it with Ctrl+C)"))
    token = "the token that was given" if given else f"the token {access.token}"
    console.print(text(f"To review and upload, sign in at {address}sign-in with {token}"), soft_wrap=True)


def _uploads(engine: Engine) -> Path:
    """Where uploaded files are kept: beside an SQLite file, else in the data folder."""
    file = engine.url.database if engine.dialect.name == "sqlite" else None
    return Path(f"{file}.uploads") if file else user_data_path("yotdata", appauthor=False) / "uploads"


def _log_changes() -> None:
    """A line on standard error for each change that is made."""
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(asctime)s %(message)s"))
    log = logging.getLogger("yotdata.changes")
    log.addHandler(handler)
    log.setLevel(logging.INFO)
