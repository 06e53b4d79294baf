"""``exposure`` on a demonstration desk, against an oracle in plain Python over its export; and what is refused."""

import datetime as dt
import shutil
from pathlib import Path
from typing import Any

import pyrage
import pytest

from desktop.sync.case_stays import open_stays
from tests.cli.conftest import Shell, refused
from tests.table_files import read_table

REASON = "疾控电话 0752-2808123"
EXTENSION = dt.timedelta(minutes=30)


Desk = tuple[Path, str]
"""Its folder, and the password of its manager."""


@pytest.fixture(scope="module")
def _made(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """A demonstration desk of 1,500 declarations in a fortnight, made once for these tests."""
    root = tmp_path_factory.mktemp("demo")
    life = ("--declarations", 1500, "--days", 14, "--gates", 3, "--no-window")
    made = Shell(root / "home").json("demo", "--dir", root / "desk", *life)
    return root / "desk", made["password"]


@pytest.fixture
def desk(_made: Desk, tmp_path: Path) -> Desk:
    shutil.copytree(_made[0], tmp_path / "desk")
    return tmp_path / "desk", _made[1]


def exported(venuedesk: Shell, folder: Path, password: str) -> list[dict[str, Any]]:
    out = folder.parent / "rows.csv"
    venuedesk.json("export", "declarations", "--dir", folder, "--out", out, "--reason", REASON, password=password)
    (_, headings), *lines = read_table(out)
    rows: list[dict[str, Any]] = [dict(zip(headings, line, strict=False)) for _, line in lines]
    for row in rows:
        row["from"], row["to"] = (dt.datetime.fromisoformat(row[name]) for name in ("visited_from", "visited_to"))
    return rows


def test_every_exact_stay_that_overlaps_is_certain_and_the_case_is_not_among_them(venuedesk: Shell, desk: Desk) -> None:
    folder, password = desk
    rows = exported(venuedesk, folder, password)
    exact = [row for row in rows if "-" in row["time"]]
    case = max(exact, key=lambda row: sum(row["from"] < other["to"] and other["from"] < row["to"] for other in exact))
    out = folder.parent / "list.csv"
    asked = ("exposure", "--dir", folder, "--declaration", case["id"], "--reason", REASON, "--out", out)
    found = venuedesk.json(*asked, password=password)
    end = case["to"] + min(case["to"] - case["from"], EXTENSION)
    person = (case["name"], case["id_type"], case["id_number"], case["phone"])
    own = {row["id"] for row in rows if (row["name"], row["id_type"], row["id_number"], row["phone"]) == person}
    minutes = {
        row["id"]: (min(row["to"], end) - max(row["from"], case["from"])) // dt.timedelta(minutes=1)
        for row in exact
        if row["from"] <= end and row["to"] >= case["from"] and row["id"] not in own
    }
    assert len(minutes) > 5
    certain = {c["declaration"]: c["minutes"] for c in found["contacts"] if c["certainty"] == "certain"}
    assert certain == minutes
    names = [c["declaration"] for c in found["contacts"]]
    assert len(names) == len(set(names)) == found["rows"]
    assert not own & set(names)
    possible = {c["declaration"] for c in found["contacts"] if c["certainty"] == "possible"}
    assert possible <= {row["id"] for row in rows} - {row["id"] for row in exact}
    gates = {row["id"]: row["gate"] for row in rows}
    assert all(c["gate"] == gates[c["declaration"]] for c in found["contacts"])
    assert all((c["circle"] == "gate") == (c["gate"] == case["gate"]) for c in found["contacts"])
    (_, headings), *lines = read_table(out)
    assert [line[headings.index("declaration")] for _, line in lines] == names
    assert found["case"]["number"].endswith("-001")


def test_a_person_or_a_place_and_times_begin_it_as_well(venuedesk: Shell, desk: Desk) -> None:
    folder, password = desk
    rows = exported(venuedesk, folder, password)
    somebody = next(row for row in rows if row["id_type"] == "resident_id")
    asked = ("exposure", "--dir", folder, "--reason", REASON)
    by_number = venuedesk.json(*asked, "--person", somebody["id_number"], password=password)
    stays = [row for row in rows if row["id_number"][:18] == somebody["id_number"]]
    assert [each["declaration"] for each in by_number["case"]["stays"]] == [row["id"] for row in stays]
    again = venuedesk.json(*asked, "--case", by_number["case"]["number"], password=password)
    assert (again["case"], again["contacts"]) == (by_number["case"], by_number["contacts"])
    assert {(c["new"], c["outcome"]) for c in again["contacts"]} == {(False, None)}
    day = somebody["from"].date().isoformat()
    times = ("--from", f"{day}T00:00", "--until", f"{day}T23:59")
    at_gate = venuedesk.json(*asked, *times, "--gate", somebody["gate"], password=password)
    assert somebody["id"] in {c["declaration"] for c in at_gate["contacts"] if c["circle"] == "gate"}
    anywhere = venuedesk.json(*asked, *times, password=password)
    assert {c["circle"] for c in anywhere["contacts"]} == {"venue"}
    out = folder.parent / "case.vdstays"
    venuedesk.json(*asked, "--person", somebody["id_number"], "--stays-out", out, password=password)
    filed = open_stays(out)
    assert [one.visited_from for one in filed] == [int(row["from"].timestamp() * 1000) for row in stays]
    assert {one.gate_name for one in filed} == {row["gate"] for row in stays}
    assert somebody["name"] not in out.read_text("utf-8")
    assert len(anywhere["contacts"]) == len(at_gate["contacts"])
    assert anywhere["case"]["declaration"] is None


def test_a_sealed_list_is_opened_with_the_key_that_it_is_for(venuedesk: Shell, desk: Desk, tmp_path: Path) -> None:
    folder, password = desk
    identity, key, out = pyrage.x25519.Identity.generate(), tmp_path / "office.txt", tmp_path / "list.csv.age"
    key.write_text(str(identity.to_public()), "utf-8")
    day = exported(venuedesk, folder, password)[0]["from"].date().isoformat()
    stay = ("--from", f"{day}T00:00", "--until", f"{day}T23:59")
    sealed = ("--out", out, "--recipient", key)
    found = venuedesk.json("exposure", "--dir", folder, *stay, *sealed, "--reason", REASON, password=password)
    opened = pyrage.decrypt(out.read_bytes(), [identity]).decode("utf-8-sig")
    assert len(opened.splitlines()) == 1 + found["rows"]


def test_what_cannot_be_looked_up_is_one_sentence(venuedesk: Shell, desk: Desk, tmp_path: Path) -> None:
    folder, password = desk
    asked = ("exposure", "--dir", folder, "--reason", REASON)
    out = tmp_path / "list.csv"
    for arguments in (
        ("--declaration", "nobody"),
        ("--person", "麦无此人"),
        ("--from", "2026-11-23T10:00", "--until", "2026-11-23T09:00"),
        ("--from", "2026-11-23T10:00", "--until", "2026-11-23T11:00", "--gate", "天门"),
        ("--declaration", "nobody", "--gate", "南门"),
        ("--case", "2026-999"),
        ("--case", "2026-001", "--gate", "南门"),
        ("--declaration", "nobody", "--out", tmp_path / "list.docx"),
    ):
        refused(venuedesk(*asked, *arguments, password=password))
    assert not out.exists()
