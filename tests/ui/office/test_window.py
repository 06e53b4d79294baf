"""The office's window: what desks sealed is opened with its key alone, and what is noted of a case goes on. With keys."""

from collections.abc import Callable
from itertools import product
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel

from desktop.domain.clock import FixedClock
from desktop.domain.exposure.cases import CaseNumber, Outcome
from desktop.hub.cases.stays_file import stays_at_venues
from desktop.hub.hub import Hub
from desktop.services.exposure.results import ExposureRequest
from desktop.services.office.identity import OfficeKeyFile, new_office_key, seal_key_file
from desktop.sync.case_stays import open_stays
from desktop.ui.exposure.call_dialog import CallDialog
from desktop.ui.help.window import HelpWindow
from desktop.ui.kit.privacy import is_covered, is_personal
from desktop.ui.office.export import OfficeExportDialog
from tests.conftest import CHEAP
from tests.hub.conftest import served
from tests.hub.office import KEY
from tests.looks import Looks
from tests.office_lists import HUB, PASSPHRASE, SIGNING, key_file
from tests.services.exposure.exposure_desk import NOW, ExposureDesk
from tests.services.office.test_cases import write as write_case
from tests.ui.accessible_faults import accessible_faults
from tests.ui.contrast_faults import contrast_faults
from tests.ui.layout_faults import layout_faults
from tests.ui.office.office_window import BY, OfficePc
from tests.ui.venue.venue_keys import CTRL, DOWN, ENTER, press, write

Open = Callable[..., OfficePc]


def opened_at(hub: Hub, stays: Path) -> CaseNumber:
    """A case at the hub that begins with a file of stays."""
    with hub.engine.begin() as connection:
        number = hub.cases.open(connection, "王警官", "疾控来电")
        hub.cases.add(
            connection, number, stays_at_venues(connection, hub.case_venues, stays.read_bytes(), stays.name, NOW)
        )
    return number


def list_of(hub: Hub, number: CaseNumber, path: Path) -> Path:
    """The case's sealed list, as it is now."""
    with hub.engine.begin() as connection, path.open("wb") as file:
        case = hub.cases.find(connection, number)
        assert case is not None
        hub.case_lists.write(connection, case, file)
    return path


def test_from_a_desk_by_the_hub_to_the_office_and_on_the_next_day(
    hub: Hub, clock: FixedClock, book: ExposureDesk, open_office: Open, tmp_path: Path
) -> None:
    clock.ms = NOW
    desk = book.desk
    case = book.enter(1, "10:05-11:40", name="单田芳")
    book.enter(2, "10:15-10:54", name="刘福")
    book.enter(3, "上午", name="麦小田")
    book.enter(4, "18:00", name="何永康")
    person = desk.exposure.begin(case)
    stays = desk.exposure_exports.export_stays(tmp_path / "case.vdstays", ExposureRequest(person.stays, case))
    assert "单田芳" not in stays.read_text("utf-8")
    key = tmp_path / "office.vdkey"
    public = hub.identity.public.public_bytes_raw()
    key.write_bytes(seal_key_file(OfficeKeyFile(KEY.identity, hub.identity.hub, public), PASSPHRASE, CHEAP))
    with served(hub, clock) as client:
        ticket = hub.tickets.make(None, desk.venue.get().declaration_code, 1, approves=True).text
        desk.enrolment.enroll(str(client.base_url), ticket)
        desk.sync.sync_now()
        number = opened_at(hub, stays)
        first = list_of(hub, number, tmp_path / "first.vdlist")
        assert "刘福".encode() not in first.read_bytes()
        book.enter(5, "10:30-10:45", name="陈志远")
        desk.sync.sync_now()
    clock.ms += 60_000
    second = list_of(hub, number, tmp_path / "second.vdlist")

    pc = open_office(key, first)
    pc.enter()
    assert pc.column("Name") == ["单*芳", "刘*", "麦*田"]
    assert "may be this person" in pc.page.about.notice.text()
    press(pc.qtbot, Qt.Key.Key_I, held=CTRL)
    pc.settle()
    assert pc.column("Name") == ["刘*", "麦*田"]
    assert pc.column("Certainty") == ["Certain", "Possible"]
    assert pc.column("Venue")[0] == desk.venue.get().name
    pc.call(Outcome.REACHED, "在家")
    assert pc.column("Call") == ["Reached", "—"]
    pc.close()

    again = open_office(key, second)
    again.enter()
    assert sorted(zip(again.column("Name"), again.column("Call"), strict=True)) == [
        ("刘*", "Reached"),
        ("陈*远", "new"),
        ("麦*田", "—"),
    ]
    row = again.column("Name").index("刘*")
    again.page.result.table.setCurrentIndex(again.page.result.table.model().index(row, 0))
    assert f"{BY}: 在家" in again.page.result.panel.text()
    assert "Nobody was found" not in again.words()


@pytest.fixture
def pc(open_office: Open, tmp_path: Path) -> OfficePc:
    """The case of a list without a hub, opened."""
    made = open_office(key_file(tmp_path / "office.vdkey"), write_case(tmp_path))
    made.enter()
    return made


def test_help_opens_the_section_about_the_window(pc: OfficePc) -> None:
    press(pc.qtbot, Qt.Key.Key_F1)
    pc.settle()
    shown = QApplication.activeWindow()
    assert isinstance(shown, HelpWindow)
    assert shown.reader.section == "office"


def test_another_key_names_nobody_and_a_wrong_passphrase_opens_nothing(open_office: Open, tmp_path: Path) -> None:
    key = tmp_path / "other.vdkey"
    of_another = OfficeKeyFile(new_office_key().identity, HUB, SIGNING.public_key().public_bytes_raw())
    key.write_bytes(seal_key_file(of_another, PASSPHRASE, CHEAP))
    pc = open_office(key, write_case(tmp_path))
    pc.enter("not the passphrase")
    assert "not the passphrase of" in pc.words()
    assert pc.office.page is None
    pc.sign_in.passphrase.setFocus()
    pc.sign_in.passphrase.clear()
    pc.enter()
    assert pc.column("Name") == []
    assert "6 records did not open." in pc.page.about.failed.text()
    assert "sealed for another key" in pc.page.about.failed.text()


def test_the_recovery_code_opens_it_as_well(open_office: Open, tmp_path: Path) -> None:
    from tests.office_lists import KEY as OWN

    pc = open_office(None, write_case(tmp_path))
    pc.sign_in.way.set_value("code")
    pc.sign_in.way.chosen.emit("code")
    pc.sign_in.focus_first()
    pc.enter(OWN.recovery_code)
    assert len(pc.column("Name")) == 4
    assert list(tmp_path.glob("case-2026-007-*.vdfollow"))


def test_a_lock_forgets_what_was_opened_and_goes_on_afterwards(pc: OfficePc) -> None:
    press(pc.qtbot, Qt.Key.Key_U, held=CTRL)
    assert "13912345678" in pc.page.result.panel.text()
    pc.office.preferences.idle.idle.emit()
    pc.settle()
    assert pc.office.page is None
    assert "单" not in pc.words()
    assert pc.office.window.windowTitle() == "VenueDesk"
    pc.enter()
    assert pc.column("Name")[0] == "单*芳"
    press(pc.qtbot, Qt.Key.Key_L, held=CTRL)
    pc.settle()
    assert pc.office.page is None


def test_a_call_that_is_half_noted_outlasts_a_lock(pc: OfficePc) -> None:
    press(pc.qtbot, DOWN, ENTER)
    shown = pc.dialog()
    assert isinstance(shown, CallDialog)
    shown.note.setText("明天再打")
    shown.outcome.set_value(Outcome.LEFT_MESSAGE)
    whom = pc.page.result.panel.contact
    pc.office.preferences.idle.idle.emit()
    pc.settle()
    assert pc.office.page is None
    assert not any(isinstance(one, CallDialog) and one.isVisible() for one in QApplication.topLevelWidgets())
    pc.enter()
    again = pc.dialog()
    assert isinstance(again, CallDialog)
    again.submit()
    pc.settle()
    noted = [
        c.declaration
        for c, call in zip(pc.page.result.lookup.contacts, pc.column("Call"), strict=False)
        if call == "Left a message"
    ]
    assert whom is not None
    assert whom.declaration in noted
    assert pc.page.case.follow_up.calls[whom.declaration][-1].note == "明天再打"


def test_personal_data_is_covered_and_masked_again(pc: OfficePc) -> None:
    for widget in (pc.page.result.table, pc.page.people.field, pc.page.people.people, pc.page.people.visits):
        assert is_personal(widget)
    press(pc.qtbot, Qt.Key.Key_F12)
    assert is_covered()
    press(pc.qtbot, Qt.Key.Key_F12)
    assert not is_covered()
    press(pc.qtbot, Qt.Key.Key_U, held=CTRL)
    press(pc.qtbot, DOWN)
    assert "13912345678" not in pc.page.result.panel.text()
    press(pc.qtbot, Qt.Key.Key_R, held=CTRL)
    shown = pc.dialog()
    assert isinstance(shown, CallDialog)
    assert shown.windowTitle() == "Note a call"
    assert "单" not in shown.windowTitle()


def test_filters_by_venue_and_gate(pc: OfficePc) -> None:
    filters = pc.page.result.filters
    filters.circle.set_value("venue")
    filters.circle.chosen.emit("venue")
    assert len(pc.column("Name")) == 5
    filters.venue.set_value("政务大厅")
    filters.venue.activated.emit(filters.venue.currentIndex())
    assert set(pc.column("Venue")) == {"政务大厅"}
    assert [filters.gate.itemText(at) for at in range(filters.gate.count())] == ["All gates", "东门"]
    filters.certainty.set_value("possible")
    filters.certainty.activated.emit(filters.certainty.currentIndex())
    assert pc.column("Name") == []
    assert "The filters leave nobody" in pc.words()


def test_a_person_is_found_and_their_stays_saved(pc: OfficePc, tmp_path: Path) -> None:
    press(pc.qtbot, Qt.Key.Key_F, held=CTRL)
    write(pc.qtbot, "单田芳")
    press(pc.qtbot, ENTER)
    pc.settle()
    assert "1 found" in pc.words()
    assert pc.page.people.people.hasFocus()
    press(pc.qtbot, Qt.Key.Key_S, held=CTRL)
    asked = pc.office.window.findChild(QFileDialog)
    assert asked is not None
    asked.close()
    pc.page.save_stays(tmp_path / "case.vdstays")
    pc.settle()
    assert "without the person" in pc.words()
    assert [one.venue_name for one in open_stays(tmp_path / "case.vdstays")] == ["北院", "政务大厅"]
    pc.page.people.field.setFocus()
    pc.page.people.field.clear()
    write(pc.qtbot, "12")
    pc.page.people.search()
    pc.settle()
    assert "at least three digits" in pc.words()


def test_the_list_is_exported_and_the_case_closed(pc: OfficePc, tmp_path: Path) -> None:
    press(pc.qtbot, Qt.Key.Key_E, held=CTRL | Qt.KeyboardModifier.ShiftModifier)
    shown = pc.dialog()
    assert isinstance(shown, OfficeExportDialog)
    shown.format.set_value("pdf")
    shown.format.chosen.emit("pdf")
    shown.submit()
    assert "one short sentence" in "".join(label.text() for label in shown.findChildren(QLabel))
    shown.reason.setText("交区疾控")
    shown.save_to(tmp_path / "list.pdf")
    pc.settle()
    assert (tmp_path / "list.pdf").read_bytes().startswith(b"%PDF")
    assert "Rows written: 5" in pc.words()
    pc.page.command_action("office.close").trigger()
    pc.settle()
    assert "Case closed" in pc.words()
    assert not pc.page.command_action("office.call").isVisible()


@pytest.mark.parametrize(("language", "theme"), [("en", "light"), ("zh", "dark")])
def test_nothing_is_cut_unnamed_or_hard_to_read(pc: OfficePc, looks: Looks, language: str, theme: str) -> None:
    looks.languages.use(language)
    faults = {}
    for text_size, view in product((100, 150), ("case", "find")):
        looks.theme.apply(theme, text_size)
        pc.page.views.chosen.emit(view)
        pc.office.window.resize(QSize(1366, 768))
        for _ in range(6):
            QApplication.processEvents()
        found = layout_faults(pc.office.window) + accessible_faults(pc.office.window)
        if text_size == 100:
            found += contrast_faults(pc.office.window)
        if found:
            faults[text_size, view] = found
    pc.office.lock()
    pc.settle()
    faults["sign-in"] = layout_faults(pc.office.window) + accessible_faults(pc.office.window)
    assert not [one for one in faults.items() if one[1]]
