"""The page can be read whole: with a case, with contacts, and with nobody, in both languages, themes and at each size."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop.app.program import Program
from desktop.domain.exposure.cases import Outcome
from tests.looks import Looks
from tests.services.exposure.exposure_desk import ExposureDesk
from tests.ui.every_screen import cut_words
from tests.ui.exposure.exposure_page import ExposureWindow, busy_monday
from tests.ui.layout_faults import layout_faults
from tests.ui.screens import Screens
from tests.ui.venue.venue_keys import CTRL, DOWN, ENTER, nameless, press


@pytest.mark.parametrize(
    ("language", "theme", "text_size"),
    [
        ("zh", "light", 100),
        ("en", "light", 100),
        ("zh", "dark", 100),
        ("zh", "contrast", 130),
        ("zh", "light", 150),
        ("en", "dark", 150),
    ],
)
def test_every_view_can_be_read(
    window: ExposureWindow,
    book: ExposureDesk,
    program: Program,
    looks: Looks,
    screens: Screens,
    language: str,
    theme: str,
    text_size: int,
) -> None:
    case, alone = busy_monday(book), book.enter(9, "17:00-17:20", "北门", visited_on="2026-11-22")
    looks.languages.use(language)
    looks.theme.apply(theme, text_size)

    faults = []

    def look(name: str) -> None:
        window.settle()
        for _ in range(6):
            QApplication.processEvents()
        screens.save_now(window.window, f"exposure-{name}-{language}-{theme}-{text_size}")
        for found in (cut_words(window.window), nameless(window.window), layout_faults(window.window)):
            faults.extend(f"{name}: {fault}" for fault in found)

    look("begin")
    window.about(case)
    look("case")
    window.look_up()
    press(window.qtbot, DOWN)
    look("contacts")
    window.page.result.filters.circle.step(Qt.Key.Key_Right)
    look("venue")
    window.page.run_command("exposure.keep")
    window.settle()
    cases, kept = book.desk.exposure_cases, window.page.result.lookup
    assert kept is not None
    assert kept.kept is not None
    called = [contact.declaration for contact in kept.contacts[:3]]
    cases.note_call(kept.kept.case.id, called[:1], Outcome.REACHED, "已居家，下午再打一次电话确认")
    cases.note_call(kept.kept.case.id, called[1:2], Outcome.NOT_REACHED)
    cases.note_call(kept.kept.case.id, called[2:3], Outcome.HANDED_OVER)
    book.enter(40, "10:10-11:00")
    press(window.qtbot, Qt.Key.Key_O, held=CTRL)
    look("cases")
    press(window.qtbot, ENTER)
    window.settle()
    press(window.qtbot, DOWN)
    look("kept")
    press(window.qtbot, ENTER)
    screens.save_now(window.dialog(), f"exposure-call-{language}-{theme}-{text_size}")
    press(window.qtbot, Qt.Key.Key_Escape)
    window.about(alone)
    window.look_up()
    look("nobody")
    assert not faults, "\n".join(faults)
