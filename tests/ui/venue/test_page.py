"""The Venue page: details, editing with history, the codes of the venue, what others than the manager see."""

from pathlib import Path

import pytest
from PIL import Image, ImageFilter
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QDialog, QLineEdit
from pytestqt.qtbot import QtBot

from desktop.app.program import Program
from desktop.posters.codes.codepicture import code_png
from desktop.posters.codes.qr import CodeMaker, Level
from desktop.services.desk import Desk
from desktop.ui.kit.buttons import Button
from desktop.ui.kit.dialogs import ConfirmDialog
from desktop.ui.kit.jobs import Jobs
from desktop.ui.venue.page import DETAILS, GATES, MEMBERS, VenuePage
from tests.looks import Looks
from tests.ui.drop_files import drop
from tests.ui.screens import Screens
from tests.ui.venue.venue_keys import CTRL, ENTER, TAB, focused, nameless, press, write
from tests.ui.venue.venue_page import dialog_of, open_page, settle, stored
from tests.visible_text import visible_text

OFFICIAL = "https://code.health.example/v/9f8d7a6s5d4f3g2h1j?place=441302004"


@pytest.fixture
def page(qtbot: QtBot, looks: Looks, desk: Desk, program: Program, jobs: Jobs) -> VenuePage:
    return open_page(qtbot, desk, program, jobs)


def picture(path: Path, *payloads: str) -> Path:
    """A picture of codes side by side."""
    codes = [code_png(CodeMaker().symbol(text, Level.M), 400) for text in payloads]
    for number, data in enumerate(codes):
        (path / f"{number}.png").write_bytes(data)
    images = [Image.open(path / f"{n}.png").convert("L") for n in range(len(codes))]
    sheet = Image.new("L", (sum(i.width for i in images) + 40, 480), 255)
    at = 20
    for image in images:
        sheet.paste(image, (at, 20))
        at += image.width
    sheet.save(path / "codes.png")
    return path / "codes.png"


def test_details_are_shown_readably(page: VenuePage, desk: Desk) -> None:
    shown = visible_text(page.details)
    for text in (
        "惠州市惠城区江北街道社区卫生服务中心",
        "12441302MB2C00000D",
        "广东省 惠州市 惠城区 江北街道",
        "Medical institution",
    ):
        assert text in shown
    assert "23.113994° N, 114.411127° E (WGS-84)" in shown
    code = desk.venue.get().declaration_code
    assert page.declaration.text() == f"{code[:4]} {code[4:]}"


def test_an_edit_is_saved_and_stands_in_the_history(qtbot: QtBot, page: VenuePage, desk: Desk, jobs: Jobs) -> None:
    press(qtbot, Qt.Key.Key_E, held=CTRL)
    dialog_of(qtbot, page)
    press(qtbot, ENTER)
    assert focused().accessibleName() == "Detailed address"
    write(qtbot, "江北街道云山西路10号2楼")
    with stored(qtbot, desk, jobs):
        press(qtbot, ENTER, held=CTRL)
    assert desk.venue.get().address == "江北街道云山西路10号2楼"
    assert page.details.value("address") == "江北街道云山西路10号2楼"
    assert len(desk.venue.history()) == 1
    press(qtbot, Qt.Key.Key_H, held=CTRL)
    in_dialog = visible_text(dialog_of(qtbot, page))
    assert "Address: 江北街道云山西路8号 → 江北街道云山西路10号2楼" in in_dialog
    assert "陈志远" in in_dialog


def test_a_wrong_edit_is_reported_at_its_field_and_changes_nothing(qtbot: QtBot, page: VenuePage, desk: Desk) -> None:
    before = desk.venue.get()
    press(qtbot, Qt.Key.Key_E, held=CTRL)
    dialog = dialog_of(qtbot, page)
    press(qtbot, ENTER, ENTER, ENTER)
    write(qtbot, "江")
    press(qtbot, ENTER)
    write(qtbot, "1244")
    press(qtbot, ENTER, held=CTRL)
    assert "one character is not a name" in visible_text(dialog)
    assert "has 18 characters; this has 4" in visible_text(dialog)
    assert focused().accessibleName() == "Full legal name"
    assert desk.venue.get() == before


def test_escape_asks_before_typed_text_is_lost(qtbot: QtBot, page: VenuePage) -> None:
    press(qtbot, Qt.Key.Key_E, held=CTRL)
    dialog = dialog_of(qtbot, page)
    press(qtbot, ENTER)
    write(qtbot, "somewhere else")
    press(qtbot, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: any(q.isActiveWindow() for q in dialog.findChildren(ConfirmDialog)))
    assert "Discard what you typed?" in visible_text(dialog)
    press(qtbot, ENTER)
    assert dialog.isVisible()
    assert "somewhere else" in [f.text() for f in dialog.findChildren(QLineEdit)]


def test_the_declaration_code_is_copied_with_feedback(qtbot: QtBot, page: VenuePage, desk: Desk) -> None:
    assert "Copied" not in visible_text(page)
    press(qtbot, Qt.Key.Key_C, held=CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert QGuiApplication.clipboard().text() == desk.venue.get().declaration_code
    assert "Copied" in visible_text(page)


def test_the_declaration_code_is_replaced_only_after_asking(
    qtbot: QtBot, page: VenuePage, desk: Desk, jobs: Jobs
) -> None:
    old = desk.venue.get().declaration_code
    page.command_action("venue.rotate_code").trigger()
    dialog = dialog_of(qtbot, page)
    assert "The old code binds nobody any more" in visible_text(dialog)
    press(qtbot, ENTER)
    assert desk.venue.get().declaration_code == old, "the safe answer has the focus"
    page.command_action("venue.rotate_code").trigger()
    dialog_of(qtbot, page)
    with stored(qtbot, desk, jobs):
        press(qtbot, TAB, ENTER)
    new = desk.venue.get().declaration_code
    assert new != old
    assert page.declaration.text() == f"{new[:4]} {new[4:]}"


def test_an_official_code_is_adopted_from_a_dropped_picture(
    qtbot: QtBot, page: VenuePage, desk: Desk, tmp_path: Path, jobs: Jobs
) -> None:
    with qtbot.waitSignal(page.official.read):
        assert drop(page.official, picture(tmp_path, OFFICIAL))
    dialog = dialog_of(qtbot, page)
    assert "code.health.example" in visible_text(dialog).replace("\u200b", "")
    with stored(qtbot, desk, jobs):
        press(qtbot, ENTER)
    assert desk.venue.get().official_payload == OFFICIAL
    assert "Posters print the official code." in visible_text(page.official)


def test_an_official_code_is_pasted_for_one_gate(
    qtbot: QtBot, page: VenuePage, desk: Desk, tmp_path: Path, jobs: Jobs
) -> None:
    QGuiApplication.clipboard().setImage(QImage(str(picture(tmp_path, OFFICIAL))))
    with qtbot.waitSignal(page.official.read):
        page.official.paste()
    dialog_of(qtbot, page)
    press(qtbot, Qt.Key.Key_Down)
    with stored(qtbot, desk, jobs):
        press(qtbot, ENTER)
    south = desk.gates.list()[0]
    assert south.official_payload == OFFICIAL
    assert desk.venue.get().official_payload is None
    assert "With an official code of their own: 南门" in visible_text(page.official)


def test_our_own_codes_come_back_after_asking(qtbot: QtBot, page: VenuePage, desk: Desk, jobs: Jobs) -> None:
    desk.venue.adopt_official_code(OFFICIAL)
    page.refresh()
    page.official.drop_wanted.emit()
    dialog_of(qtbot, page)
    with stored(qtbot, desk, jobs):
        press(qtbot, TAB, ENTER)
    assert desk.venue.get().official_payload is None


def blurred(folder: Path) -> Path:
    path = picture(folder, OFFICIAL)
    Image.open(path).filter(ImageFilter.GaussianBlur(5.2)).save(folder / "blurred.png")
    return folder / "blurred.png"


def empty(folder: Path) -> Path:
    Image.new("L", (300, 300), 255).save(folder / "empty.png")
    return folder / "empty.png"


def no_picture(folder: Path) -> Path:
    (folder / "letter.png").write_text("Dear venue", "utf-8")
    return folder / "letter.png"


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (empty, "There is no QR code to be found in this picture."),
        (lambda folder: picture(folder, OFFICIAL, OFFICIAL + "&2"), "There are 2 different QR codes in this picture."),
        (blurred, "too blurred or damaged"),
        (no_picture, "This file is not a picture that can be read."),
    ],
)
def test_a_picture_without_one_clear_code_is_one_sentence(
    qtbot: QtBot, page: VenuePage, desk: Desk, tmp_path: Path, make: object, sentence: str
) -> None:
    page.official.read_file(make(tmp_path))  # type: ignore[operator]
    qtbot.waitUntil(lambda: bool(page.official.problem()))
    assert sentence in page.official.problem()
    assert desk.venue.get().official_payload is None


def test_a_code_too_dense_for_a_poster_is_refused_before_it_is_adopted(
    qtbot: QtBot, page: VenuePage, desk: Desk, tmp_path: Path
) -> None:
    dense = CodeMaker().symbol("https://code.health.example/?" + "x" * 2600, Level.L)
    (tmp_path / "dense.png").write_bytes(code_png(dense, 1100))
    page.official.read_file(tmp_path / "dense.png")
    qtbot.waitUntil(lambda: bool(page.official.problem()))
    assert "too long for a QR code" in page.official.problem()
    assert desk.venue.get().official_payload is None


def test_pasting_without_a_picture_says_what_to_do(page: VenuePage) -> None:
    QGuiApplication.clipboard().setText("no picture")
    page.official.paste()
    assert "There is no picture on the clipboard." in page.official.problem()


def test_each_tab_has_its_own_primary_action(qtbot: QtBot, page: VenuePage) -> None:
    for number, (tab, words) in enumerate(
        ((DETAILS, "Edit the venue’s details"), (GATES, "Add a gate"), (MEMBERS, "Add an inspector")), 1
    ):
        press(qtbot, Qt.Key(Qt.Key.Key_0 + number), held=Qt.KeyboardModifier.AltModifier)
        assert page.tabs.value() == tab
        shown = [b for b in page.header.findChildren(Button) if b.isVisible()]
        primary = [b.text() for b in shown if b.property("kind") == "primary"]
        assert primary == [words]


def test_the_page_fits_the_screen_of_the_desk_on_every_tab(
    qtbot: QtBot, page: VenuePage, looks: Looks, desk: Desk
) -> None:
    desk.venue.adopt_official_code(OFFICIAL)
    page.refresh()
    page.resize(1366 - 196, 768 - 32)
    for language, heading in (("zh", "场所申报码"), ("en", "Declaration code")):
        looks.languages.use(language)
        qtbot.waitUntil(lambda heading=heading: page.declaration.accessibleName() == heading)
        for tab in (MEMBERS, GATES, DETAILS):
            page.show_tab(tab)
            assert (page.width(), page.height()) == (1366 - 196, 768 - 32)


def test_whoever_is_not_the_manager_may_only_look(
    qtbot: QtBot, looks: Looks, clerk_desk: Desk, program: Program, jobs: Jobs
) -> None:
    page = open_page(qtbot, clerk_desk, program, jobs)
    for command in (
        "venue.edit",
        "venue.rotate_code",
        "venue.adopt",
        "gates.add",
        "members.add_clerk",
        "members.hand_over",
    ):
        page.command_action(command).trigger()
        assert "Only the venue’s manager can do this" in page.banner.text(), command
        assert not [one for one in page.findChildren(QDialog) if one.isVisible()]
    page.banner.clear()
    page.show_tab(GATES)
    assert "Only the venue’s manager can change gates." in visible_text(page)
    page.show_tab(MEMBERS)
    assert "Only the venue’s manager can change members." in visible_text(page.members.panel)
    page.members.choose(clerk_desk.members.list()[0].id)
    assert "138****8000" in visible_text(page.members.panel)
    page.gates.choose("")
    assert not page.gates.panel.is_editable


def test_screens(qtbot: QtBot, page: VenuePage, desk: Desk, jobs: Jobs, screens: Screens) -> None:
    for tab in (DETAILS, GATES, MEMBERS):
        page.show_tab(tab)
        screens.save(page, f"venue-{tab}")
    desk.venue.adopt_official_code(OFFICIAL)
    settle(qtbot, jobs)
    page.show_tab(DETAILS)
    screens.save(page, "venue-official")
    assert "Posters print the official code." in visible_text(page)


def test_two_hundred_gates_do_not_stretch_the_page(qtbot: QtBot, page: VenuePage, desk: Desk, jobs: Jobs) -> None:
    for number in range(196):
        desk.gates.add(f"检测点 {number}")
    settle(qtbot, jobs)
    size = page.size()
    for tab in (GATES, MEMBERS, DETAILS):
        page.show_tab(tab)
    page.show_tab(MEMBERS)
    page.members.choose(desk.members.list()[2].id)
    qtbot.waitUntil(lambda: "At these gates" in visible_text(page.members.panel))
    assert page.size() == size


def test_everything_that_takes_the_focus_has_a_name(page: VenuePage) -> None:
    for tab in (DETAILS, GATES, MEMBERS):
        page.show_tab(tab)
        assert nameless(page) == []
