"""The preferences of this PC, in force for a window."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from desktop.app.program import Program
from desktop.settings import BIG_MODE, IDLE_MINUTES, LANGUAGE, TEXT_SIZE, THEME, text_size_in_force
from desktop.ui.kit.focus_ring import FocusRing
from desktop.ui.kit.i18n import Languages
from desktop.ui.kit.icons import program_icon
from desktop.ui.kit.theme import Theme
from desktop.ui.shell.idle_lock import IdleWatch


class Preferences(QObject):
    """Language, theme, text size and idle lock as the settings have them, from before the first screen on."""

    def __init__(self, program: Program, app: QApplication, parent: QObject) -> None:
        """``parent`` is what owns the window: they serve it and end with it, not with the application."""
        super().__init__(parent)
        self._settings = settings = program.settings
        self.languages = Languages(app, program.resources / "i18n")
        self.languages.use(settings.get(LANGUAGE))
        self.theme = Theme(app, program.resources)
        self.theme.set_language(settings.get(LANGUAGE))
        self._apply_theme()
        app.setWindowIcon(program_icon())
        self.idle = IdleWatch(app, settings.get(IDLE_MINUTES))
        for served in (self.languages, self.theme, FocusRing(app), self.idle):
            served.setParent(self)
        self.languages.changed.connect(self.theme.set_language)

    def toggle_language(self) -> None:
        """The other language, now and at the next start."""
        self.languages.toggle()
        self._settings.set(LANGUAGE, self.languages.current)

    def toggle_big_mode(self) -> None:
        """Everything at twice the size, or as before; now and at the next start."""
        self._settings.set(BIG_MODE, not self._settings.get(BIG_MODE))
        self._apply_theme()

    def put_in_force(self, key: str) -> None:
        """Apply a setting that was just chosen, by its key."""
        if key == LANGUAGE.key:
            self.languages.use(self._settings.get(LANGUAGE))
        elif key in (THEME.key, TEXT_SIZE.key, BIG_MODE.key):
            self._apply_theme()
        elif key == IDLE_MINUTES.key:
            self.idle.set_minutes(self._settings.get(IDLE_MINUTES))

    def _apply_theme(self) -> None:
        self.theme.apply(self._settings.get(THEME), text_size_in_force(self._settings))
