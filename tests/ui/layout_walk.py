"""Looks at something in both languages, at each size of text and window that the smallest desks have."""

from collections.abc import Callable, Iterable
from itertools import product

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QWidget

from tests.looks import Looks
from tests.ui.layout_faults import layout_faults

WINDOWS = (QSize(1024, 640), QSize(1366, 768))
_TURNS = 8
"""Of the event loop: words wrap, the row around them grows, then the card, the page, the dialog."""


def walk(
    looks: Looks, window: QWidget, shown: Callable[[], Iterable[tuple[str, QWidget]]], text_sizes: Iterable[int]
) -> list[str]:
    """The faults of everything that ``shown`` gives by name, at every size of ``window`` and text, in both languages.

    ``shown`` is called at each of them, and may show one thing after the other.
    """
    faults = []
    for text_size in text_sizes:
        window.resize(WINDOWS[0])
        looks.theme.apply("light", text_size)
        for language, size in product(("zh", "en"), WINDOWS):
            looks.languages.use(language)
            window.resize(size)
            turn()
            for name, widget in shown():
                place = f"{name}, {language}, {size.width()}×{size.height()}, {text_size} %"
                faults += [f"{place}: {fault}" for fault in (*layout_faults(widget), *_outside(widget, size))]
    return faults


def turn() -> None:
    """Let everything find its place."""
    for _ in range(_TURNS):
        QApplication.processEvents()


def _outside(widget: QWidget, window: QSize) -> list[str]:
    if widget.size().boundedTo(window) == widget.size():
        return []
    return [f"{widget.width()}×{widget.height()} is larger than the window"]
