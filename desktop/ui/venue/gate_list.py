"""Many gates at once: pasted from a spreadsheet or read from a file, looked at line by line before they are added."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from desktop.domain.errors import UserError
from desktop.domain.messages import message
from desktop.services.venue.gate_lists import GateLine, GateListPlan, GateListService, GateTable
from desktop.ui.kit.buttons import Button, ChipTone
from desktop.ui.kit.dialogs import FormDialog, Work
from desktop.ui.kit.drops import FileDrop
from desktop.ui.kit.fields import Select
from desktop.ui.kit.files import TABLES, ask_for_table, documents_folder
from desktop.ui.kit.i18n import sentence
from desktop.ui.kit.jobs import Jobs, Latest
from desktop.ui.kit.labels import label
from desktop.ui.kit.sizes import sized
from desktop.ui.kit.tables import Column, RecordModel, Table

DROP_LIST = message("GateListDialog", "Drop the file to read the gates in it")
_PASTED, _LOWEST = 84, 150
_DELAY_MS = 200


class GateListDialog(FormDialog):
    """``done_with`` gives the gates that were added."""

    def __init__(self, lists: GateListService, jobs: Jobs, parent: QWidget, text: str = "") -> None:
        """``text`` is what was pasted already."""
        super().__init__(jobs, parent, width=720)
        self._lists, self._folder = lists, documents_folder()
        self._latest = Latest(jobs, self)
        self._table: GateTable | None = None
        self._plan: GateListPlan | None = None
        self._name = ""
        self.pasted = QPlainTextEdit()
        self.pasted.setTabChangesFocus(True)
        sized(self.pasted, height=_PASTED)
        self.column = Select()
        self.file = Button("secondary", "folder")
        self.form.add_row("pasted", self.pasted)
        self.form.add_row("column", self.column)
        self._model: RecordModel[GateLine] = RecordModel(
            [
                Column(lambda: self.tr("Line"), lambda line: str(line.line), 60, right=True),
                Column(lambda: self.tr("Gate"), lambda line: line.name, 200),
                Column(lambda: self.tr("Is added"), self._state, 110, self._tone),
                Column(lambda: self.tr("Why not"), lambda line: sentence(line.problem) if line.problem else ""),
            ]
        )
        self.table = Table(self._model)
        sized(self.table, min_height=_LOWEST)
        self.summary = label("second", wrap=True)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.summary)
        self.buttons.add_left(self.file)
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(_DELAY_MS)
        self._typing.timeout.connect(self._on_typed)
        self.pasted.textChanged.connect(self._typing.start)
        self.column.activated.connect(lambda _: self._ask_plan())
        self.file.clicked.connect(lambda: ask_for_table(self, sentence(_CHOOSE), self._folder, self.read))
        FileDrop(self, TABLES, DROP_LIST, self.read, partial(self.banner.show_message, "attention"))
        self.pasted.setAcceptDrops(False)  # a file is for the dialog, and its path no text that belongs here
        self.retranslate()
        self._show_plan()
        if text:
            self.pasted.setPlainText(text)

    def retranslate(self) -> None:
        super().retranslate()
        self.set_title(self.tr("Add gates from a list"))
        self.form.set_words(
            "pasted", self.tr("A line for each gate"), self.tr("Copy a column in Excel or WPS and paste it.")
        )
        self.form.set_words("column", self.tr("The names are in column"))
        self.file.set_words(self.tr("Choose a file…"))
        self.table.setAccessibleName(self.tr("Lines of the list"))
        self._show_plan()

    def is_dirty(self) -> bool:
        return bool(self.pasted.toPlainText().strip())

    @property
    def plan(self) -> GateListPlan | None:
        """What would be added now; None while that is being worked out."""
        return self._plan

    def read(self, path: Path) -> None:
        """Read the list of a file."""
        self._folder, self._name = path.parent, path.name
        self.banner.clear()
        self._ask(partial(self._lists.read_file, path))

    def work(self) -> Work:
        return partial(self._lists.add, self._plan.names if self._plan is not None else ())

    def submit(self) -> None:
        if self._plan is not None and self._plan.names:
            super().submit()

    def set_busy(self, busy: bool) -> None:
        super().set_busy(busy)
        self._show_action()

    def _on_typed(self) -> None:
        text = self.pasted.toPlainText()
        if text.strip() or not self._name:
            self._name = ""
            self._ask(partial(self._lists.read_text, text))

    def _ask(self, read: "partial[GateTable]") -> None:
        self._plan = None
        self._show_action()

        def work() -> tuple[GateTable, GateListPlan]:
            table = read()
            return table, self._lists.plan(table, table.likely)

        self._latest.ask(work, self._on_read, self._on_unread, at_once=True)

    def _ask_plan(self) -> None:
        table, column = self._table, self.column.value()
        if table is not None and isinstance(column, int):
            self._latest.ask(
                lambda: (table, self._lists.plan(table, column)), self._on_planned, self._on_unread, at_once=True
            )

    def _on_read(self, found: tuple[GateTable, GateListPlan]) -> None:
        table, _ = found
        self.column.set_choices(list(table.columns))
        self.column.set_value(table.likely)
        self._on_planned(found)
        if table.left_out:
            text = message(
                "GateListDialog", "Only the first sheet was read, not: {names}.", names=", ".join(table.left_out)
            )
            self.banner.show_message("attention", text)

    def _on_planned(self, found: tuple[GateTable, GateListPlan]) -> None:
        self._table, self._plan = found
        self._model.set_records(self._plan.lines)
        self._show_plan()

    def _on_unread(self, error: UserError) -> None:
        self._table, self._plan, self._name = None, None, ""
        self._model.set_records(())
        self._show_plan()
        self.banner.show_error(error)

    def _show_plan(self) -> None:
        several = self._table is not None and len(self._table.columns) > 1
        self.form.set_row_visible("column", several)
        plan = self._plan
        parts = [self._name] if self._name else []
        if plan is not None and plan.lines:
            refused = len(plan.lines) - len(plan.names)
            parts.append(self.tr("%Ln gate(s) to add", "", len(plan.names)))
            if refused:
                parts.append(self.tr("%Ln line(s) not taken", "", refused))
            if plan.heading:
                parts.append(self.tr("line {line} is the heading").format(line=plan.heading))
        self.summary.setText(" · ".join(parts))
        self._show_action()
        if self.isVisible():
            self.fit()  # the choice of a column takes room

    def _show_action(self) -> None:
        count = len(self._plan.names) if self._plan is not None else 0
        self.action.set_words(self.tr("Add %Ln gate(s)", "", count) if count else self.tr("Add"))
        self.action.setEnabled(bool(count) and not self.is_busy)

    def _state(self, line: GateLine) -> str:
        return self.tr("Yes") if line.problem is None else self.tr("No")

    def _tone(self, line: GateLine) -> ChipTone:
        return "good" if line.problem is None else "attention"


_CHOOSE = message("GateListDialog", "Choose a file with the gates")
