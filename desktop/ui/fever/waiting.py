"""Fevers about whom nothing is decided yet: a choice among them, and the way from a page to the worksheet."""

from functools import partial

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from desktop.domain.clock import Clock, venue_time
from desktop.domain.errors import UserError
from desktop.domain.figures import FIGURE_WORDS, Figure
from desktop.domain.temperature import show_temperature
from desktop.services.fevers.fevers import FeverService, OpenFever, Worksheet
from desktop.services.fevers.printing import FeverPrintService
from desktop.services.printing.papers import PaperPrinter
from desktop.services.rights import may_call
from desktop.settings import Settings
from desktop.ui.fever.worksheet import FeverDialog, symptoms_text
from desktop.ui.kit.dialogs import Dialog
from desktop.ui.kit.i18n import sentence
from desktop.ui.kit.jobs import Jobs
from desktop.ui.kit.labels import label
from desktop.ui.kit.privacy import personal
from desktop.ui.kit.sizes import sized
from desktop.ui.kit.tables import Column, RecordModel, Table


class FeverListDialog(Dialog):
    """``wanted`` tells the worksheet (its identifier) that is to be worked on. Without ``may_open`` the list is all there
    is, and says who works on worksheets."""

    section = "fever"

    wanted = Signal(str)

    def __init__(self, waiting: tuple[OpenFever, ...], parent: QWidget, *, may_open: bool = True) -> None:
        super().__init__(parent, width=640)
        self._whose = label("second", wrap=True)
        self._whose.setHidden(may_open)
        self.action.setVisible(may_open)
        self._model: RecordModel[OpenFever] = RecordModel(
            [
                Column(lambda: self.tr("Since"), lambda f: f"{venue_time(f.opened_at):%m-%d %H:%M}", 120),
                Column(lambda: self.tr("Name"), lambda f: f.name or "—", 100),
                Column(lambda: self.tr("Found"), self._found),
                Column(lambda: self.tr("Gate"), lambda f: f.gate, 110 if may_open else 0),
                Column(lambda: self.tr("Waits at"), lambda f: f.waits_at or "—", 140),
            ]
        )
        self._model.set_records(waiting)
        self.table = personal(Table(self._model))
        self.table.hide_empty_columns()
        sized(self.table, min_height=200)
        self.body.addWidget(self._whose)
        self.body.addWidget(self.table)
        if may_open:
            self.table.opened.connect(self._on_opened)
            self.action.clicked.connect(lambda: self._on_opened(self.table.current()))
        self.finished.connect(self.deleteLater)
        self.retranslate()

    def retranslate(self) -> None:
        super().retranslate()
        self.set_title(sentence(FIGURE_WORDS.label(Figure.OPEN_FEVERS)))
        self.table.setAccessibleName(sentence(FIGURE_WORDS.label(Figure.OPEN_FEVERS)))
        self._whose.setText(self.tr("The front desk works on the worksheets: they open once somebody of it signs in."))
        self.action.set_words(self.tr("Open the worksheet"))
        self.cancel.set_words(self.tr("Close"))
        self._model.retranslate()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.table.selectRow(0)
        self.table.setFocus(Qt.FocusReason.TabFocusReason)

    def _found(self, fever: OpenFever) -> str:
        reading = f"{show_temperature(fever.first)} °C" if fever.first is not None else ""
        return " · ".join(filter(None, (reading, symptoms_text(fever.symptoms))))

    def _on_opened(self, fever: object) -> None:
        if isinstance(fever, OpenFever):
            self.accept()
            self.wanted.emit(fever.id)


class WorksheetDialogs(QObject):
    """Opens worksheets over the page. ``changed``: one was kept or closed; ``failed``: one could not be opened."""

    changed = Signal()
    left = Signal()
    """A worksheet was put away; the keys belong to the form again."""
    failed = Signal(object)

    def __init__(
        self,
        fevers: FeverService,
        papers: FeverPrintService,
        printer: PaperPrinter,
        settings: Settings,
        clock: Clock,
        jobs: Jobs,
        page: QWidget,
    ) -> None:
        super().__init__(page)
        self._fevers = fevers
        self._dialog = partial(
            FeverDialog,
            fevers=fevers,
            papers=papers,
            printer=printer,
            settings=settings,
            clock=clock,
            jobs=jobs,
            parent=page,
        )
        self._jobs = jobs
        self._page = page

    def choose(self, waiting: tuple[OpenFever, ...]) -> None:
        """Open the worksheet of whom waits, or ask whose where several do; whoever may open none sees who waits."""
        may_open = may_call(self._fevers.worksheet)
        if len(waiting) == 1 and may_open:
            self.open(waiting[0].id)
        elif waiting:
            dialog = FeverListDialog(waiting, self._page, may_open=may_open)
            dialog.wanted.connect(self.open)
            dialog.open()

    def open(self, fever_id: str) -> None:
        """Open a worksheet; whoever may open none sees who waits."""
        if may_call(self._fevers.worksheet):
            self._jobs.run(partial(self._fevers.worksheet, fever_id), self.show, self._on_failed, owner=self)
        else:
            self._jobs.run(self._fevers.open, self.choose, self._on_failed, owner=self, only_reads=True)

    def show(self, sheet: Worksheet) -> None:
        """Open a worksheet that was read already."""
        dialog = self._dialog(sheet)
        dialog.changed.connect(self.changed)
        dialog.finished.connect(lambda _: self.left.emit())
        dialog.open()

    def _on_failed(self, error: UserError) -> None:
        self.failed.emit(error)
