"""The window's language, switched while it runs.

English is in the sources; Chinese and the English plurals are compiled from ``resources/i18n``. Installing a translator
makes Qt send ``LanguageChange`` to every widget; ``Translated`` turns that into a call of ``retranslate``.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QLibraryInfo, QLocale, QObject, QTranslator, Signal

from desktop.domain.messages import Message, render

LOCALES = {"zh": "zh_CN", "en": "en"}

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget as _Base
else:
    _Base = object


def sentence(message: Message) -> str:
    """A message in the window's language, and the messages among its values with it."""
    return render(message, QCoreApplication.translate)


class Languages(QObject):
    """Installs the catalogues of one language at a time."""

    changed = Signal(str)

    def __init__(self, app: QCoreApplication, folder: Path) -> None:
        """``folder`` holds the compiled catalogues."""
        super().__init__(app)
        self._app = app
        self._folder = folder
        self._installed: list[QTranslator] = []
        self._current = "en"

    @property
    def current(self) -> str:
        """``zh`` or ``en``."""
        return self._current

    def use(self, language: str) -> None:
        """Show everything in ``zh`` or ``en``."""
        locale = LOCALES[language]
        for old in self._installed:
            self._app.removeTranslator(old)
        QLocale.setDefault(QLocale(locale))
        self._current = language
        qt_folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        self._installed = [
            made
            for name, folder in ((f"qtbase_{locale}", qt_folder), (locale, str(self._folder)))
            if (made := self._load(name, folder))
        ]
        for new in self._installed:
            self._app.installTranslator(new)
        self.changed.emit(language)

    def toggle(self) -> None:
        """The other language."""
        self.use("en" if self._current == "zh" else "zh")

    def _load(self, name: str, folder: str) -> QTranslator | None:
        made = QTranslator(self)
        return made if made.load(f"{name}.qm", folder) else None


class Translated(_Base):
    """A widget whose words are all set in ``retranslate``; mix it in before the Qt class.

    The widget calls ``retranslate`` once when it is built.
    """

    def retranslate(self) -> None:
        """Set every word that this widget itself shows."""

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
