"""The refused lines of an import: why each was not taken; opened, mended, tried again, exported, discarded."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from desktop.domain.clock import venue_time
from desktop.domain.declaration_fields import FIELDS
from desktop.domain.errors import UserError
from desktop.domain.headings import Headings
from desktop.domain.masking import mask_name
from desktop.domain.messages import Message, message
from desktop.domain.number_text import count_text
from desktop.domain.typed import line
from desktop.services.imports.drafts import DraftLine, Mended
from desktop.services.imports.outcome import ImportOutcome, Rejected
from desktop.ui.entry.words import field_label
from desktop.ui.green_channel.import_mend import ImportMendDialog, ImportMending, OpenedDraft
from desktop.ui.green_channel.import_result import ImportCounts
from desktop.ui.kit.banner import ProgressStrip
from desktop.ui.kit.buttons import Button
from desktop.ui.kit.dialogs import Dialog, confirm
from desktop.ui.kit.fields import Select
from desktop.ui.kit.files import SaveFolder, ask_for_new_table, open_folder_of
from desktop.ui.kit.i18n import sentence
from desktop.ui.kit.jobs import Jobs
from desktop.ui.kit.labels import key_text, label
from desktop.ui.kit.privacy import personal
from desktop.ui.kit.sizes import row, sized
from desktop.ui.kit.tables import Column, RecordModel, Table
from desktop.ui.kit.tokens import Space


class ImportLinesDialog(Dialog):
    """The lines of a draft; with an ``outcome`` also what became of the rest of the file.

    ``changed`` tells that declarations were stored or lines are gone, ``emptied`` that none waits any more.
    """

    section = "import"

    changed = Signal()
    emptied = Signal()

    def __init__(
        self,
        mending: ImportMending,
        opened: OpenedDraft,
        folder: SaveFolder,
        jobs: Jobs,
        parent: QWidget,
        outcome: ImportOutcome | None = None,
    ) -> None:
        super().__init__(parent, width=940)
        self._mending = mending
        self._opened = opened
        self._folder = folder
        self._jobs = jobs
        self._has_outcome = outcome is not None
        self._lines: list[DraftLine] = []
        self._count = 0
        self.draft = Select()
        self._draft_label = label("second")
        self._draft_label.setBuddy(self.draft)
        self._explanation, self._reason, self._more = (
            label("second", wrap=True),
            label("body", wrap=True),
            label("second"),
        )
        self._model: RecordModel[DraftLine] = RecordModel(
            [
                Column(lambda: self.tr("Line"), _place, 110, right=True),
                Column(lambda: self.tr("Name"), lambda one: mask_name(line(one.rejected.draft.name[:40])) or "—", 110),
                Column(lambda: self.tr("Column"), self._column, 150),
                Column(lambda: self.tr("Why it was not taken"), lambda one: sentence(one.rejected.problem.message)),
            ]
        )
        self.table = personal(Table(self._model))
        sized(self.table, min_height=120)
        sized(self._reason, min_height=44)  # two lines: the buttons stay where they are from one reason to the next
        self._reason.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.retry, self.export = Button("secondary", "rotate"), Button("secondary", "save")
        self.discard, self.discard_all = Button("secondary", "delete"), Button("secondary")
        self.strip = ProgressStrip()
        self._build(outcome)
        self._connect()
        self._show(opened)
        self.retranslate()

    def _build(self, outcome: ImportOutcome | None) -> None:
        if outcome is not None:
            self.counts = ImportCounts(outcome)
            self.body.addWidget(self.counts)
        chosen = row(gap=Space.M)
        chosen.addWidget(self._draft_label)
        chosen.addWidget(self.draft, 1)
        for button in (self.retry, self.export, self.discard, self.discard_all):
            self.buttons.add_left(button)
        self.body.addLayout(chosen)
        self.body.addWidget(self._explanation)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self._more)
        self.body.addWidget(self._reason)
        self.body.addWidget(self.strip)

    def _connect(self) -> None:
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.finished.connect(self.deleteLater)
        self.table.selected.connect(self._show_reason)
        self.table.opened.connect(self._open_line)
        self.action.clicked.connect(lambda: self._open_line(self.table.current()))
        self.draft.activated.connect(lambda _: self._reload(str(self.draft.value())))
        self.retry.clicked.connect(self._on_retry)
        self.export.clicked.connect(self._on_export)
        self.discard.clicked.connect(self._on_discard)
        self.discard_all.clicked.connect(self._on_discard_all)

    def retranslate(self) -> None:
        super().retranslate()
        self.set_title(self.tr("The import is done") if self._has_outcome else self.tr("Lines to be mended"))
        self._draft_label.setText(self.tr("From the file"))
        self._explanation.setText(
            self.tr("These lines are kept encrypted in this desk. Open one, type what is right, and it is stored.")
        )
        self.table.setAccessibleName(self.tr("Lines that were not taken"))
        self.cancel.set_words(self.tr("Close"))
        self.action.set_words(self.tr("Mend the line"), "Enter")
        self.retry.set_words(
            self.tr("Try all again"), self.tr("After a gate was added, say: store those that are right now")
        )
        self.export.set_words(self.tr("Export…"))
        self.discard.set_words(self.tr("Discard the line…"), key_text("Del"))
        self.discard_all.set_words(self.tr("Discard all…"))
        self._name_drafts()
        self._name_more()
        self._show_reason(self.table.current())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.table.setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete and self.discard.isEnabled():
            self._on_discard()
        else:
            super().keyPressEvent(event)

    def set_busy(self, busy: bool) -> None:
        super().set_busy(busy)
        for part in (self.table, self.draft, self.retry, self.export, self.discard, self.discard_all):
            part.setEnabled(not busy)

    def texts(self) -> list[list[str]]:
        """All cells of the table as they are shown."""
        columns = range(self._model.columnCount())
        return [[self._model.index(at, c).data() for c in columns] for at in range(self._model.rowCount())]

    def reason_text(self) -> str:
        """All that is wrong with the chosen line, as shown."""
        return self._reason.text()

    def _show(self, opened: OpenedDraft) -> None:
        """Show a draft; what is chosen stays where it was."""
        at = max(self.table.currentIndex().row(), 0) if opened.draft.id == self._opened.draft.id else 0
        self._opened = opened
        self._lines, self._count = list(opened.lines), opened.draft.lines
        self._model.set_records(self._lines)
        self.table.selectRow(min(at, len(self._lines) - 1))
        self._name_drafts()
        self._name_more()

    def _name_drafts(self) -> None:
        drafts = self._opened.drafts
        self.draft.set_choices([(one.id, self._draft_text(one.id)) for one in drafts])
        self.draft.set_value(self._opened.draft.id)
        for part in (self.draft, self._draft_label):
            part.setVisible(len(drafts) > 1 or not self._has_outcome)
        self.draft.setAccessibleName(self._draft_label.text())

    def _draft_text(self, draft_id: str) -> str:
        one = next(one for one in self._opened.drafts if one.id == draft_id)
        sentence_text = self.tr("{source} · {at} · {by} · %Ln line(s)", "", one.lines)
        return sentence_text.format(source=one.source, at=f"{venue_time(one.at):%m-%d %H:%M}", by=one.by)

    def _name_more(self) -> None:
        shown = len(self._lines)
        self._more.setVisible(self._count > shown)
        sentence_text = self.tr("The first {shown} of {count} are shown; the others follow when these are done.")
        self._more.setText(sentence_text.format(shown=count_text(shown), count=count_text(self._count)))

    def _column(self, one: DraftLine) -> str:
        """What the form calls the column; the whole line has none."""
        field = one.rejected.problem.field
        return field_label(field) if field in FIELDS else field or self.tr("the whole line")

    def _show_reason(self, one: object) -> None:
        has_line = isinstance(one, DraftLine)
        self.action.setEnabled(has_line)
        self.discard.setEnabled(has_line)
        self._reason.setText(self._reasons(one.rejected) if isinstance(one, DraftLine) else "")

    def _reasons(self, rejected: Rejected) -> str:
        problems = (*rejected.cell_problems, *rejected.problems)
        named = [
            f"{field_label(p.field)}: {sentence(p.message)}"
            if p.field in FIELDS and len(problems) > 1
            else sentence(p.message)
            for p in problems
        ]
        return " ".join(named)

    def _open_line(self, one: object) -> None:
        if isinstance(one, DraftLine):
            form = ImportMendDialog(
                one,
                self._count,
                self._opened.draft.source,
                self._opened.entry_context,
                self._mending.drafts,
                self._following,
                self._mending.clock,
                self._jobs,
                self,
            )
            form.stored.connect(lambda _: self.changed.emit())
            form.discarded.connect(lambda _: self.changed.emit())
            form.finished.connect(lambda _: self._reload(self._opened.draft.id))
            form.open()

    def _following(self, done: DraftLine) -> tuple[DraftLine, int] | None:
        """The line after one that is stored or discarded, which is listed no longer."""
        at = self._lines.index(done)
        del self._lines[at]
        self._count -= 1
        self._model.set_records(self._lines)
        if at >= len(self._lines):
            return None
        self.table.selectRow(at)
        return self._lines[at], self._count

    def _reload(self, draft_id: str, sentence_text: Message | None = None) -> None:
        self._jobs.run(
            lambda: self._mending.open(draft_id),
            lambda opened: self._on_opened(draft_id, opened, sentence_text),
            self.banner.show_error,
            owner=self,
        )

    def _on_opened(self, asked: str, opened: OpenedDraft | None, sentence_text: Message | None) -> None:
        self.set_busy(False)
        if opened is None:
            self.accept()
            self.emptied.emit()
            return
        if self._has_outcome and opened.draft.id != asked:  # the counts are those of a file that is done
            self.accept()
            return
        self._show(opened)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        if sentence_text is not None:
            self.banner.show_message("good", sentence_text)

    def _on_retry(self) -> None:
        draft_id = self._opened.draft.id
        self._begin()
        job = self._jobs.run(
            lambda progress: self._mending.drafts.retry(draft_id, progress),
            self._on_retried,
            self._on_failed,
            self.strip.advance,
            owner=self,
        )
        self.strip.follow(job, self.tr("Trying the lines again"))

    def _on_retried(self, done: Mended) -> None:
        self.changed.emit()
        self._reload(
            self._opened.draft.id,
            message(
                "ImportLinesDialog",
                "Stored now: {stored}. Stored before already: {existing}.",
                stored=done.stored,
                existing=done.existing,
            ),
        )

    def _on_export(self) -> None:
        confirm(
            self,
            message("ImportLinesDialog", "Export the lines to a file?"),
            message(
                "ImportLinesDialog",
                "The file is not encrypted: it holds names, document numbers and telephones as they were "
                "found. Mended there, it can be imported. The lines stay here until they are mended or discarded.",
            ),
            message("ImportLinesDialog", "Choose the file…"),
            self._ask_where,
        )

    def _ask_where(self) -> None:
        name = self.tr("{source} to be mended").format(source=Path(self._opened.draft.source).stem)
        ask_for_new_table(self, self.tr("Export the lines to a file"), self._folder.path, name, self.export_to)

    def export_to(self, path: Path) -> None:
        """Write the lines of the draft to a file."""
        self._folder.keep(path.parent)
        draft_id = self._opened.draft.id
        self._begin()
        self._jobs.run(
            lambda: self._mending.drafts.export(draft_id, path, Headings.ZH, sentence),
            lambda count: self._on_exported(path, count),
            self._on_failed,
            owner=self,
        )

    def _on_exported(self, path: Path, count: int) -> None:
        self.set_busy(False)
        self.banner.show_message(
            "good",
            message(
                "ImportLinesDialog",
                "Lines written: {count}, to {path}. The file is not encrypted; delete it once it has served.",
                count=count,
                path=path,
            ),
            message("ImportLinesDialog", "Open the folder"),
            lambda: open_folder_of(path),
        )

    def _on_discard(self) -> None:
        one = self.table.current()
        if isinstance(one, DraftLine):
            question = message("ImportLinesDialog", "Discard line {line}?", line=str(one.rejected.line))
            action = message("ImportLinesDialog", "Discard the line")
            self._ask_discard(question, action, lambda: self._mending.drafts.discard(one.draft_id, [one.number]))

    def _on_discard_all(self) -> None:
        draft = self._opened.draft
        question = message(
            "ImportLinesDialog",
            "Discard all lines of {source} that wait: {count}?",
            source=draft.source,
            count=self._count,
        )
        action = message("ImportLinesDialog", "Discard all")
        self._ask_discard(question, action, lambda: self._mending.drafts.discard(draft.id))

    def _ask_discard(self, question: Message, action: Message, work: Callable[[], object]) -> None:
        consequence = message(
            "ImportLinesDialog",
            "They are deleted from this desk and not stored. The file that they came from stays as it is.",
        )
        confirm(self, question, consequence, action, lambda: self._discard(work))

    def _discard(self, work: Callable[[], object]) -> None:
        self._begin()
        self._jobs.run(work, self._on_discarded, self._on_failed, owner=self)

    def _on_discarded(self, _count: object) -> None:
        self.changed.emit()
        self._reload(self._opened.draft.id)

    def _begin(self) -> None:
        self.banner.clear()
        self.set_busy(True)

    def _on_failed(self, error: UserError) -> None:
        self.set_busy(False)
        self.banner.show_error(error)
        self._reload(self._opened.draft.id)


def _place(one: DraftLine) -> str:
    rejected = one.rejected
    return f"{rejected.sheet} · {rejected.line}" if rejected.sheet else str(rejected.line)
