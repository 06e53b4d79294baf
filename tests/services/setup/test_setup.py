"""Making a desk: whole or not at all, and never over another."""

import hashlib
import json
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.app.program import Program
from desktop.domain.errors import BadInput, UserError
from desktop.services.setup.setup import PersonDraft
from desktop.services.venue.venue_file import read_venue_file
from tests.conftest import MANAGER_PASSWORD, REQUEST, MadeDesk


def contents(folder: Path) -> dict[str, str]:
    return {
        str(p.relative_to(folder)): hashlib.sha256(p.read_bytes()).hexdigest() for p in folder.rglob("*") if p.is_file()
    }


def test_a_new_desk_has_everything_of_the_request(program: Program, tmp_path: Path) -> None:
    made = program.setup().create(tmp_path / "new", REQUEST)
    access = program.access(tmp_path / "new")
    with program.desk(access, access.open(access.manager().slot_id, MANAGER_PASSWORD)) as desk:
        venue = desk.venue.get()
        assert venue == made.venue
        assert venue.region.path == ("广东省", "惠州市", "惠城区", "江北街道")
        assert venue.latitude == pytest.approx(23.1140, abs=2e-3)  # shifted from GCJ-02
        assert venue.latitude != 23.1115
        assert [g.name for g in desk.gates.list()] == list(REQUEST.gates)
        by_name = {m.name: m for m in desk.members.list()}
        assert len(by_name["曾敏"].gate_ids) == 2
        assert desk.health.problems() == ()
    assert [p.name for p in tmp_path.iterdir() if p.name.startswith(".")] == []


def test_a_second_desk_in_the_same_folder_is_refused_and_nothing_changes(program: Program, made_desk: MadeDesk) -> None:
    before = contents(made_desk.folder)
    with pytest.raises(BadInput, match="already"):
        program.setup().create(made_desk.folder, REQUEST)
    assert contents(made_desk.folder) == before


def test_a_folder_with_other_things_in_it_is_refused(program: Program, tmp_path: Path) -> None:
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "letter.txt").write_text("mine")
    with pytest.raises(BadInput, match="not empty"):
        program.setup().create(tmp_path / "full", REQUEST)
    (tmp_path / "file").write_text("x")
    with pytest.raises(BadInput, match="is a file"):
        program.setup().create(tmp_path / "file", REQUEST)


def test_a_folder_that_cannot_be_made_is_a_sentence(program: Program, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(UserError):
        program.setup().create(tmp_path / "file" / "desk", REQUEST)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"gates": ()}, "gates"),
        ({"gates": ("南门", "南门")}, "gates.1"),
        ({"gates": ("门" * 200,)}, "gates.0"),
        ({"gates": ("南门😀",)}, "gates.0"),
        ({"manager": PersonDraft("陈志远", "13800138000", "short")}, "manager.password"),
        ({"manager": PersonDraft("", "13800138000", MANAGER_PASSWORD)}, "manager.name"),
        ({"clerks": (PersonDraft("李春梅", "abc", MANAGER_PASSWORD),)}, "members.0.phone"),
        ({"inspectors": (PersonDraft("单雄", gates=("天门",)),)}, "inspectors.0.gates"),
        ({"draft": replace(REQUEST.draft, uscc="x")}, "uscc"),
        ({"draft": replace(REQUEST.draft, name="店")}, "name"),
        ({"draft": replace(REQUEST.draft, region="4413")}, "region"),
    ],
)
def test_bad_input_names_its_field_and_leaves_nothing(
    program: Program, tmp_path: Path, change: dict[str, object], field: str
) -> None:
    with pytest.raises(BadInput) as caught:
        program.setup().create(tmp_path / "new", replace(REQUEST, **change))  # type: ignore[arg-type]
    assert field in [p.field for p in caught.value.problems]
    assert not (tmp_path / "new").exists()


def test_the_manager_may_insist_only_where_a_rule_is_a_guess(program: Program, tmp_path: Path) -> None:
    short = replace(REQUEST, draft=replace(REQUEST.draft, name="江北医院"))
    with pytest.raises(BadInput):
        program.setup().create(tmp_path / "a", short)
    assert program.setup().create(tmp_path / "a", replace(short, insist=True)).venue.name == "江北医院"
    wrong = replace(REQUEST.draft, uscc="1")
    with pytest.raises(BadInput):
        program.setup().create(tmp_path / "b", replace(REQUEST, draft=wrong, insist=True))


VENUE = {
    "name": "惠州市惠城区江北街道社区卫生服务中心",
    "uscc": "12441302MB2C00000D",
    "type": "医疗机构",
    "region": "441302004",
    "address": "江北街道云山西路8号",
    "host": "VENUE.HUIZHOU.EXAMPLE",
    "manager": {"name": "陈志远", "phone": "13800138000", "password": MANAGER_PASSWORD},
    "gates": [{"name": "南门"}],
}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_a_venue_file_is_read(tmp_path: Path, encoding: str, program: Program) -> None:
    path = tmp_path / "venue.json"
    path.write_text(json.dumps(VENUE, ensure_ascii=False), encoding=encoding)
    request = read_venue_file(path)
    assert program.setup().problems(request) == ()
    assert request.gates == ("南门",)


@pytest.mark.parametrize(
    "change",
    [
        {"manager": None},
        {"manager": "陈志远"},
        {"gates": "南门"},
        {"gates": [{"name": 3}]},
        {"latitude": "23"},
        {"datum": "MARS"},
        {"members": [{"name": "李春梅", "role": "inspector"}]},
        {"name": ["x"]},
        {"inspectors": [{"name": "单雄", "gates": [1]}]},
    ],
)
def test_a_venue_file_of_another_shape_is_refused(tmp_path: Path, change: dict[str, object]) -> None:
    path = tmp_path / "venue.json"
    path.write_text(json.dumps(VENUE | change), encoding="utf-8")
    with pytest.raises(BadInput) as caught:
        read_venue_file(path)
    assert caught.value.problems


@pytest.mark.parametrize("content", [b"", b"[]", b"{", b"\xff\xfe\x00", "{'名': 1}".encode("gbk"), b"x" * 1_000_001])
def test_a_file_that_is_no_venue_file_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "venue.json"
    path.write_bytes(content)
    with pytest.raises(BadInput):
        read_venue_file(path)
    with pytest.raises(BadInput):
        read_venue_file(tmp_path / "missing.json")
