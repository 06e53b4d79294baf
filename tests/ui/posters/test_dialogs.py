"""Single codes: saved from the posters page, and photos of walls checked on it."""

from pathlib import Path

import pytest
import qrcode
import zxingcpp
from PIL import Image, ImageFilter
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.app.program import Program
from desktop.domain.posters import Language, PosterState
from desktop.services.desk import Desk
from desktop.services.posters.known_codes import CodeStatus
from desktop.ui.kit.jobs import Jobs
from desktop.ui.posters.code_check import PosterCheckDialog, VerdictCard, WallRow
from desktop.ui.posters.codes import SaveCodeDialog
from desktop.ui.posters.page import PostersPage
from tests.looks import Looks
from tests.ui.drop_files import drag, drop, files_data, leave
from tests.ui.posters.posters_page import answer_file_dialog, control, dialog, open_page, press, settle, until_shown

STRANGE = "https://pay.example/42"


@pytest.fixture(autouse=True)
def _no_printer(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("CUPS_SERVER", str(tmp_path / "nobody.sock"))


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, program: Program, looks: Looks, jobs: Jobs) -> PostersPage:
    return open_page(qtbot, desk, program.settings, jobs)


def code_picture(folder: Path, payload: str, name: str = "photo.png") -> Path:
    path = folder / name
    qrcode.make(payload).get_image().convert("L").save(path)
    return path


def checked(qtbot: QtBot, page: PostersPage, jobs: Jobs, picture: Path) -> PosterCheckDialog:
    assert drop(page, picture)
    found = dialog(qtbot, page, PosterCheckDialog)
    settle(qtbot, page, jobs)
    assert isinstance(found, PosterCheckDialog)
    return found


@pytest.mark.parametrize("ending", ["png", "svg"])
def test_a_code_is_saved_by_keyboard(
    page: PostersPage, qtbot: QtBot, jobs: Jobs, desk: Desk, tmp_path: Path, ending: str
) -> None:
    page.command_action("posters.save_code").trigger()
    asked = dialog(qtbot, page, SaveCodeDialog)
    assert isinstance(asked, SaveCodeDialog)
    press(qtbot, Qt.Key.Key_Down)
    if ending == "svg":
        press(qtbot, Qt.Key.Key_Tab)
        press(qtbot, Qt.Key.Key_Right)
    control(qtbot, Qt.Key.Key_Return)
    answer_file_dialog(qtbot, page, tmp_path / "码")
    until_shown(qtbot, page, f"Saved as 码.{ending}")
    desk.code_pictures.save(desk.gates.list()[1].id, tmp_path / f"same.{ending}")
    assert (tmp_path / f"码.{ending}").read_bytes() == (tmp_path / f"same.{ending}").read_bytes()
    if ending == "png":
        (found,) = zxingcpp.read_barcodes(Image.open(tmp_path / "码.png").convert("L"))
        assert found.text == desk.posters.prepare("a4", Language.ZH).pages[1].payload


def test_a_folder_that_cannot_be_written_is_a_sentence(
    page: PostersPage, qtbot: QtBot, desk: Desk, tmp_path: Path
) -> None:
    page.command_action("posters.save_code").trigger()
    dialog(qtbot, page, SaveCodeDialog)
    control(qtbot, Qt.Key.Key_Return)
    answer_file_dialog(qtbot, page, tmp_path / "a.txt")
    until_shown(qtbot, page, "Give the file name one of these endings.")
    assert not list(tmp_path.glob("a.*"))


def test_a_genuine_code_is_reported(page: PostersPage, qtbot: QtBot, jobs: Jobs, desk: Desk, tmp_path: Path) -> None:
    picture = tmp_path / "南门.png"
    desk.code_pictures.save(desk.gates.list()[0].id, picture)
    found = checked(qtbot, page, jobs, picture)
    (identified,) = found.identified_codes
    assert identified.status is CodeStatus.CURRENT
    (card,) = found.findChildren(VerdictCard)
    assert (card.chip.text(), card.gate.text()) == ("Genuine", "南门")
    assert card.payload.text() == identified.payload
    assert card.payload.isReadOnly()


def test_a_poster_that_was_seen_is_on_the_wall_everywhere(
    page: PostersPage, qtbot: QtBot, jobs: Jobs, desk: Desk, tmp_path: Path
) -> None:
    south = desk.gates.list()[0]
    picture = tmp_path / "wall.png"
    desk.code_pictures.save(south.id, picture)
    desk.posters.record_print(desk.posters.prepare("a4", Language.ZH, [south.id]), "HP LaserJet M209", 1)
    found = checked(qtbot, page, jobs, picture)
    (card,) = found.findChildren(VerdictCard)
    serial = desk.posters.states()[0].serial
    assert card.wall.hangs.text() == f"It hangs there: No. {serial}"
    card.wall.hangs.setFocus()
    press(qtbot, Qt.Key.Key_Return)
    settle(qtbot, page, jobs)
    assert desk.posters.states()[0].state is PosterState.POSTED
    assert page.gates.posters[0].state is PosterState.POSTED
    assert "is on the wall" in found.banner.text()


def test_a_genuine_code_on_a_poster_that_is_out_of_date_is_not_all_right(
    page: PostersPage, qtbot: QtBot, jobs: Jobs, desk: Desk, tmp_path: Path
) -> None:
    south = desk.gates.list()[0]
    picture = tmp_path / "wall.png"
    desk.code_pictures.save(south.id, picture)
    desk.posters.record_print(desk.posters.prepare("a4", Language.ZH, [south.id]), "HP LaserJet M209", 1)
    desk.gates.rename(south.id, "南一门")
    (card,) = checked(qtbot, page, jobs, picture).findChildren(VerdictCard)
    assert "Print it again" in card.accessibleName()
    assert not card.findChildren(WallRow)


def test_of_the_venues_code_the_gate_is_asked(
    page: PostersPage, qtbot: QtBot, jobs: Jobs, desk: Desk, tmp_path: Path
) -> None:
    official = "https://ykm.example.cn/c/9f8e"
    desk.venue.adopt_official_code(official)
    gates = desk.gates.list()
    desk.posters.record_print(desk.posters.prepare("a4", Language.ZH, [g.id for g in gates[:2]]), "HP", 1)
    found = checked(qtbot, page, jobs, code_picture(tmp_path, official))
    (row,) = found.findChildren(WallRow)
    row.gate.set_value(gates[1].id)
    row.gate.activated.emit(1)
    row.hangs.click()
    settle(qtbot, page, jobs)
    assert [p.state for p in desk.posters.states()[:2]] == [PosterState.PRINTED, PosterState.POSTED]


def test_an_earlier_code_is_reported(page: PostersPage, qtbot: QtBot, jobs: Jobs, desk: Desk, tmp_path: Path) -> None:
    gate = desk.gates.list()[0]
    picture = tmp_path / "old.png"
    desk.code_pictures.save(gate.id, picture)
    desk.posters.record_print(desk.posters.prepare("a4", Language.ZH), "desk", 1)
    desk.venue.adopt_official_code("https://ykm.example.cn/c/9f8e", gate.id)
    (card,) = checked(qtbot, page, jobs, picture).findChildren(VerdictCard)
    assert (card.chip.text(), card.gate.text()) == ("Out of date", "南门")


def test_the_code_of_a_retired_gate_is_reported(
    page: PostersPage, qtbot: QtBot, jobs: Jobs, desk: Desk, tmp_path: Path
) -> None:
    gate = desk.gates.list()[3]
    picture = tmp_path / "retired.png"
    desk.code_pictures.save(gate.id, picture)
    desk.gates.retire(gate.id)
    (card,) = checked(qtbot, page, jobs, picture).findChildren(VerdictCard)
    assert (card.chip.text(), card.gate.text()) == ("No longer in use", "停车场入口")


def test_a_strange_code_is_reported(page: PostersPage, qtbot: QtBot, jobs: Jobs, tmp_path: Path) -> None:
    (card,) = checked(qtbot, page, jobs, code_picture(tmp_path, STRANGE)).findChildren(VerdictCard)
    assert (card.chip.text(), card.gate.text(), card.payload.text()) == ("Not ours", "", STRANGE)
    assert "Take it down, do not scan it" in card.accessibleName()


def test_every_code_of_a_picture_gets_its_verdict(
    page: PostersPage, qtbot: QtBot, jobs: Jobs, desk: Desk, tmp_path: Path
) -> None:
    own, other = tmp_path / "own.png", code_picture(tmp_path, STRANGE, "other.png")
    desk.code_pictures.save(desk.gates.list()[0].id, own)
    ours, theirs = Image.open(own).convert("L"), Image.open(other).convert("L")
    wall = Image.new("L", (ours.width + theirs.width + 200, ours.height + 100), 255)
    wall.paste(ours, (0, 50))
    wall.paste(theirs, (ours.width + 150, 200))
    wall.save(tmp_path / "wall.jpg")
    found = checked(qtbot, page, jobs, tmp_path / "wall.jpg")
    assert {card.chip.text() for card in found.findChildren(VerdictCard)} == {"Genuine", "Not ours"}


def test_the_printed_pdf_can_be_checked(
    page: PostersPage, qtbot: QtBot, jobs: Jobs, desk: Desk, tmp_path: Path
) -> None:
    desk.posters.save_pdf(desk.posters.prepare("a4", Language.ZH), tmp_path / "posters.pdf")
    found = checked(qtbot, page, jobs, tmp_path / "posters.pdf")
    assert [identified.status for identified in found.identified_codes] == [CodeStatus.CURRENT] * 4
    assert not found.findChildren(WallRow)  # a file hangs on no wall


def test_a_picture_without_a_code_or_a_blurred_one_is_a_sentence(
    page: PostersPage, qtbot: QtBot, jobs: Jobs, desk: Desk, tmp_path: Path
) -> None:
    Image.new("L", (300, 300), 230).save(tmp_path / "wall.png")
    found = checked(qtbot, page, jobs, tmp_path / "wall.png")
    assert "There is no QR code to be found" in found.banner.text()
    sharp = tmp_path / "sharp.png"
    desk.code_pictures.save(desk.gates.list()[0].id, sharp)
    Image.open(sharp).convert("L").filter(ImageFilter.GaussianBlur(60)).save(tmp_path / "blurred.png")
    assert drop(found, tmp_path / "blurred.png")
    settle(qtbot, page, jobs)
    assert "QR code" in found.banner.text()
    assert not found.identified_codes
    assert drop(found, sharp)
    settle(qtbot, page, jobs)
    assert not found.banner.text()
    assert len(found.identified_codes) == 1


def test_a_picture_over_the_page_is_invited_and_only_one_picture_at_a_time_is_taken(
    page: PostersPage, tmp_path: Path
) -> None:
    picture, text = code_picture(tmp_path, STRANGE), tmp_path / "notes.txt"
    assert drag(page, files_data(picture)) == "Look for a code in this picture, or add this layout"
    leave(page)
    text.write_text("…")
    assert drop(page, text)
    assert page.banner.text().startswith("notes.txt cannot be taken here. What can be: PNG, JPG")
    assert not page.findChildren(PosterCheckDialog)


def test_the_dialog_is_worked_by_keyboard(page: PostersPage, qtbot: QtBot, jobs: Jobs, tmp_path: Path) -> None:
    picture = code_picture(tmp_path, STRANGE)
    control(qtbot, Qt.Key.Key_F)
    found = dialog(qtbot, page, PosterCheckDialog)
    press(qtbot, Qt.Key.Key_Return)
    answer_file_dialog(qtbot, found, picture)
    qtbot.waitUntil(lambda: bool(found.findChildren(VerdictCard)))
    settle(qtbot, page, jobs)
    dialog(qtbot, page, PosterCheckDialog)
    press(qtbot, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not page.findChildren(PosterCheckDialog))
