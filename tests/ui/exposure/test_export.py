"""The list leaves the desk from the Exposure page: for a reason, with the password, as a file, sealed, or as paper."""

from pathlib import Path

import pyrage
import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from desktop.ui.exposure.export import ExportListDialog
from desktop.ui.exposure.print_list import PrintListDialog
from tests.conftest import MANAGER_PASSWORD
from tests.services.exposure.exposure_desk import ExposureDesk
from tests.table_files import read_table
from tests.ui.exposure.exposure_page import ExposureWindow, busy_monday
from tests.ui.venue.venue_keys import CTRL, ENTER, press, write

SHIFT = Qt.KeyboardModifier.ShiftModifier


def open_export(window: ExposureWindow, book: ExposureDesk) -> ExportListDialog:
    """Look up the busy Monday's case, and Ctrl+Shift+E."""
    window.about(busy_monday(book))
    window.look_up()
    press(window.qtbot, Qt.Key.Key_E, held=CTRL | SHIFT)
    window.settle()
    shown = window.dialog()
    assert isinstance(shown, ExportListDialog)
    return shown


def fill(window: ExposureWindow, shown: ExportListDialog | PrintListDialog, password: str = MANAGER_PASSWORD) -> None:
    """Reason and password."""
    shown.reason.setFocus()
    write(window.qtbot, "区疾控 2026-12 号")
    press(window.qtbot, ENTER)
    write(window.qtbot, password)


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_a_lookup_gets_its_number_and_leaves_as_a_table(
    window: ExposureWindow, book: ExposureDesk, tmp_path: Path, ending: str
) -> None:
    shown = open_export(window, book)
    assert str(book.desk.exposure_cases.list()[0].number) == "2026-001"
    shown.format.set_value(ending)
    fill(window, shown)
    out = tmp_path / f"list.{ending}"
    shown.save_to(out)
    window.settle()
    assert len(list(read_table(out))) == 8
    assert "Rows written: 7" in window.page.banner.text()


def test_what_is_missing_or_wrong_is_said_at_its_field_and_nothing_is_written(
    window: ExposureWindow, book: ExposureDesk, tmp_path: Path
) -> None:
    shown = open_export(window, book)
    press(window.qtbot, ENTER, held=CTRL)
    assert shown.form.problem_of("reason")
    assert shown.form.problem_of("password")
    fill(window, shown, "not the password")
    out = tmp_path / "list.xlsx"
    shown.save_to(out)
    window.settle()
    assert "wrong" in shown.form.problem_of("password")
    assert not out.exists()
    shown.password.clear()
    shown.reason.clear()
    shown.reject()
    window.settle()


def test_a_list_is_sealed_to_the_key_of_a_file(window: ExposureWindow, book: ExposureDesk, tmp_path: Path) -> None:
    identity = pyrage.x25519.Identity.generate()
    (tmp_path / "office.pub").write_text(str(identity.to_public()))
    shown = open_export(window, book)
    while shown.seal.value() != "file":
        shown.seal.setFocus()
        press(window.qtbot, Qt.Key.Key_Up)
    assert "Only whoever has the key" in shown._warning.text()
    shown.key.put(tmp_path / "office.pub")
    fill(window, shown)
    out = tmp_path / "list.xlsx.age"
    shown.save_to(out)
    window.settle()
    assert pyrage.decrypt(out.read_bytes(), [identity]).startswith(b"PK")
    assert "麦".encode() not in out.read_bytes()


def test_the_list_is_saved_as_it_would_be_printed(window: ExposureWindow, book: ExposureDesk, tmp_path: Path) -> None:
    window.about(busy_monday(book))
    window.look_up()
    press(window.qtbot, Qt.Key.Key_P, held=CTRL)
    window.settle()
    shown = window.dialog()
    assert isinstance(shown, PrintListDialog)
    window.qtbot.mouseClick(shown.save, Qt.MouseButton.LeftButton)
    assert shown.form.problem_of("reason")
    fill(window, shown)
    out = tmp_path / "list.pdf"
    shown.save_to(out)
    window.settle()
    assert "2026-001" in PdfReader(out).pages[0].extract_text()
    assert not [b for b in window.page.findChildren(QPushButton) if b.isVisible() and b.text() == "Keep as a case"]
