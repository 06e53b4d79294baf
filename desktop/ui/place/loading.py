"""The pictures of a map on their way to the window: one at a time, those in sight first, kept for a while."""

from collections import OrderedDict
from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage, QPixmap

from desktop.domain.errors import UserError
from desktop.maps.pictures import MapPicture
from desktop.services.maps.maps import MapService, MapSource
from desktop.ui.kit.jobs import Jobs

Square = tuple[int, int, int]
_MOST_PIXELS = 16_000_000
"""That are kept: four screens, 64 MB."""


class PictureLoader(QObject):
    """Reads in the background, one square after the other: a slow server keeps no page from what it shows. After an error
    it asks nothing more until ``again``."""

    arrived = Signal()
    failed = Signal(object)
    """A ``UserError``."""

    def __init__(self, maps: MapService, source: MapSource, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._maps, self._jobs = maps, jobs
        self.source = source
        self._kept: OrderedDict[Square, QPixmap | None] = OrderedDict()
        self._wanted: list[Square] = []
        self._is_busy = self._has_failed = False

    def found(self, square: Square) -> QPixmap | None:
        """The picture of a square, if it is here."""
        picture = self._kept.get(square)
        if picture is not None:
            self._kept.move_to_end(square)
        return picture

    def want(self, squares: Iterable[Square]) -> None:
        """Read these, in this order, and forget what was wanted before."""
        self._wanted = [square for square in squares if square not in self._kept]
        self._next()

    def again(self) -> None:
        """Ask again after an error."""
        self._has_failed = False
        self._next()

    def _next(self) -> None:
        if self._is_busy or self._has_failed or not self._wanted:
            return
        square, self._is_busy = self._wanted.pop(0), True
        self._jobs.run(
            lambda: self._maps.picture(self.source, *square),
            lambda picture: self._on_read(square, picture),
            self._on_failed,
            owner=self,
            only_reads=True,
        )

    def _on_read(self, square: Square, picture: MapPicture | None) -> None:
        self._is_busy = False
        self._kept[square] = _pixmap(picture) if picture is not None else None
        while len(self._kept) > 1 and self._pixels() > _MOST_PIXELS:
            self._kept.popitem(last=False)
        self.arrived.emit()
        self._next()

    def _pixels(self) -> int:
        return sum(one.width() * one.height() for one in self._kept.values() if one is not None)

    def _on_failed(self, error: UserError) -> None:
        self._is_busy, self._has_failed = False, True
        self.failed.emit(error)


def _pixmap(picture: MapPicture) -> QPixmap:
    line = 4 * picture.width
    return QPixmap.fromImage(QImage(picture.rgba, picture.width, picture.height, line, QImage.Format.Format_RGBA8888))
