"""What the canvas says of the selection: beside it on the page, and to a screen reader."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from desktop.domain.posters import Language
from desktop.posters.codes.qr import reading_distance
from desktop.posters.composition.placed import ComposedPage
from desktop.posters.document.layout import Element
from desktop.posters.editing.arrange import around
from desktop.posters.editing.hits import box_of
from desktop.posters.editing.labels import label_of
from desktop.ui.kit.i18n import sentence


def size_words(chosen: Sequence[Element], page: ComposedPage) -> str:
    """The size of what is selected; of one element also how it is turned, that it is locked, and how far away its code
    is read on the page."""
    if len(chosen) > 1:
        box = around({element.id: box_of(element) for element in chosen})
        return f"{box.width:.1f} × {box.height:.1f} mm"
    (element,) = chosen
    parts = [f"{element.frame.width:.1f} × {element.frame.height:.1f} mm"]
    if element.rotation:
        parts.append(f"{element.rotation:g}°")
    if element.lock:
        parts.append(QCoreApplication.translate("StudioCanvas", "locked"))
    code = next((code for code in page.codes if code.element_id == element.id), None)
    if code is not None:
        metres = f"{reading_distance(code.frame.width, code.symbol.size):.1f}"
        parts.append(QCoreApplication.translate("StudioCanvas", "scans from {metres} m").format(metres=metres))
    return "  ".join(parts)


def selection_words(chosen: Sequence[Element], language: Language) -> str:
    """For a screen reader: what is selected, where it lies and how large it is."""
    if not chosen:
        return QCoreApplication.translate("StudioCanvas", "Nothing is selected.")
    if len(chosen) > 1:
        return QCoreApplication.translate("StudioCanvas", "%Ln elements are selected.", "", len(chosen))
    frame = chosen[0].frame
    words = QCoreApplication.translate(
        "StudioCanvas", "{name} is selected: left {left}, top {top}, width {width}, height {height} millimetres."
    )
    return words.format(
        name=sentence(label_of(chosen[0], language)),
        left=f"{frame.x:g}",
        top=f"{frame.y:g}",
        width=f"{frame.width:g}",
        height=f"{frame.height:g}",
    )
