"""The files that a batch consists of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ingest.errors import IngestError
from ingest.places import Place, Remote, address

if TYPE_CHECKING:
    from fsspec import AbstractFileSystem

_ADDRESS = re.compile(r"([a-z][a-z0-9+.-]*)://", re.IGNORECASE)
_LOCAL = frozenset({"file", "local"})
_WEB = frozenset({"http", "https"})


def find(inputs: Iterable[Path | str]) -> Iterator[Place]:
    """Every file in `inputs`, which are paths and addresses, and in the folders among them, folders in the order of
    names; hidden ones are left out. An address on the web is one file: no links are followed.

    Raises FileNotFoundError for what is not there, IngestError for an address that cannot be looked up.
    """
    seen: set[str] = set()
    for given in inputs:
        for place in _places(given):
            known = str(place.resolve()) if isinstance(place, Path) else address(place)
            if known not in seen:
                seen.add(known)
                yield place


def place_of(given: Path | str) -> Place:
    """The place that a path or an address names; `file://` names a path."""
    protocol = _ADDRESS.match(given) if isinstance(given, str) else None
    if protocol is None:
        return Path(given)
    if protocol[1].lower() in _LOCAL and "::" not in str(given):
        return Path(str(given)[protocol.end() :])
    return Remote(_whole(str(given)))


def _whole(url: str) -> str:
    """An address that holds from any folder and on other machines that see the same files: `zip://plans.zip` is all
    that is in the archive, whose path is made absolute."""
    first, *rest = url.split("::")
    if first.startswith("zip://") and not rest:
        first, rest = "zip://", [first.removeprefix("zip://")]
    if rest and not _ADDRESS.match(rest[-1]):
        rest[-1] = str(Path(rest[-1]).absolute())
    return "::".join((first, *rest))


def _places(given: Path | str) -> Iterator[Place]:
    place = place_of(given)
    if isinstance(place, Remote):
        yield from _remote(place)
    elif place.exists():
        yield from _files(place)
    else:
        raise FileNotFoundError(place)


def _files(path: Path) -> Iterator[Path]:
    if path.is_file():
        yield path
        return
    for child in sorted(path.iterdir()):
        if not child.name.startswith(".") and (child.is_dir() or child.is_file()):
            yield from _files(child)


def _remote(place: Remote) -> Iterator[Remote]:
    try:
        yield from _listed(place)
    except FileNotFoundError as error:
        raise FileNotFoundError(place.url) from error
    except ImportError as error:
        raise IngestError(
            "needs-remote", f"{place.url} cannot be opened ({error}): pip install 'yotdata[remote]'"
        ) from error
    except Exception as error:  # each kind of address has errors of its own
        raise IngestError(
            "unreachable-address",
            f"{place.url} cannot be looked up ({type(error).__name__}: {error}): check the address and your access",
        ) from error


def _listed(place: Remote) -> list[Remote]:
    """The file at an address, or those below the folder there."""
    from fsspec.core import url_to_fs  # noqa: PLC0415 - needed for addresses alone

    protocol, _, rest = place.url.partition("://")
    system, root = url_to_fs(place.url)
    if protocol in _WEB or system.info(root)["type"] == "file":
        return [place]
    archive = rest.partition("::")[2]
    paths = sorted(system.find(root), key=lambda path: path.split("/"))
    return [_below(system, protocol, path, archive) for path in paths if _is_shown(path, root)]


def _below(system: AbstractFileSystem | Any, protocol: str, path: str, archive: str) -> Remote:
    return Remote(f"{protocol}://{path}::{archive}" if archive else system.unstrip_protocol(path))


def _is_shown(path: str, root: str) -> bool:
    """Not hidden, and no folder: programs that show S3 as folders keep an empty object `plans/` for one."""
    return not path.endswith("/") and not any(part.startswith(".") for part in path.removeprefix(root).split("/"))
