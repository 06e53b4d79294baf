"""Takes files at a desk and looks at what came of them."""

import csv
from pathlib import Path

from desktop.domain.declaration import DeclarationDraft
from desktop.services.desk import Desk
from desktop.services.imports.outcome import ImportOutcome, Rejected

NUMBER = "kept this as a number"


def take(desk: Desk, path: Path) -> ImportOutcome:
    """Import a file; whatever it is, its lines add up."""
    outcome = desk.imports.import_file(path)
    not_read = sum(lines.count for lines in outcome.not_read)
    assert outcome.lines == outcome.accepted + outcome.existing + len(outcome.rejected) + not_read
    return outcome


def stored(desk: Desk) -> list[DeclarationDraft]:
    """Everybody in the book, in the order of the file."""
    ids = [row.id for row in desk.declarations.recent(1000)]
    return [desk.declarations.unmasked(one, "test of an import") for one in sorted(ids)]


def one(outcome: ImportOutcome) -> Rejected:
    assert (outcome.accepted, len(outcome.rejected)) == (0, 1)
    return outcome.rejected[0]


def values(desk: Desk, field: str) -> list[str]:
    return [getattr(draft, field) for draft in stored(desk)]


def by_notes(path: Path) -> list[str]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return [row["notes"] for row in csv.DictReader(file)]
