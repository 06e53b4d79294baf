"""The official code: adopted from a picture that the health-code platform gave."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QMimeData, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QGuiApplication,
    QKeySequence,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.domain.errors import UserError
from desktop.domain.gate import Gate
from desktop.domain.messages import Message, message
from desktop.domain.venue import Venue
from desktop.posters.codes.qr import QUIET_MODULES, CodeMaker, Level, Symbol
from desktop.services.posters.code_pictures import CodePictureService
from desktop.services.venue.venues import VenueService
from desktop.ui.kit.buttons import Button
from desktop.ui.kit.cards import Card
from desktop.ui.kit.dialogs import FormDialog, Work
from desktop.ui.kit.drops import FileDrop, copied_picture
from desktop.ui.kit.field_notes import FieldNote
from desktop.ui.kit.fields import Select
from desktop.ui.kit.files import PICTURES, ask_for_picture, documents_folder
from desktop.ui.kit.i18n import Translated, sentence
from desktop.ui.kit.jobs import Jobs
from desktop.ui.kit.labels import label, selectable
from desktop.ui.kit.layouts import FlowLayout
from desktop.ui.kit.sizes import column, px, row, spaced
from desktop.ui.kit.tokens import Space


class QrView(QWidget):
    """Always dark on white, whatever the theme: that is how it will hang on the wall."""

    def __init__(self, codes: CodeMaker, side: int, parent: QWidget | None = None) -> None:
        """``side`` is at 100 % text size, quiet zone included."""
        super().__init__(parent)
        self._codes = codes
        self._side = side
        self._symbol: Symbol | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_payload(self, payload: str) -> None:
        """Show the code of a payload; nothing for an empty one. Raises ``UserError`` for one that is too long."""
        self._symbol = self._codes.symbol(payload, Level.M) if payload else None
        self.setAccessibleName(payload)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(px(self._side), px(self._side))

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._symbol is None:
            return
        painter = QPainter(self)
        painter.fillRect(self.rect(), Qt.GlobalColor.white)
        modules = self._symbol.size + 2 * QUIET_MODULES
        # Whole device pixels for every module: edges stay sharp, and phones read it from the screen too.
        ratio = self.devicePixelRatioF()
        unit = max(1, int(self.width() * ratio / modules)) / ratio
        offset = (self.width() - unit * modules) / 2 + unit * QUIET_MODULES
        for x, y, width, height in self._symbol.rectangles():
            area = QRectF(offset + x * unit, offset + y * unit, width * unit, height * unit)
            painter.fillRect(area, Qt.GlobalColor.black)


_SHOWN = 160


class AdoptDialog(FormDialog):
    """Shows the code as posters will print it, so that a mistake is seen before it hangs on a wall."""

    def __init__(
        self,
        payload: str,
        venues: VenueService,
        gates: Sequence[Gate],
        codes: CodeMaker,
        jobs: Jobs,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(jobs, parent, width=600)
        self._payload = payload
        self._venues = venues
        self._gates = tuple(gates)
        self._whole = venues.get().official_payload
        self._target = Select()
        self._says = label("second")
        self._text = selectable(label(text=elided(payload), wrap=True))
        view = QrView(codes, 168)
        view.set_payload(payload)
        right = column(gap=Space.S)
        right.addWidget(self._says)
        right.addWidget(self._text)
        right.addStretch(1)
        line = row(gap=Space.L)
        line.addWidget(view, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(right, 1)
        self.body.insertLayout(0, line)
        self.form.add_row("target", self._target)
        self._target.activated.connect(lambda _: self._show_help())
        self.retranslate()

    def retranslate(self) -> None:
        super().retranslate()
        self.set_title(self.tr("Adopt this official code?"))
        self._says.setText(self.tr("The picture says:"))
        self._target.set_choices(
            [
                ("", self.tr("All gates without a code of their own")),
                *((gate.id, gate.name) for gate in self._gates),
            ]
        )
        self.action.set_words(self.tr("Adopt the code"))
        self._show_help()

    def work(self) -> Work:
        target = str(self._target.value() or "")
        return partial(self._venues.adopt_official_code, self._payload, target or None)

    def _show_help(self) -> None:
        chosen = self._target.value()
        now = self._whole if not chosen else next(g.official_payload for g in self._gates if g.id == chosen)
        words = self.tr("Posters print it from now on; those on the wall are out of date.")
        if now and now != self._payload:
            words = self.tr(
                "It takes the place of the official code adopted before. Posters on the wall are out of date."
            )
        elif now:
            words = self.tr("This code is adopted here already.")
        self.form.set_words("target", self.tr("Print it at"), words)


def elided(payload: str, shown: int = _SHOWN) -> str:
    """A payload short enough to be shown, its beginning and end kept; lines can break anywhere."""
    cut = payload if len(payload) <= shown else f"{payload[: shown * 2 // 3]}…{payload[-shown // 3 :]}"
    return "\u200b".join(cut)


_NO_PICTURE = message(
    "OfficialCode", "There is no picture on the clipboard. Copy the official code first, then paste it here."
)


class OfficialCodeCard(Translated, Card):
    """Takes a picture by file dialog, by drop or from the clipboard, and asks to adopt what it says."""

    read = Signal(str)
    """The payload of the code in a picture."""
    drop_wanted = Signal()
    """Print our own codes again, where no gate has an official code of its own."""

    def __init__(
        self, pictures: CodePictureService, codes: CodeMaker, jobs: Jobs, adopt: QAction, parent: QWidget | None = None
    ) -> None:
        super().__init__(heading=True, parent=parent)
        self._pictures = pictures
        self._jobs = jobs
        self._may_edit = False
        self._venue: Venue | None = None
        self._gates: tuple[Gate, ...] = ()
        self._problem: Message | None = None
        self._view = QrView(codes, 112)
        self._payload, self._where = label("second", wrap=True), label("second", wrap=True)
        self._text = label(wrap=True)
        self._choose, self._paste, self._drop = Button("secondary", "image"), Button("secondary"), Button("link")
        self._wrong = FieldNote(self._choose, self._paste)
        self._choose.follow(adopt)
        self._paste.clicked.connect(self.paste)
        self._drop.clicked.connect(self.drop_wanted)
        paste = QAction(self)
        paste.setShortcut(QKeySequence(QKeySequence.StandardKey.Paste))
        paste.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        paste.triggered.connect(self.paste)
        self.addAction(paste)
        FileDrop(
            self,
            PICTURES,
            message("OfficialCode", "Drop the picture of the official code"),
            self.read_file,
            self.show_problem,
            may_take=lambda: self._may_edit,
            take_picture=self._take_picture,
        )
        self._build()
        self.retranslate()

    def _build(self) -> None:
        words = column(gap=Space.S)
        for part in (self._text, self._payload, self._where):
            words.addWidget(part)
        words.addWidget(self._drop, 0, Qt.AlignmentFlag.AlignLeft)
        words.addStretch(1)
        line = row(gap=Space.L)
        line.addWidget(self._view, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(words, 1)
        buttons = spaced(FlowLayout(), Space.S)
        buttons.addWidget(self._choose)
        buttons.addWidget(self._paste)
        self.body.addLayout(line)
        self.body.addWidget(self._wrong)
        self.body.addLayout(buttons)
        self.body.addStretch(1)

    def show_codes(self, venue: Venue, gates: Sequence[Gate], may_edit: bool) -> None:
        """Show what is adopted now."""
        self._venue, self._gates, self._may_edit = venue, tuple(gates), may_edit
        self._paste.setVisible(may_edit)
        self._view.set_payload(venue.official_payload or "")
        self._view.setVisible(venue.official_payload is not None)
        self._drop.setVisible(may_edit and venue.official_payload is not None)
        self.retranslate()

    def choose(self) -> None:
        """Ask for a file."""
        ask_for_picture(self, self.tr("Picture of the official code"), documents_folder(), self.read_file)

    def paste(self) -> None:
        """Take the picture, or the picture's file, that is on the clipboard."""
        if self._may_edit and not self._take(QGuiApplication.clipboard().mimeData()):
            self.show_problem(_NO_PICTURE)

    def read_file(self, path: Path) -> None:
        """Read the code in a picture; what is wrong with it is said in the card."""
        self.show_problem(None)
        self._jobs.run(lambda: self._pictures.read_one(path), self.read.emit, self._on_failed, owner=self)

    def show_problem(self, problem: Message | None) -> None:
        """Say why a picture could not be adopted."""
        self._problem = problem
        self._wrong.show_words(sentence(problem) if problem is not None else "", "error")

    def problem(self) -> str:
        """What is said to be wrong."""
        return self._wrong.text()

    def retranslate(self) -> None:
        self.set_heading(self.tr("Official code"))
        self._paste.set_words(self.tr("Paste"), self.tr("Paste a picture, Ctrl+V"))
        self._drop.set_words(self.tr("Print our own codes again"))
        self.show_problem(self._problem)
        venue = self._venue
        if venue is None:
            return
        adopted = venue.official_payload
        self._text.setText(
            self.tr("Posters print the official code.")
            if adopted
            else self.tr(
                "Posters print our own codes. If the health-code platform gave you a code, adopt it: "
                "choose its picture, drop it here or paste it."
            )
        )
        self._payload.setText(elided(adopted, 90) if adopted else "")
        self._payload.setVisible(bool(adopted))
        own = [gate.name for gate in self._gates if gate.official_payload]
        self._where.setText(
            self.tr("With an official code of their own: {gates}").format(gates=self.tr(", ").join(own))
        )
        self._where.setVisible(bool(own))

    def _take(self, data: QMimeData) -> bool:
        files = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
        if files:
            self.read_file(files[0])
            return True
        picture = copied_picture(data)
        if picture:
            self._take_picture(picture)
        return bool(picture)

    def _take_picture(self, picture: bytes) -> None:
        self.show_problem(None)
        read = partial(self._pictures.read_copied, picture, self.tr("The picture"))
        self._jobs.run(read, self.read.emit, self._on_failed, owner=self)

    def _on_failed(self, error: UserError) -> None:
        self.show_problem(error.message)
