"""The entries of the audit log in rows."""

from PySide6.QtWidgets import QWidget

from desktop.domain.clock import venue_time
from desktop.domain.messages import Message
from desktop.services.audit.log import AuditLine
from desktop.ui.kit.buttons import ChipTone
from desktop.ui.kit.i18n import Translated, sentence
from desktop.ui.kit.tables import Column, RecordModel, Table


class AuditTable(Translated, Table):
    """One row an entry, the newest first; the entry at which the log is wrong is marked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._wrong = 0
        self._model: RecordModel[AuditLine] = RecordModel(
            [
                Column(lambda: self.tr("When"), lambda line: f"{venue_time(line.at):%Y-%m-%d %H:%M}", width=148),
                Column(lambda: self.tr("Who"), _actor, width=118),
                Column(lambda: self.tr("What was done"), lambda line: sentence(line.sentence)),
                Column(lambda: self.tr("Details"), _details, width=250),
                Column(lambda: self.tr("Entry"), self._number, width=96, tone=self._tone, right=True),
            ]
        )
        super().__init__(self._model, parent)
        self.retranslate()

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Audit log"))

    def show_lines(self, lines: tuple[AuditLine, ...]) -> None:
        """Show other entries."""
        self._model.set_records(lines)

    def lines(self) -> tuple[AuditLine, ...]:
        """What is shown."""
        return tuple(self._model.first(self._model.rowCount()))

    def mark_wrong(self, seq: int) -> None:
        """Mark the entry with this number; 0 for none."""
        self._wrong = seq
        self.viewport().update()

    def choose(self, seq: int) -> None:
        """Put the keyboard on an entry, or on the one before it where it is gone."""
        for at, line in enumerate(self.lines()):
            if line.seq <= seq:
                self.setCurrentIndex(self._model.index(at, 0))
                self.scrollTo(self.currentIndex())
                return

    def texts(self) -> list[list[str]]:
        """All cells, as shown."""
        columns = range(self._model.columnCount())
        return [[str(self._model.index(row, at).data()) for at in columns] for row in range(self._model.rowCount())]

    def _number(self, line: AuditLine) -> str:
        return self.tr("{seq} wrong").format(seq=line.seq) if line.seq == self._wrong else str(line.seq)

    def _tone(self, line: AuditLine) -> ChipTone | None:
        return "danger" if line.seq == self._wrong else None


def _actor(line: AuditLine) -> str:
    return sentence(line.actor) if isinstance(line.actor, Message) else line.actor


def _details(line: AuditLine) -> str:
    return " · ".join(sentence(one) for one in line.details)
