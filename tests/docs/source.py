"""What the pages are held against: the pages' own sections, and codes and messages that stand in the code."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
FENCED = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)


def page(name: str) -> str:
    """The words of a page in `docs/`."""
    return (DOCS / name).read_text(encoding="utf-8")


def sections(words: str, level: int) -> dict[str, str]:
    """What stands under each heading of a level, up to the next of that level or a higher one."""
    heading = re.compile(rf"^#{{{level}}} +(.+)$", re.MULTILINE)
    higher = re.compile(rf"^#{{1,{level}}} ", re.MULTILINE)
    found = {}
    for match in heading.finditer(words):
        after = higher.search(words, match.end())
        found[match.group(1)] = words[match.end() : after.start() if after else len(words)]
    return found


def calls(name: str, *folders: str) -> Iterator[ast.Call]:
    """Every call of a function or class called `name` in the modules of these folders."""
    for folder in folders:
        for node in nodes(folder):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == name:
                yield node


@cache
def nodes(folder: str) -> tuple[ast.AST, ...]:
    """Every node of the modules' syntax trees."""
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in sorted((ROOT / folder).rglob("*.py"))]
    return tuple(node for tree in trees for node in ast.walk(tree))


def patterns(node: ast.expr) -> list[str]:
    """What an expression may say, as patterns: a string is itself, and in an f-string anything is filled in."""
    if isinstance(node, ast.Constant):
        return [re.escape(node.value)] if isinstance(node.value, str) and len(node.value.strip()) > 1 else []
    if isinstance(node, ast.JoinedStr):
        words = [re.escape(str(part.value)) if isinstance(part, ast.Constant) else ".+" for part in node.values]
        return ["".join(words)]
    return [found for inner in ast.iter_child_nodes(node) if isinstance(inner, ast.expr) for found in patterns(inner)]
