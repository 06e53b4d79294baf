"""A poster laid out from an empty page by keys alone, in the window that the program builds, and kept as a template."""

from collections.abc import Callable
from pathlib import Path

import pypdfium2
import zxingcpp
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop.app.program import Program
from desktop.domain.posters import Language
from desktop.pdfium import PDFIUM_LOCK
from desktop.posters.composition.preflight import blocks
from desktop.settings import LANGUAGE
from desktop.ui.shell.palette import Palette
from desktop.ui.studio.page import StudioPage
from tests.conftest import MANAGER_PASSWORD, MadeDesk
from tests.journeys.front import Front

SitDown = Callable[[Path], Front]
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier


def studio_of(front: Front) -> StudioPage:
    page = front.shell.page("studio")
    assert isinstance(page, StudioPage)
    return page


def by_palette(front: Front, words: str) -> None:
    """A command by its words."""
    front.control(Qt.Key.Key_K)
    front.until(lambda: isinstance(QApplication.activeWindow(), Palette))
    front.settle()
    front.type(words)
    front.settle()
    front.key(Qt.Key.Key_Return)
    front.until(lambda: not isinstance(QApplication.activeWindow(), Palette))
    front.settle()


def test_a_bilingual_poster_from_an_empty_page_by_keys_alone(
    sit_down: SitDown, program: Program, made_desk: MadeDesk
) -> None:
    program.settings.set(LANGUAGE, "en")
    front = sit_down(made_desk.folder)
    front.sign_in(MANAGER_PASSWORD)
    front.control(Qt.Key.Key_4)
    front.settle()
    front.control(Qt.Key.Key_E)
    front.until(lambda: studio_of(front).session.opened is not None)
    page = studio_of(front)
    front.settle()

    front.control(Qt.Key.Key_N)
    front.until(lambda: QApplication.activeModalWidget() is not None)
    front.settle()
    front.key(Qt.Key.Key_Home)  # A3 comes first
    front.key(Qt.Key.Key_Return)
    front.until(lambda: page.session.editor is not None and not page.session.editor.layout.elements)
    editor = page.session.editor
    assert editor is not None
    assert editor.layout.page.sheet == (297, 420)
    while editor.language is not Language.ZH_EN:
        front.key(Qt.Key.Key_L, CONTROL | ALT)

    for block in ("Add the header", "Add the three steps", "Add the green", "Add serial"):
        by_palette(front, block)
    front.until(lambda: page.canvas.hasFocus())
    front.key(Qt.Key.Key_Q)
    front.key(Qt.Key.Key_Down, SHIFT)  # 5 mm, off the venue's name
    front.key(Qt.Key.Key_T)
    for _ in range(23):  # 115 mm, off the code
        front.key(Qt.Key.Key_Down, SHIFT)
    front.key(Qt.Key.Key_F2)
    front.type("One code each. Thank you.")
    front.settle()
    assert editor.element("text").props.words[Language.ZH_EN] == "One code each. Thank you."  # type: ignore[union-attr]
    assert not blocks(page.session.findings), page.session.findings

    front.control(Qt.Key.Key_S)
    front.until(lambda: QApplication.activeModalWidget() is not None)
    front.settle()
    front.type("Hall poster")
    front.key(Qt.Key.Key_Return)
    front.until(lambda: page.session.is_saved)
    front.settle()
    front.key(Qt.Key.Key_Right, ALT)  # another gate

    desk = front.desk.desk
    assert desk is not None
    assert [str(template.name) for template in desk.own_templates.list()] == ["Hall poster"]
    shown = page.canvas.draft
    assert shown is not None
    with PDFIUM_LOCK, pypdfium2.PdfDocument(shown.pdf) as document:
        sheet = document[0]
        picture = sheet.render(scale=1.5).to_pil().convert("L")
        sheet.close()
    assert page.session.gate is not None
    assert page.session.gate.name != page.session.gates[0].name
    assert [code.text for code in zxingcpp.read_barcodes(picture)] == [shown.page.payload]
