"""Pictures of screens, in both languages and both themes, for people to look at."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from desktop.ui.kit.i18n import Languages
from desktop.ui.kit.labels import ElidedLabel
from desktop.ui.kit.theme import Theme

SMALL = QSize(1366, 768)
LARGE = QSize(1920, 1080)


class Screens:
    """Saves a widget as it looks in every language, theme and size that the product promises."""

    def __init__(self, folder: Path | None, languages: Languages, theme: Theme) -> None:
        self._folder = folder
        self._languages = languages
        self._theme = theme

    def save_now(self, widget: QWidget, name: str) -> None:
        """A picture ``name.png`` of a widget as it is."""
        if self._folder is not None:
            self._folder.mkdir(parents=True, exist_ok=True)
            widget.grab().save(str(self._folder / f"{name}.png"))

    def save(self, widget: QWidget, name: str, arrange: Callable[[], object] | None = None) -> None:
        """Pictures ``name-zh-light.png`` and so on; ``arrange`` is called before each, after the change.

        A window is resized to the front desk's screen, and to the large one for 150 %; a dialog keeps its size.
        """
        if self._folder is None:
            return
        self._folder.mkdir(parents=True, exist_ok=True)
        size = widget.size()
        fills_screen = widget.isWindow() and size.width() >= 1000
        for language, theme, text_size in (
            ("zh", "light", 100),
            ("zh", "dark", 100),
            ("en", "light", 100),
            ("en", "dark", 100),
            ("zh", "light", 150),
            ("en", "light", 150),
        ):
            self._languages.use(language)
            self._theme.apply(theme, text_size)
            if fills_screen:
                widget.resize(SMALL if text_size == 100 else LARGE)
            if arrange is not None:
                arrange()
            for _ in range(3):
                QApplication.processEvents()
            suffix = "" if text_size == 100 else f"-{text_size}"
            widget.grab().save(str(self._folder / f"{name}-{language}-{theme}{suffix}.png"))
        self._languages.use("en")
        self._theme.apply("light", 100)
        widget.resize(size)


def cut_off(root: QWidget) -> list[str]:
    """The words that do not fit into the widget that shows them."""
    found = []
    for widget in root.findChildren(QWidget):
        if not widget.isVisible() or isinstance(widget, ElidedLabel):
            continue
        if isinstance(widget, QLabel) and widget.text():
            needed = widget.heightForWidth(widget.width()) if widget.wordWrap() else widget.sizeHint().height()
            if widget.height() < needed or (not widget.wordWrap() and widget.width() < widget.sizeHint().width()):
                found.append(widget.text())
        elif isinstance(widget, QPushButton) and widget.width() < widget.minimumSizeHint().width():
            found.append(widget.text())
    return found
