"""Line icons, tinted in the colours of the theme. The pictures draw with ``currentColor``."""

from PySide6.QtCore import QByteArray, QFile, QIODevice, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer

from desktop.ui.kit.sizes import px
from desktop.ui.kit.theme import tokens

_PROGRAM_SIZES = (16, 24, 32, 48, 64, 128)
"""In pixels: of a title bar, a task bar and a switcher of windows."""


def icon_pixmap(name: str, colour: str, size: int) -> QPixmap:
    """The icon ``name`` in one colour, ``size`` logical pixels square; drawn once per colour and size."""
    screen = QGuiApplication.primaryScreen()
    ratio = screen.devicePixelRatio() if screen is not None else 1.0
    key = f"icon:{name}:{colour}:{size}:{ratio}"
    found = QPixmap()
    if QPixmapCache.find(key, found):
        return found
    drawn = QPixmap(round(size * ratio), round(size * ratio))
    drawn.fill(Qt.GlobalColor.transparent)
    renderer = QSvgRenderer(_source(name).replace(b"currentColor", colour.encode()))
    painter = QPainter(drawn)
    renderer.render(painter, QRectF(0, 0, drawn.width(), drawn.height()))
    painter.end()
    drawn.setDevicePixelRatio(ratio)
    QPixmapCache.insert(key, drawn)
    return drawn


def icon(name: str, size: int = 20) -> QIcon:
    """An icon in the ink of the theme in force; whoever keeps it makes it anew when the theme changes."""
    colours = tokens()
    made = QIcon(icon_pixmap(name, colours.ink, px(size)))
    made.addPixmap(icon_pixmap(name, colours.faint, px(size)), QIcon.Mode.Disabled)
    return made


def program_icon() -> QIcon:
    """The icon of the program and all its windows, in colours of its own."""
    made = QIcon()
    renderer = QSvgRenderer(_source("program/venuedesk"))
    for size in _PROGRAM_SIZES:
        drawn = QPixmap(size, size)
        drawn.fill(Qt.GlobalColor.transparent)
        painter = QPainter(drawn)
        renderer.render(painter, QRectF(0, 0, size, size))
        painter.end()
        made.addPixmap(drawn)
    return made


def _source(name: str) -> QByteArray:
    file = QFile(f"icons:{name}.svg")
    if not file.open(QIODevice.OpenModeFlag.ReadOnly):
        raise FileNotFoundError(f"no icon named {name}")
    try:
        return file.readAll()
    finally:
        file.close()
