"""One theme for the whole window: colours, text size and font, put into Qt's palette, font and style sheet."""

import re
from pathlib import Path
from string import Template

from PySide6.QtCore import QDir, QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from desktop.ui.kit.sizes import TEXT_SCALE, rescale
from desktop.ui.kit.tokens import BODY, DARK, LIGHT, THEMES, Tokens


def mark(widget: QWidget, **properties: object) -> None:
    """Set properties that style rules match, and restyle the widget if one has changed since it was shown."""
    changed = {name: value for name, value in properties.items() if widget.property(name) != value}
    for name, value in changed.items():
        widget.setProperty(name, value)
    if changed and widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        style = widget.style()
        style.unpolish(widget)
        style.polish(widget)
        widget.update()


_PROPERTY = "themeName"
_BY_NAME = {colours.name: colours for colours in THEMES}
_UNITS = re.compile(r"\b(\d+)u\b")
_FAMILY = "Noto Sans SC"


def tokens() -> Tokens:
    """The colours in force."""
    app = QApplication.instance()
    name = app.property(_PROPERTY) if app is not None else None
    return _BY_NAME.get(str(name), LIGHT)


class Theme(QObject):
    """Applies and changes the looks. ``changed`` comes after everything has its new colours and sizes.

    The application's style is to be Qt's Fusion, which looks the same on every system.
    """

    changed = Signal()

    def __init__(self, app: QApplication, resources: Path) -> None:
        """``resources`` holds ``fonts``, ``icons`` and ``qss``."""
        super().__init__(app)
        self._app = app
        self._resources = resources
        self._name = "light"
        self._text_size = 100
        self._is_latin = False
        self._template: str | None = None
        QDir.setSearchPaths("icons", [str(resources / "icons")])
        for face in sorted((resources / "fonts").glob("*.ttf")):
            QFontDatabase.addApplicationFont(str(face))
        app.styleHints().colorSchemeChanged.connect(self._on_system_changed)

    @property
    def name(self) -> str:
        """``light``, ``dark``, ``contrast`` or ``system``, as chosen."""
        return self._name

    @property
    def text_size(self) -> int:
        """The text size in per cent."""
        return self._text_size

    def apply(self, name: str, text_size: int) -> None:
        """Show everything in this theme and text size (per cent)."""
        self._name, self._text_size = name, text_size
        colours = self._resolve(name)
        app = self._app
        app.setProperty(_PROPERTY, colours.name)
        app.setProperty(TEXT_SCALE, text_size / 100)
        # Without a sheet in between the change takes four times as long (measured: 140 ms against 35).
        app.setStyleSheet("")
        app.setPalette(palette_of(colours))
        app.setFont(_body_font(text_size, self._is_latin))
        app.setStyleSheet(self._style_sheet(colours, text_size / 100))
        for window in app.topLevelWidgets():
            rescale(window)
        self.changed.emit()

    def set_language(self, language: str) -> None:
        """Set quotation marks and dots as wide as the language has them: full width only in Chinese."""
        is_latin = language == "en"
        if is_latin != self._is_latin:
            self._is_latin = is_latin
            self._app.setFont(_body_font(self._text_size, is_latin))

    def _resolve(self, name: str) -> Tokens:
        if name == "system":
            is_dark = self._app.styleHints().colorScheme() == Qt.ColorScheme.Dark
            return DARK if is_dark else LIGHT
        return _BY_NAME.get(name, LIGHT)

    def _on_system_changed(self, _scheme: Qt.ColorScheme) -> None:
        if self._name == "system":
            self.apply(self._name, self._text_size)

    def _style_sheet(self, colours: Tokens, factor: float) -> str:
        folder = self._resources / "qss"
        if self._template is None:
            self._template = "\n".join(f.read_text("utf-8") for f in sorted(folder.glob("*.qss")))
        return fill(self._template, colours, factor, (folder / colours.name).as_posix())


def fill(template: str, colours: Tokens, factor: float, art: str) -> str:
    """A style sheet from its template: ``$token`` becomes a colour, ``12u`` pixels, ``$art`` the picture folder."""
    filled = Template(template).substitute(colours.colours(), art=art)
    return _UNITS.sub(lambda found: f"{round(int(found[1]) * factor)}px", filled)


def _body_font(text_size: int, is_latin: bool) -> QFont:
    made = QFont([_FAMILY])
    made.setPixelSize(round(BODY * text_size / 100))
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    # A Chinese font's “ ” and … are one ideograph wide unless proportional widths are asked for.
    made.setFeature(QFont.Tag("pwid"), int(is_latin))
    return made


def palette_of(colours: Tokens) -> QPalette:
    """Qt's own roles in our colours, for whatever a style sheet does not reach."""
    made = QPalette()
    role, disabled = QPalette.ColorRole, QPalette.ColorGroup.Disabled
    for target, colour in {
        role.Window: colours.page,
        role.WindowText: colours.ink,
        role.Base: colours.surface,
        role.AlternateBase: colours.page,
        role.Text: colours.ink,
        role.Button: colours.surface,
        role.ButtonText: colours.ink,
        role.BrightText: colours.danger,
        role.PlaceholderText: colours.second,
        role.Highlight: colours.primary,
        role.HighlightedText: colours.on_primary,
        role.Accent: colours.primary,
        role.Link: colours.link,
        role.LinkVisited: colours.link,
        role.ToolTipBase: colours.ink,
        role.ToolTipText: colours.page,
        role.Mid: colours.line,
        role.Midlight: colours.line,
        role.Dark: colours.edge,
        role.Light: colours.raised,
    }.items():
        made.setColor(target, QColor(colour))
    for target in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(disabled, target, QColor(colours.faint))
    return made
