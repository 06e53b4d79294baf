"""The glossary names what is there."""

import pkgutil
import re
from pathlib import Path

import pytest

from desktop import domain

TEXT = Path(domain.__path__[0], "glossary.md").read_text("utf-8")
ROWS = [
    [cell.strip() for cell in line.strip("|\n ").split("|")] for line in TEXT.splitlines() if line.startswith("| ")
][1:]


@pytest.mark.parametrize("name", sorted(set(re.findall(r"`((?:\w+\.)*\w+)`", TEXT)) - {"desktop", "screening"}))
def test_a_name_in_code_is_there(name: str) -> None:
    assert pkgutil.resolve_name(f"desktop.{name}") is not None


def test_a_term_stands_once_and_has_everything_beside_it() -> None:
    terms = [row[0] for row in ROWS]
    assert len(terms) == len(set(terms)) > 20
    assert all(len(row) == 4 and all(row) for row in ROWS)
