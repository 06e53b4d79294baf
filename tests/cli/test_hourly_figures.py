"""The hourly figures against a count of a few lines that knows nothing of the program: only its exported files."""

import csv
from collections import Counter
from pathlib import Path

from tests.cli.conftest import Shell

Key = tuple[str, str, str, str, str]


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_the_demonstrations_month_adds_up_to_the_unit(venuedesk: Shell, tmp_path: Path) -> None:
    made = venuedesk.json("demo", "--no-window", "--dir", tmp_path / "D")
    for what in ("screenings", "declarations", "hourly"):
        out = tmp_path / f"{what}.csv"
        venuedesk.json(
            "export", what, "--dir", tmp_path / "D", "--out", out, "--reason", "核对", password=made["password"]
        )

    count, abnormal = Counter[Key](), Counter[Key]()
    for row in rows(tmp_path / "screenings.csv"):
        key = (row["at"][:13] + ":00:00+08:00", row["gate"], row["inspector"], "screening", "")
        count[key] += int(row["count"])
        abnormal[key] += int(row["count"]) if row["result"] == "abnormal" else 0
    for row in rows(tmp_path / "declarations.csv"):
        hour = row["visited_from"][:13] + ":00:00+08:00"
        key = (hour, row["gate"], row["inspector"], "registration", row["category"])
        count[key] += 1
        abnormal[key] += float(row["temperature_c"] or 0) >= 37.3

    hourly = rows(tmp_path / "hourly.csv")
    keys = ("hour_start", "gate", "inspector", "kind", "category")
    assert {tuple(r[k] for k in keys): int(r["count"]) for r in hourly} == count
    assert {tuple(r[k] for k in keys): int(r["abnormal"]) for r in hourly} == abnormal
    assert sum(count.values()) > 5000
    assert venuedesk.json("check", "--dir", tmp_path / "D", password=made["password"]) == {"ok": True, "problems": []}
