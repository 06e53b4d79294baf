"""Every place in the sources where the program does something else on another operating system.

    branches.py [FOLDER]    file, function and how often, by tabs (desktop/ unless said otherwise)

``resources/packaging/windows/branches.tsv`` has the same with the reason of each; a test holds the two together. Most of
the desks run Windows, and the tests do not: what is not in that list has not been thought about there.
"""

import ast
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
_NAMES = {("sys", "platform"), ("os", "name"), ("platform", "system"), ("sys", "getwindowsversion")}


def branches(folder: Path) -> Counter[tuple[str, str]]:
    """How often each function of each file asks which system it runs on; ``<module>`` outside of functions."""
    found: Counter[tuple[str, str]] = Counter()
    for file in sorted(folder.rglob("*.py")):
        text = file.read_text("utf-8")
        if any(f"{module}.{name}" in text for module, name in _NAMES):
            name = file.relative_to(folder.parent).as_posix()
            found.update((name, where) for where in _asking(ast.parse(text), "<module>"))
    return found


def _asking(node: ast.AST, within: str) -> Iterator[str]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef):
            yield from _asking(child, child.name)
            continue
        module = child.value if isinstance(child, ast.Attribute) else None
        if isinstance(module, ast.Name) and (module.id, child.attr) in _NAMES:
            yield within
        yield from _asking(child, within)


if __name__ == "__main__":
    for (file, where), count in sorted(branches(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "desktop").items()):
        print(file, where, count, sep="\t")
