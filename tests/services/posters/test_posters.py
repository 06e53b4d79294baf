"""Posters as a service: the same content is the same poster, and nothing unproved gets out."""

import io
import os
from dataclasses import replace
from pathlib import Path

import pypdf
import pytest
from PIL import Image

from desktop.domain.errors import BadInput, Cancelled, Forbidden, UserError
from desktop.domain.posters import GatePoster, Language, PosterState
from desktop.services.desk import Desk
from desktop.services.posters.known_codes import CodeStatus
from desktop.services.posters.posters import PosterService
from desktop.services.session import Session
from desktop.services.venue.venues import draft_of

OFFICIAL = "https://ykm.example.cn/c/9f8e7d6c?x=a&y=惠"


def text_of(pdf: bytes) -> str:
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages)


def test_the_same_content_is_the_same_poster(desk: Desk, tmp_path: Path) -> None:
    first = desk.posters.prepare("a4", Language.ZH)
    desk.posters.save_pdf(first, tmp_path / "a.pdf")
    again = desk.posters.prepare("a4", Language.ZH)
    desk.posters.save_pdf(again, tmp_path / "b.pdf")
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()
    assert [p.serial for p in again.pages] == ["JB-" + p.serial[3:] for p in first.pages]
    english = desk.posters.prepare("a4", Language.EN)
    assert not {p.serial for p in english.pages} & {p.serial for p in first.pages}
    assert [p.payload for p in english.pages] == [p.payload for p in first.pages]


def test_looking_at_posters_enters_nothing_in_the_ledger(desk: Desk) -> None:
    gate = desk.gates.list()[0]
    proof = desk.posters.proof("a4", Language.ZH, gate.id)
    assert proof.pdf.startswith(b"%PDF")
    assert proof.reading_distance_m > 1
    desk.posters.prepare("a4", Language.ZH)
    assert {p.state for p in desk.posters.states()} == {PosterState.NEVER}


def test_the_proof_is_what_will_be_printed(desk: Desk) -> None:
    gate = desk.gates.list()[0]
    assert desk.posters.proof("a5", Language.ZH, gate.id).pdf == desk.posters.prepare("a5", Language.ZH, [gate.id]).pdf


def test_a_proof_bears_the_serial_that_its_batch_will_print(desk: Desk) -> None:
    gates = [gate.id for gate in desk.gates.list()]
    batch = desk.posters.prepare("a4", Language.ZH, gates[1:])
    proof = desk.posters.proof("a4", Language.ZH, gates[3], gates[1:])
    assert batch.pages[2].serial in text_of(proof.pdf)
    assert batch.pages[0].serial in text_of(desk.posters.proof("a4", Language.ZH, gates[3]).pdf)


def test_a_renamed_gate_makes_its_poster_stale(desk: Desk) -> None:
    desk.posters.record_print(desk.posters.prepare("a4", Language.ZH), "HP", 2)
    assert {p.state for p in desk.posters.states()} == {PosterState.PRINTED}
    north = desk.gates.list()[1]
    desk.gates.rename(north.id, "北二门")
    assert {p.gate.name for p in desk.posters.states() if p.state is PosterState.STALE} == {"北二门"}
    desk.gates.rename(north.id, "北门")
    assert {p.state for p in desk.posters.states()} == {PosterState.PRINTED}
    desk.venue.edit(replace(draft_of(desk.venue.get()), name="惠州市惠城区江北街道第二社区卫生服务中心"))
    assert {p.state for p in desk.posters.states()} == {PosterState.STALE}


def one(desk: Desk) -> GatePoster:
    """The first gate's poster."""
    return desk.posters.states()[0]


def test_a_poster_is_saved_then_printed_then_seen_on_the_wall(desk: Desk, tmp_path: Path) -> None:
    gate = desk.gates.list()[0].id
    batch = desk.posters.prepare("a4", Language.ZH, [gate])
    with pytest.raises(BadInput):
        desk.posters.confirm_posted(gate, batch.pages[0].serial)  # it is in no ledger yet
    reached = []
    for step in (
        lambda: desk.posters.save_pdf(batch, tmp_path / "p.pdf"),
        lambda: desk.posters.record_print(batch, "pdf", 1),  # a queue may be called so
        lambda: desk.posters.confirm_posted(gate, batch.pages[0].serial),
        lambda: desk.posters.save_pdf(batch, tmp_path / "again.pdf"),
        lambda: desk.posters.record_print(batch, "HP", 1),
    ):
        step()
        reached.append(one(desk).state)
    assert reached == [
        PosterState.SAVED,
        PosterState.PRINTED,
        PosterState.POSTED,
        PosterState.POSTED,
        PosterState.POSTED,
    ]
    assert one(desk).serial == batch.pages[0].serial


def test_saving_a_pdf_claims_nothing_whatever_hangs_there(desk: Desk, tmp_path: Path) -> None:
    gate = desk.gates.list()[0]

    def save(template: str = "a4") -> str:
        batch = desk.posters.prepare(template, Language.ZH, [gate.id])
        desk.posters.save_pdf(batch, tmp_path / "p.pdf")
        return batch.pages[0].serial

    saved = save()
    desk.gates.rename(gate.id, "南一门")
    assert one(desk).state is PosterState.NEVER  # a file that is out of date is no poster
    desk.gates.rename(gate.id, "南门")
    desk.posters.confirm_posted(gate.id, saved)  # somebody printed the file elsewhere
    save("a3")
    assert (one(desk).state, one(desk).serial) == (PosterState.POSTED, saved)
    desk.gates.rename(gate.id, "南一门")
    save()
    assert (one(desk).state, one(desk).serial) == (PosterState.STALE, saved)
    with pytest.raises(BadInput):
        desk.posters.confirm_posted(gate.id, saved)


def test_a_poster_that_another_one_hangs_over_is_not_true_again(desk: Desk) -> None:
    gate = desk.gates.list()[0]
    for name in ("南门", "南一门"):
        desk.gates.rename(gate.id, name) if name != "南门" else None
        desk.posters.record_print(desk.posters.prepare("a4", Language.ZH, [gate.id]), "HP", 1)
        assert one(desk).state is PosterState.PRINTED
    desk.posters.confirm_posted(gate.id, one(desk).serial or "")
    desk.gates.rename(gate.id, "南门")
    assert one(desk).state is PosterState.STALE


def test_only_who_prints_a_gates_posters_says_that_one_hangs(desk: Desk) -> None:
    south, north = desk.gates.list()[:2]
    desk.posters.record_print(desk.posters.prepare("a4", Language.ZH, [south.id, north.id]), "HP", 1)
    inspector = next(m for m in desk.members.list() if m.gate_ids == (south.id,))
    own = PosterService(desk.store, Session(inspector), desk.typesetting, desk.poster_templates)
    serials = [poster.serial or "" for poster in desk.posters.states()[:2]]
    own.confirm_posted(south.id, serials[0])
    with pytest.raises(Forbidden):
        own.confirm_posted(north.id, serials[1])


def test_an_edit_of_what_is_not_printed_changes_no_poster(desk: Desk) -> None:
    before = desk.posters.prepare("a4", Language.ZH)
    desk.posters.record_print(before, "HP", 1)
    desk.venue.edit(replace(draft_of(desk.venue.get()), address="云山西路10号"))
    assert {p.state for p in desk.posters.states()} == {PosterState.PRINTED}
    assert desk.posters.prepare("a4", Language.ZH).pdf == before.pdf


def test_an_official_code_is_printed_verbatim(desk: Desk) -> None:
    gate = desk.gates.list()[0]
    desk.venue.adopt_official_code(OFFICIAL, gate.id)
    pages = desk.posters.prepare("a4", Language.ZH).pages
    assert pages[0].payload == OFFICIAL
    assert pages[1].payload.startswith("HTTPS://VENUE.HUIZHOU.EXAMPLE/V/")
    desk.venue.adopt_official_code(OFFICIAL + "1")
    assert [p.payload for p in desk.posters.prepare("a4", Language.ZH).pages[:2]] == [OFFICIAL, OFFICIAL + "1"]
    desk.venue.drop_official_code(gate.id)
    desk.venue.drop_official_code()
    assert desk.posters.prepare("a4", Language.ZH).pages[0].payload.startswith("HTTPS://VENUE")


@pytest.mark.parametrize(("name", "warned"), [("㛃𬭎门", False), ("𠮷祥门", False), ("𱍐祥门", True)])
def test_rare_characters_print_and_those_that_no_face_has_are_named(desk: Desk, name: str, warned: bool) -> None:
    gate = desk.gates.list()[0]
    desk.gates.rename(gate.id, name)
    batch = desk.posters.prepare("a4", Language.ZH, [gate.id])
    assert batch.pages[0].verified
    assert [finding.code for finding in batch.findings] == (["missing_glyph"] if warned else [])


def test_a_path_that_cannot_be_written_changes_nothing(desk: Desk, tmp_path: Path) -> None:
    batch = desk.posters.prepare("a4", Language.ZH)
    for path in (tmp_path / "missing" / "p.pdf", tmp_path, Path(os.devnull)):
        with pytest.raises(UserError):
            desk.posters.save_pdf(batch, path)
    assert {p.state for p in desk.posters.states()} == {PosterState.NEVER}
    assert list(tmp_path.glob("**/.*p.pdf*")) == []


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_disk_without_room_is_a_sentence(desk: Desk) -> None:
    from desktop.files.whole import unwritable

    with pytest.raises(OSError) as caught, Path("/dev/full").open("wb", buffering=0) as full:  # noqa: PT011
        full.write(b"x")
    assert "no room" in str(unwritable(Path("/x/p.pdf"), caught.value))


def test_a_batch_can_be_stopped(desk: Desk) -> None:
    def stop(done: int, total: int, /) -> None:
        if done:
            raise Cancelled

    with pytest.raises(Cancelled):
        desk.posters.prepare("a4", Language.ZH, progress=stop)


def test_unknown_templates_and_gates_are_refused(desk: Desk) -> None:
    with pytest.raises(BadInput):
        desk.posters.prepare("poster-of-the-moon", Language.ZH)
    with pytest.raises(BadInput):
        desk.posters.prepare("a4", Language.ZH, [])
    with pytest.raises(BadInput):
        desk.posters.prepare("a4", Language.ZH, ["no-such-gate"])


@pytest.mark.parametrize("suffix", [".png", ".svg"])
def test_a_single_code_is_saved_as_a_picture(desk: Desk, tmp_path: Path, suffix: str) -> None:
    gate = desk.gates.list()[0]
    path = tmp_path / f"code{suffix}"
    desk.code_pictures.save(gate.id, path)
    if suffix == ".png":
        assert desk.code_pictures.read_one(path) == desk.posters.prepare("a4", Language.ZH, [gate.id]).pages[0].payload
    else:
        assert path.read_text("utf-8").lstrip().startswith("<")
    with pytest.raises(BadInput):
        desk.code_pictures.save(gate.id, tmp_path / "code.bmp")


def test_a_code_on_the_wall_is_ours_old_void_or_a_strangers(desk: Desk, tmp_path: Path) -> None:
    south = desk.gates.list()[0]
    photo = tmp_path / "south.png"
    desk.code_pictures.save(south.id, photo)
    desk.posters.record_print(desk.posters.prepare("a4", Language.ZH), "p", 1)

    def status() -> tuple[CodeStatus, str | None]:
        (identified,) = desk.code_pictures.identify(photo)
        return identified.status, identified.gate and identified.gate.name

    assert status() == (CodeStatus.CURRENT, "南门")
    desk.venue.adopt_official_code(OFFICIAL, south.id)
    assert status() == (CodeStatus.OLD, "南门")
    desk.venue.drop_official_code(south.id)
    desk.gates.retire(south.id)
    assert status() == (CodeStatus.VOID, "南门")
    from desktop.posters.codes.codepicture import code_png
    from desktop.posters.codes.qr import CodeMaker, Level

    photo.write_bytes(code_png(CodeMaker().symbol("https://stranger.example/pay", Level.M)))
    assert status() == (CodeStatus.NOT_OURS, None)


def test_pictures_without_one_clear_code_are_refused(desk: Desk, tmp_path: Path) -> None:
    blank = tmp_path / "blank.png"
    Image.new("L", (400, 400), 255).save(blank)
    text = tmp_path / "text.png"
    text.write_text("not a picture")
    for path in (blank, text, tmp_path / "missing.png"):
        with pytest.raises(UserError):
            desk.code_pictures.read_one(path)


def test_a_pdf_that_cannot_be_entered_in_the_ledger_is_not_left_behind(desk: Desk, tmp_path: Path) -> None:
    batch = desk.posters.prepare("a4", Language.ZH)
    desk.gates.rename(desk.gates.list()[0].id, "东门")
    desk.posters.save_pdf(desk.posters.prepare("a4", Language.ZH), tmp_path / "new.pdf")
    (tmp_path / "p.pdf").write_bytes(b"what was there")
    with pytest.raises(BadInput, match="changed meanwhile"):
        desk.posters.save_pdf(batch, tmp_path / "p.pdf")
    assert (tmp_path / "p.pdf").read_bytes() == b"what was there"
    with pytest.raises(BadInput, match="changed meanwhile"):
        desk.posters.save_pdf(batch, tmp_path / "q.pdf")
    assert sorted(file.name for file in tmp_path.glob("*.pdf")) == ["new.pdf", "p.pdf"]
