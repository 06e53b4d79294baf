"""The official code: adopted from a picture that the health-code platform gave."""

import tempfile
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent, QGuiApplication, QImage, QKeySequence
from PySide6.QtWidgets import QWidget

from desktop.domain.errors import UserError
from desktop.domain.gate import Gate
from desktop.domain.messages import Message, message
from desktop.domain.venue import Venue
from desktop.posters.qr import CodeMaker
from desktop.services.code_pictures import CodePictureService
from desktop.ui.dialogs.files import ask_for_picture, documents_folder
from desktop.ui.dialogs.venue_adopt import elided
from desktop.ui.i18n import Translated, sentence
from desktop.ui.jobs import Jobs
from desktop.ui.sizes import column, row
from desktop.ui.tokens import Space
from desktop.ui.venue.qr_view import QrView
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.labels import label

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
        self._wrong = label("error", wrap=True)
        self._choose, self._paste, self._drop = Button("secondary", "image"), Button("secondary"), Button("link")
        self._choose.follow(adopt)
        self._paste.clicked.connect(self.paste)
        self._drop.clicked.connect(self.drop_wanted)
        paste = QAction(self)
        paste.setShortcut(QKeySequence(QKeySequence.StandardKey.Paste))
        paste.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        paste.triggered.connect(self.paste)
        self.addAction(paste)
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
        buttons = row(gap=Space.S)
        buttons.addWidget(self._choose)
        buttons.addWidget(self._paste)
        buttons.addStretch(1)
        self.body.addLayout(line)
        self.body.addWidget(self._wrong)
        self.body.addLayout(buttons)
        self.body.addStretch(1)

    def show_codes(self, venue: Venue, gates: Sequence[Gate], may_edit: bool) -> None:
        """Show what is adopted now."""
        self._venue, self._gates, self._may_edit = venue, tuple(gates), may_edit
        self.setAcceptDrops(may_edit)
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
        self._wrong.setText(sentence(problem) if problem is not None else "")
        self._wrong.setVisible(problem is not None)

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

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls() or event.mimeData().hasImage():
            event.acceptProposedAction()
            self.set_tone("tint")

    def dragLeaveEvent(self, event: object) -> None:
        self.set_tone("plain")

    def dropEvent(self, event: QDropEvent) -> None:
        self.set_tone("plain")
        if self._take(event.mimeData()):
            event.acceptProposedAction()

    def _take(self, data: QMimeData) -> bool:
        files = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
        if files:
            self.read_file(files[0])
            return True
        image = data.imageData() if data.hasImage() else None
        if not isinstance(image, QImage) or image.isNull():
            return False
        self.show_problem(None)
        self._jobs.run(lambda: self._read_image(image), self.read.emit, self._on_failed, owner=self)
        return True

    def _read_image(self, image: QImage) -> str:
        with tempfile.TemporaryDirectory(prefix="venuedesk") as folder:
            path = Path(folder) / "pasted.png"
            image.save(str(path))
            return self._pictures.read_one(path)

    def _on_failed(self, error: UserError) -> None:
        self.show_problem(error.message)
