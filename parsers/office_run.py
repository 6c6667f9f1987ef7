"""Runs LibreOffice so that nothing of it is left and nothing goes out: no macro, no link, no network, no process that
outlives its caller."""

from __future__ import annotations

import ctypes
import os
import shutil
import signal
import subprocess
from contextlib import suppress
from functools import cache
from pathlib import Path

_ALONE = ("--user", "--map-current-user", "--net", "--pid", "--fork", "--kill-child")
"""Namespaces without any network interface, whose processes end with the first of them."""
_NOWHERE = "http://127.0.0.1:9"
_DIES_WITH_PARENT = 1
"""`PR_SET_PDEATHSIG` of Linux's prctl.h."""
_PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
{items}
</oor:items>
"""
_ITEM = '<item oor:path="{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
_SAFE = (
    ("/org.openoffice.Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("/org.openoffice.Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("/org.openoffice.Office.Common/Security/Scripting", "DisableActiveContent", "true"),
    ("/org.openoffice.Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("/org.openoffice.Office.Writer/Content/Update", "Link", "0"),
    ("/org.openoffice.Inet/Settings", "ooInetProxyType", "2"),
    ("/org.openoffice.Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"),
    ("/org.openoffice.Inet/Settings", "ooInetHTTPProxyPort", "9"),
)
"""Macros and active content off, links never updated, and a proxy that is not there."""


def run(command: list[str], profile: Path, seconds: float) -> bool:
    """Run a command of LibreOffice with the new profile; False where it takes more than `seconds`."""
    _write_profile(profile)
    process = subprocess.Popen(  # noqa: S603 - the program is LibreOffice, the file is ours
        [*alone(), *command], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        start_new_session=True, env=_environment(profile.parent), preexec_fn=_die_with_parent,  # noqa: PLW1509
    )  # fmt: skip
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        return False
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
    return True


@cache
def alone() -> tuple[str, ...]:
    """What a command begins with to be run without network; nothing where the system does not allow it."""
    unshare = shutil.which("unshare")
    if unshare is None:
        return ()
    allowed = subprocess.run([unshare, *_ALONE, "true"], capture_output=True, check=False)  # noqa: S603
    return () if allowed.returncode else (unshare, *_ALONE)


def _write_profile(profile: Path) -> None:
    items = "\n".join(_ITEM.format(path=path, name=name, value=value) for path, name, value in _SAFE)
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_PROFILE.format(items=items), encoding="utf-8")


def _environment(folder: Path) -> dict[str, str]:
    """No proxy but one that is not there, and temporary files beside the converted one."""
    proxies = dict.fromkeys(("http_proxy", "https_proxy", "ftp_proxy", "all_proxy"), _NOWHERE)
    return {**os.environ, **proxies, "TMPDIR": str(folder), "HOME": str(folder)}


def _die_with_parent() -> None:
    with suppress(AttributeError, OSError):
        ctypes.CDLL(None).prctl(_DIES_WITH_PARENT, signal.SIGKILL, 0, 0, 0)
