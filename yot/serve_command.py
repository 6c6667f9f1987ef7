"""`yot serve`: the explorer and the API on this machine."""

from __future__ import annotations

from typing import Annotated

import typer
from platformdirs import user_cache_path

from yot.options import Database, stop, store
from yot.terminal import console

HOST = "127.0.0.1"


def command(
    port: Annotated[int, typer.Option(help="The port to listen on.", min=1, max=65535)] = 8000,
    database: Database = "",
) -> None:
    """Open the store in a browser: pages at the printed address, the API under /api/v1. Only this machine can reach it,
    and it only reads.

    Example:

        yot serve --port 8080
    """
    try:
        import uvicorn  # noqa: PLC0415 - an extra

        from web.app import create_app  # noqa: PLC0415
    except ImportError as error:
        raise stop("the explorer needs packages that are not installed: pip install 'yotdata[web]'") from error
    with store(database) as opened:
        console.print(f"yotdata is at http://{HOST}:{port}/ (stop it with Ctrl+C)")
        uvicorn.run(
            create_app(opened.engine, user_cache_path("yotdata", appauthor=False)),
            host=HOST,
            port=port,
            log_level="warning",
        )
