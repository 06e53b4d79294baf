"""The gates tab: adding, renaming, ordering, retiring and restoring, with the sentences for what is refused."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.app.program import Program
from desktop.services.desk import Desk
from desktop.ui.kit.jobs import Jobs
from desktop.ui.venue.page import VenuePage
from tests.looks import Looks
from tests.ui.accessible_faults import refusal_faults
from tests.ui.venue.venue_keys import ALT, CTRL, DELETE, DOWN, ENTER, TAB, UP, press, write
from tests.ui.venue.venue_page import dialog_of, open_page, settle, stored
from tests.visible_text import visible_text


@pytest.fixture
def page(qtbot: QtBot, looks: Looks, desk: Desk, program: Program, jobs: Jobs) -> VenuePage:
    made = open_page(qtbot, desk, program, jobs)
    press(qtbot, Qt.Key.Key_G, held=CTRL)
    return made


def names(desk: Desk) -> list[str]:
    return [gate.name for gate in desk.gates.list()]


def test_typed_names_are_added_one_after_the_other(qtbot: QtBot, page: VenuePage, desk: Desk, jobs: Jobs) -> None:
    for name in ("东门", "㛃𬭎𠮷门"):
        write(qtbot, name)
        with stored(qtbot, desk, jobs):
            press(qtbot, ENTER)
    assert names(desk)[-2:] == ["东门", "㛃𬭎𠮷门"]
    qtbot.waitUntil(lambda: page.gates.current().name == "㛃𬭎𠮷门")


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("南门", "There is a gate named 南门 already."),
        ("门" * 200, "A gate's name has at most 20 characters, to be read from afar; this has 200."),
        ("东门🚪", "“🚪” cannot be printed. Leave it out."),
        (" ", "Type the gate's name, such as 南门."),
    ],
)
def test_a_name_that_cannot_be_is_refused_at_the_field(
    qtbot: QtBot, page: VenuePage, desk: Desk, jobs: Jobs, name: str, sentence: str
) -> None:
    before = names(desk)
    write(qtbot, name)
    press(qtbot, ENTER)
    settle(qtbot, jobs)
    assert sentence in visible_text(page.gates)
    assert page.gates.field.hasFocus()
    assert page.gates.field.text() == name
    assert refusal_faults(page) == []
    assert names(desk) == before


def test_renaming_to_the_name_of_another_gate_is_reported_in_the_dialog(
    qtbot: QtBot, page: VenuePage, desk: Desk, jobs: Jobs
) -> None:
    press(qtbot, DOWN, Qt.Key.Key_F2)
    dialog = dialog_of(qtbot, page)
    write(qtbot, "北门")
    press(qtbot, ENTER)
    qtbot.waitUntil(lambda: "There is a gate named 北门 already." in visible_text(dialog))
    press(qtbot, Qt.Key.Key_A, held=CTRL)
    write(qtbot, "东门")
    with stored(qtbot, desk, jobs):
        press(qtbot, ENTER)
    assert names(desk)[0] == "东门"


def test_alt_and_arrows_put_gates_in_order(qtbot: QtBot, page: VenuePage, desk: Desk, jobs: Jobs) -> None:
    press(qtbot, DOWN)
    press(qtbot, DOWN, held=ALT)
    settle(qtbot, jobs)
    assert names(desk)[:2] == ["北门", "南门"]
    press(qtbot, UP, held=ALT)
    press(qtbot, UP, held=ALT)
    settle(qtbot, jobs)
    assert names(desk)[:2] == ["南门", "北门"]
    assert page.gates.current().name == "南门"


def test_a_gate_is_retired_after_asking_and_restored(qtbot: QtBot, page: VenuePage, desk: Desk, jobs: Jobs) -> None:
    press(qtbot, DOWN, DELETE)
    assert "Its posters become void" in visible_text(dialog_of(qtbot, page))
    with stored(qtbot, desk, jobs):
        press(qtbot, TAB, ENTER)
    assert "南门" not in names(desk)
    page.gates._retired.click()
    page.gates.choose(next(g.id for g in desk.gates.list(include_retired=True) if g.retired))
    assert "Void: the gate is retired" in visible_text(page.gates.panel)
    with stored(qtbot, desk, jobs):
        page.gates.restore()
    assert names(desk)[-1] == "南门"


def test_the_last_gate_stays(qtbot: QtBot, page: VenuePage, desk: Desk, jobs: Jobs) -> None:
    for gate in desk.gates.list()[1:]:
        desk.gates.retire(gate.id)
    settle(qtbot, jobs)
    page.gates.retire()
    dialog_of(qtbot, page)
    press(qtbot, TAB, ENTER)
    settle(qtbot, jobs)
    assert "A venue keeps at least one gate." in page.banner.text()
    assert names(desk) == ["南门"]


def test_a_name_of_a_restored_gate_that_is_taken_is_reported(
    qtbot: QtBot, page: VenuePage, desk: Desk, jobs: Jobs
) -> None:
    gate = desk.gates.list()[0]
    desk.gates.retire(gate.id)
    desk.gates.add("南门")
    settle(qtbot, jobs)
    page.gates._retired.click()
    page.gates.choose(gate.id)
    page.gates.restore()
    settle(qtbot, jobs)
    assert "There is a gate named 南门 already." in page.banner.text()


def test_posters_and_inspectors_of_each_gate_are_shown(page: VenuePage, desk: Desk) -> None:
    page.gates.choose(desk.gates.list()[1].id)
    assert "曾敏" in visible_text(page.gates.panel)
    assert "Not printed" in visible_text(page.gates.panel)
    assert desk.gates.list()[1].code in visible_text(page.gates.panel)


def test_an_official_code_of_one_gate_is_dropped_again(qtbot: QtBot, page: VenuePage, desk: Desk, jobs: Jobs) -> None:
    gate = desk.gates.list()[0]
    desk.venue.adopt_official_code("https://code.health.example/g/1", gate.id)
    settle(qtbot, jobs)
    assert "code.health.example" in visible_text(page.gates.panel).replace("\u200b", "")
    with stored(qtbot, desk, jobs):
        page.gates.panel.drop_code_wanted.emit()
    assert desk.gates.list()[0].official_payload is None
