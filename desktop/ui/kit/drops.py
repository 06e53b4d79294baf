"""Files that are dragged onto what takes them: it says so while they are over it, and why it does not take others."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QBuffer, QEvent, QIODevice, QMimeData, QObject, QRect, Qt
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QImage,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QApplication, QWidget

from desktop.domain.messages import Message, message
from desktop.ui.kit.i18n import sentence
from desktop.ui.kit.sizes import font, px, transparent_to_mouse
from desktop.ui.kit.theme import mark, tokens

_INSIDE, _ROUND, _VEIL = 6, 12, 238
"""Distance of the frame from the edge and its corners, at 100 %; how much of the ground covers what lies below."""

_PICTURES = ("image/png", "image/jpeg", "image/bmp", "image/gif", "image/webp", "image/tiff")
_PIXELS = "application/x-qt-image"


class FileDrop(QObject):
    """Lets ``target`` take one file at a time, or any number where ``take_all`` is given. A file of another kind is
    accepted too, so that the program can say why it is not taken."""

    def __init__(
        self,
        target: QWidget,
        endings: Sequence[str],
        invitation: Message,
        take: Callable[[Path], object],
        refuse: Callable[[Message], object],
        *,
        may_take: Callable[[], bool] = lambda: True,
        take_picture: Callable[[bytes], object] | None = None,
        take_all: Callable[[Sequence[Path]], object] | None = None,
        others: Mapping[str, Message] | None = None,
    ) -> None:
        """``invitation`` is said over the target; ``take_picture`` gets the bytes of one that is in no file, as
        browsers drag them, ``take_all`` any number of files and folders, whatever their endings; ``others`` says by ending what files
        are for that people may take for these. Nothing is taken while ``may_take`` says no."""
        super().__init__(target)
        self._target = target
        self._endings = tuple(endings)
        self._invitation = invitation
        self._take, self._refuse, self._take_picture = take, refuse, take_picture
        self._take_all = take_all
        self._may_take = may_take
        self._others = others or {}
        self.veil = _Veil(target)
        target.setAcceptDrops(True)
        target.installEventFilter(self)

    def offer(self, file: Path) -> None:
        """Take a file that came another way, or refuse it, as if it was dropped."""
        problem = self._problem([file])
        if problem is not None:
            self._refuse(problem)
        elif self._take_all is not None:
            self._take_all((file,))
        else:
            self._take(file)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QDragEnterEvent):
            return self._on_enter(event)
        if isinstance(event, QDragMoveEvent):
            event.acceptProposedAction()
            return True
        if isinstance(event, QDropEvent):
            return self._on_drop(event)
        if event.type() in (QEvent.Type.DragLeave, QEvent.Type.Hide):
            self.veil.hide()
        return False

    def _on_enter(self, event: QDragEnterEvent) -> bool:
        data = event.mimeData()
        if not (_files(data) or self._has_picture(data)) or not self._may_take() or _is_covered(self._target):
            event.ignore()
            return True
        event.acceptProposedAction()
        problem = self._problem(_files(data))
        self.veil.say(problem or self._invitation, is_wrong=problem is not None)
        return True

    def _on_drop(self, event: QDropEvent) -> bool:
        self.veil.hide()
        data = event.mimeData()
        event.acceptProposedAction()
        files = _files(data)
        problem = self._problem(files)
        if problem is not None:
            self._refuse(problem)
        elif files and self._take_all is not None:
            self._take_all(files)
        elif files:
            self._take(files[0])
        elif self._take_picture is not None and (picture := copied_picture(data)):
            self._take_picture(picture)
        return True

    def _problem(self, files: Sequence[Path]) -> Message | None:
        """Why these cannot be taken."""
        if self._take_all is not None:
            return None
        if len(files) > 1:
            return message("Drops", "One file at a time: drop them one after the other.")
        ending = files[0].suffix.lower().lstrip(".") if files else ""
        if files and ending not in self._endings:
            if ending in self._others:
                return self._others[ending]
            kinds = ", ".join(ending.upper() for ending in self._endings)
            return message(
                "Drops", "{name} cannot be taken here. What can be: {kinds}.", name=files[0].name, kinds=kinds
            )
        return None

    def _has_picture(self, data: QMimeData) -> bool:
        return self._take_picture is not None and (data.hasImage() or any(map(data.hasFormat, _PICTURES)))


def copied_picture(data: QMimeData) -> bytes:
    """A picture that was copied or dragged and is in no file, as a file of it would be; empty where there is none.

    Its bytes are handed on as they came: to have Qt decode them would read a stranger's picture in this process. Only where
    the system gives pixels in place of a file (Windows, and what this program has copied itself) are they made one here.
    """
    for kind in _PICTURES:
        if data.hasFormat(kind) and (found := bytes(data.data(kind).data())):
            return found
    image = data.imageData() if data.hasFormat(_PIXELS) else None
    if not isinstance(image, QImage) or image.isNull():
        return b""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stubs want bytes here, PySide6 a str
    return bytes(buffer.data().data())


def _files(data: QMimeData) -> list[Path]:
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]


def _is_covered(target: QWidget) -> bool:
    """Whether a dialog waits for an answer over it."""
    dialog = QApplication.activeModalWidget()
    return dialog is not None and dialog is not target.window()


class _Veil(QWidget):
    """Lies over the target and says what happens to a file that is let go now."""

    def __init__(self, target: QWidget) -> None:
        super().__init__(target)
        self._target = target
        self._text = ""
        self._is_wrong = False
        transparent_to_mouse(self)
        mark(self, floats=True)
        self.hide()

    def say(self, words: Message, *, is_wrong: bool) -> None:
        """Cover the target with a sentence."""
        self._text, self._is_wrong = sentence(words), is_wrong
        self.setAccessibleName(self._text)
        self.setGeometry(self._target.rect())
        self.raise_()
        self.show()
        self.update()

    def text(self) -> str:
        """What it says, empty while nothing is dragged."""
        return self._text if self.isVisible() else ""

    def paintEvent(self, _event: QPaintEvent) -> None:
        colours = tokens()
        ground = QColor(colours.danger_ground if self._is_wrong else colours.tint)
        ground.setAlpha(_VEIL)
        frame = self.rect().adjusted(px(_INSIDE), px(_INSIDE), -px(_INSIDE), -px(_INSIDE))
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = QColor(colours.danger if self._is_wrong else colours.primary)
        painter.setPen(QPen(edge, px(2), Qt.PenStyle.DashLine))
        painter.setBrush(ground)
        painter.drawRoundedRect(frame, px(_ROUND), px(_ROUND))
        painter.setPen(QColor(colours.danger if self._is_wrong else colours.ink))
        painter.setFont(font(18, bold=True))
        room = QRect(frame).adjusted(px(_ROUND), 0, -px(_ROUND), 0)
        painter.drawText(room, int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap), self._text)
