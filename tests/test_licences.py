"""What the program is made of may be in it: each part is under a licence that was allowed with a reason, and is shown."""

import json
import tomllib
from importlib.metadata import Distribution
from pathlib import Path

import pytest

from desktop.licences import FILE, as_json, installed_parts, licence_of, licences_in, needed_distributions, parts


@pytest.fixture
def rules(resources: Path) -> dict[str, dict[str, str]]:
    return tomllib.loads((resources / "licences" / "parts.toml").read_text("utf-8"))


def test_every_licence_is_one_that_was_allowed(resources: Path, rules: dict[str, dict[str, str]]) -> None:
    wrong = {
        part.name: part.licence
        for part in installed_parts(resources)
        if not part.licence or set(licences_in(part.licence)) - rules["allowed"].keys()
    }
    assert wrong == {}
    assert all(len(reason) > 8 for reason in rules["allowed"].values())


def test_every_distribution_that_is_needed_is_a_part_with_its_text(
    resources: Path, rules: dict[str, dict[str, str]]
) -> None:
    listed = {part.name: part for part in installed_parts(resources)}
    of_others = {part.get("of") for part in rules["part"]}  # type: ignore[attr-defined]
    needed = [one for one in needed_distributions() if one.name not in listed]
    assert {one.name.lower().replace("_", "-") for one in needed} <= of_others
    assert all(len(part.text) > 200 for part in listed.values())
    assert {"VenueDesk", "Qt", "Python", "SQLCipher", "numpy", "Noto Sans SC"} <= listed.keys()


def test_what_metadata_says_holds_unless_something_else_is_stated(tmp_path: Path) -> None:
    folder = tmp_path / "some_thing-1.0.dist-info"
    folder.mkdir()
    (folder / "METADATA").write_text("Metadata-Version: 2.4\nName: some.thing\nVersion: 1.0\nLicense: Own\n")
    found = Distribution.at(folder)
    assert licence_of(found, {}) == "Own"
    assert licence_of(found, {"some-thing": "MIT"}) == "MIT"


def test_a_packaged_copy_shows_what_it_carries(tmp_path: Path, resources: Path) -> None:
    every = installed_parts(resources)
    assert parts(resources) == every
    packaged = tmp_path / FILE
    packaged.parent.mkdir()
    packaged.write_text(as_json(every[:2]), "utf-8")
    assert parts(tmp_path) == every[:2]
    assert len(json.loads(packaged.read_text("utf-8"))) == 2
