"""Finds every translatable text of the sources and writes them as a module that lupdate can read.

lupdate reads Python by its own small grammar and silently skips what it does not know: ``message`` with named
values, ``tr`` inside an f-string. So the sources are read here, by Python's own grammar, and a text that is not
a literal is an error rather than a hole in the catalogue.
"""

import ast
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Word:
    """One text to translate; ``numerus`` for texts with a plural."""

    context: str
    source: str
    numerus: bool = False


def words_of(file: Path) -> Iterator[Word]:
    """All texts of one source file, in its order. Exits where one is not a literal."""
    yield from _Finder(file).visit_all()


class _Finder(ast.NodeVisitor):
    def __init__(self, file: Path) -> None:
        self._file = file
        self._classes: list[str] = []
        self._found: list[Word] = []

    def visit_all(self) -> list[Word]:
        self.visit(ast.parse(self._file.read_text("utf-8")))
        return self._found

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        self._classes.append(node.name)
        self.generic_visit(node)
        self._classes.pop()

    def visit_Call(self, node: ast.Call) -> None:
        called = node.func
        if isinstance(called, ast.Name) and called.id == "message":
            self._add(node, self._literal(node, 0), self._literal(node, 1))
        elif isinstance(called, ast.Attribute) and called.attr == "tr":
            self._add(node, self._classes[-1] if self._classes else "", self._literal(node, 0), len(node.args) > 2)
        elif isinstance(called, ast.Attribute) and called.attr == "translate" and _of_qt(called, node):
            self._add(node, self._literal(node, 0), self._literal(node, 1), len(node.args) > 3)
        self.generic_visit(node)

    def _add(self, node: ast.Call, context: str, source: str, numerus: bool = False) -> None:
        if "%Ln" in source and not numerus:
            self._fail(node, "a text with %Ln needs its number: tr(text, comment, number)")
        if "%n" in source:
            self._fail(node, "%n does not part a number by thousands: write %Ln")
        self._found.append(Word(context, source, numerus))

    def _literal(self, node: ast.Call, at: int) -> str:
        value = node.args[at] if at < len(node.args) else None
        if not isinstance(value, ast.Constant) or not isinstance(value.value, str):
            self._fail(node, "the text must be a literal")
        return str(value.value)

    def _fail(self, node: ast.Call, why: str) -> None:
        sys.exit(f"{self._file}:{node.lineno}: {why}")


def _of_qt(called: ast.Attribute, node: ast.Call) -> bool:
    """Whether this is ``QCoreApplication.translate`` of words, rather than of a message made elsewhere."""
    is_qt = isinstance(called.value, ast.Name) and called.value.id == "QCoreApplication"
    return is_qt and all(isinstance(a, ast.Constant) for a in node.args[:2])


def collect(folder: Path) -> list[Word]:
    """Every text under a folder once, by file and place."""
    found = (word for file in sorted(folder.rglob("*.py")) for word in words_of(file))
    return list(dict.fromkeys(found))


def as_module(words: list[Word]) -> str:
    """The texts as calls that lupdate knows."""
    lines = (
        f"QCoreApplication.translate({w.context!r}, {w.source!r}{', None, 1' if w.numerus else ''})" for w in words
    )
    return "\n".join(("# -*- coding: utf-8 -*-", *lines, ""))


if __name__ == "__main__":
    Path(sys.argv[2]).write_text(as_module(collect(Path(sys.argv[1]))), "utf-8")
