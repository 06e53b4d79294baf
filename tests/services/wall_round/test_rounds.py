"""A round along the walls: what each code means where it hangs, stopped and taken up, ended, on paper."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from desktop.domain.errors import BadInput, Cancelled
from desktop.domain.posters import Language
from desktop.domain.venue import payload_of
from desktop.domain.wall_round import ScanRecord, ScanResult, WallRound
from desktop.posters.codes.codepicture import code_png
from desktop.posters.codes.qr import CodeMaker, Level
from desktop.services.desk import Desk
from desktop.services.posters.known_codes import CodeStatus, KnownCodes
from desktop.services.wall_round.scan_results import host_of, scan_record
from desktop.store.queries import settings
from desktop.store.tables import audit
from tests.reports.paperwork import text_of

FOREIGN = "https://evil.example/v/3f9?id=441302199001011234"


@pytest.fixture
def codes(desk: Desk) -> dict[str, str]:
    """By name, what the codes of the gates say. One has an earlier code, and one is closed."""
    gates = {gate.name: gate for gate in desk.gates.list()}
    for name in ("北门", "停车场入口"):
        desk.posters.record_print(desk.posters.prepare("a4", Language.ZH, [gates[name].id]), "laser", 1)
    venue = desk.venue.get()
    made = {name: payload_of(venue, gate) for name, gate in gates.items()}
    desk.venue.adopt_official_code("https://ykm.example/c/9f8e", gates["北门"].id)
    desk.gates.retire(gates["停车场入口"].id)
    return made


def ids(desk: Desk) -> dict[str, str]:
    return {gate.name: gate.id for gate in desk.gates.list()}


def found(desk: Desk, payload: str, name: str) -> ScanResult:
    known = desk.wall_rounds.open().known
    return scan_record(known.identify(payload), ids(desk)[name] if name else "", 1).result


def photo(folder: Path, name: str, *payloads: str) -> Path:
    """A picture of codes beside each other."""
    path = folder / name
    picture = Image.new("L", (20 + 320 * max(1, len(payloads)), 340), 255)
    for number, payload in enumerate(payloads):
        (folder / "code.bin").write_bytes(code_png(CodeMaker().symbol(payload, Level.Q)))
        with Image.open(folder / "code.bin") as code:
            picture.paste(code.convert("L").resize((300, 300)), (20 + 320 * number, 20))
        (folder / "code.bin").unlink()
    picture.save(path)
    return path


def test_what_a_code_means_depends_on_where_it_hangs(desk: Desk, codes: dict[str, str]) -> None:
    assert found(desk, codes["南门"], "南门") is ScanResult.RIGHT
    assert found(desk, codes["南门"], "急诊入口") is ScanResult.OTHER_GATE
    assert found(desk, codes["北门"], "北门") is ScanResult.OLD
    assert found(desk, "https://ykm.example/c/9f8e", "北门") is ScanResult.RIGHT
    assert found(desk, codes["停车场入口"], "南门") is ScanResult.OLD
    assert found(desk, FOREIGN, "南门") is ScanResult.FOREIGN
    assert found(desk, codes["南门"], "") is ScanResult.RIGHT


@pytest.mark.parametrize(
    "mistyped",
    [str, str.lower, str.swapcase, lambda text: f"]Q1{text}", lambda text: f" {text}　", "wide"],
)
def test_what_a_keyboard_does_to_a_scan_makes_no_stranger_of_it(
    desk: Desk, codes: dict[str, str], mistyped: object
) -> None:
    text = codes["南门"]
    if callable(mistyped):
        text = mistyped(text)
    else:
        text = "".join(chr(ord(c) + 0xFEE0) if c.isalnum() else c for c in text)
    known = desk.wall_rounds.open().known
    assert known.identify_typed(text).status is CodeStatus.CURRENT
    assert known.identify_typed("https://YKM.example/C/9F8E".lower()).status is CodeStatus.CURRENT
    assert known.identify_typed(text + "X").status is CodeStatus.NOT_OURS


def test_a_code_of_the_whole_venue_is_right_at_every_gate(desk: Desk) -> None:
    desk.venue.adopt_official_code(FOREIGN)
    assert {found(desk, FOREIGN, name) for name in ids(desk)} == {ScanResult.RIGHT}


@pytest.mark.parametrize(
    ("payload", "host"),
    [
        (FOREIGN, "evil.example"),
        ("HTTP://A.B:80/x", "a.b"),
        ("441302199001011234", ""),
        ("http://[", ""),
        ("tel:1", ""),
    ],
)
def test_of_a_strangers_code_only_the_host_is_kept(payload: str, host: str) -> None:
    assert host_of(payload) == host


def test_photos_tell_their_gate_by_a_code_of_ours_or_by_their_names(
    desk: Desk, codes: dict[str, str], tmp_path: Path
) -> None:
    desk.gates.add("2")  # no photo is of it because its number says so
    photo(tmp_path, "IMG_1.png", codes["南门"], FOREIGN)
    photo(tmp_path, "IMG_2.png", FOREIGN)
    photo(tmp_path, "急诊入口.png", codes["南门"])
    photo(tmp_path, "IMG_4.png")
    (tmp_path / "IMG_5.heic").write_bytes(b"\0\0\0\x18ftypheic")
    (tmp_path / "notes.txt").write_text("no photo")
    read = desk.wall_rounds.read_photos([tmp_path])
    places = {gate_id: name for name, gate_id in ids(desk).items()}
    assert sorted((one.photo, places.get(one.place, ""), one.result) for one in read.scans) == [
        ("IMG_1.png", "南门", ScanResult.FOREIGN),
        ("IMG_1.png", "南门", ScanResult.RIGHT),
        ("IMG_2.png", "", ScanResult.FOREIGN),
        ("急诊入口.png", "急诊入口", ScanResult.OTHER_GATE),
    ]
    assert [one.name for one in read.unread] == ["IMG_4.png", "IMG_5.heic"]
    assert read.count == 5


def test_a_folder_without_photos_is_told_and_reading_stops_when_asked(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="no photos"):
        desk.wall_rounds.read_photos([tmp_path])
    photo(tmp_path, "1.png", FOREIGN)

    def stop(done: int, total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        desk.wall_rounds.read_photos([tmp_path], stop)


def looked(desk: Desk, known: KnownCodes, current: WallRound, name: str, payload: str) -> WallRound:
    return current.with_scans(scan_record(known.identify(payload), ids(desk)[name], 5))


def test_a_round_is_taken_up_where_it_was_left(desk: Desk, codes: dict[str, str]) -> None:
    opened = desk.wall_rounds.open()
    assert opened.is_new
    current = looked(desk, opened.known, opened.round, "南门", codes["南门"])
    current = looked(desk, opened.known, current, "急诊入口", FOREIGN)
    desk.wall_rounds.keep(current)
    desk.gates.rename(ids(desk)["南门"], "南一门")
    again = desk.wall_rounds.open()
    assert not again.is_new
    assert again.round.scans == current.scans
    assert dict(again.round.gates)[ids(desk)["南一门"]] == "南一门"
    assert again.round.unseen() == (ids(desk)["北门"],)
    with desk.store.read() as connection:
        assert "441302" not in json.dumps(settings.get(connection, "wall_round", None))
    desk.wall_rounds.discard()
    assert desk.wall_rounds.open().is_new


def test_that_nothing_hangs_and_what_does_take_each_others_place() -> None:
    made = WallRound("r", 1, (("a", "A"), ("b", "B")))
    made = made.with_scans(ScanRecord(1, ScanResult.NONE, "a"), ScanRecord(2, ScanResult.RIGHT, "a"))
    assert made.result("a") is ScanResult.RIGHT
    made = made.with_scans(ScanRecord(3, ScanResult.FOREIGN, "a"), ScanRecord(4, ScanResult.RIGHT, "a"))
    assert made.result("a") is ScanResult.FOREIGN
    assert len(made.at("a")) == 2
    assert made.with_scans(ScanRecord(5, ScanResult.NONE, "a")).result("a") is ScanResult.FOREIGN
    right = made.with_scans(ScanRecord(6, ScanResult.RIGHT, "b"))
    assert right.with_scans(ScanRecord(7, ScanResult.NONE, "b")).result("b") is ScanResult.NONE
    assert made.without_gate("a").unseen() == ("a", "b")


def test_what_ended_is_audited_and_on_paper(desk: Desk, codes: dict[str, str]) -> None:
    opened = desk.wall_rounds.open()
    with pytest.raises(BadInput, match="Nothing was looked at"):
        desk.wall_rounds.finish(opened.round)
    current = looked(desk, opened.known, opened.round, "南门", codes["南门"])
    current = looked(desk, opened.known, current, "急诊入口", FOREIGN)
    ended = desk.wall_rounds.finish(current)
    assert desk.wall_rounds.last() == ended
    assert desk.wall_rounds.open().is_new
    with desk.store.read() as connection:
        (row,) = connection.execute(audit.select().where(audit.c.kind == "wall_round"))
    assert json.loads(row.body)["gates"][ids(desk)["急诊入口"]] == "foreign"
    assert "441302199001011234" not in row.body
    for language in Language:
        text = text_of(desk.wall_rounds.report_pdf(ended, language))
        assert "evil.example" in text
        assert "北门" in text
    assert all(
        words in text_of(desk.wall_rounds.report_pdf(ended)) for words in ("检查人", "负责人", "陈志远", "未巡查")
    )
    assert desk.wall_rounds.report_pdf(ended) == desk.wall_rounds.report_pdf(replace(ended))
