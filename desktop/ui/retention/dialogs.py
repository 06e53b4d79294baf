"""How long declarations are kept, and the box into which their paper goes."""

from PySide6.QtWidgets import QWidget

from desktop.domain.messages import message
from desktop.domain.retention import MAX_DAYS, MIN_DAYS
from desktop.services.retention.retention import RetentionService
from desktop.services.retention.shredding import MAX_BOX, DestructionService
from desktop.ui.kit.dialogs import FormDialog, Work, confirm
from desktop.ui.kit.fields import TextField
from desktop.ui.kit.jobs import Jobs, Latest
from desktop.ui.kit.labels import label
from desktop.ui.kit.number_fields import NumberField


class BoxDialog(FormDialog):
    """Slips that are entered from now on are noted in the box of this name."""

    lone_field = "box"

    def __init__(self, destruction: DestructionService, before: str, jobs: Jobs, parent: QWidget) -> None:
        """``before`` is the box that slips go into now."""
        super().__init__(jobs, parent, width=460)
        self._destruction = destruction
        self._before = before
        self.name = TextField()
        self.name.setMaxLength(MAX_BOX)
        self.name.set_value(self._before)
        self.form.add_row("box", self.name)
        self.retranslate()

    def retranslate(self) -> None:
        super().retranslate()
        self.set_title(self.tr("Box for entered slips"))
        self.form.set_words(
            "box",
            self.tr("What stands on the box"),
            self.tr(
                "Slips entered from now on are noted in it, so that they are found when they are to be shredded. "
                "Empty: a box for each month."
            ),
        )
        self.action.set_words(self.tr("Use this box"))

    def is_dirty(self) -> bool:
        return self.name.value() != self._before

    def work(self) -> Work:
        name = self.name.value()
        return lambda: self._destruction.set_box(name)


class RetentionDaysDialog(FormDialog):
    """A period that deletes nothing is set at once; one that does is asked for again."""

    def __init__(self, retention: RetentionService, before: int, jobs: Jobs, parent: QWidget) -> None:
        """``before`` is for how many days records are kept now."""
        super().__init__(jobs, parent, width=460)
        self._retention = retention
        self._before = before
        self._lost = 0
        self._latest = Latest(jobs, self)
        self._is_submitted = False
        self.days = NumberField(MIN_DAYS, MAX_DAYS)
        self.days.setValue(self._before)
        self.form.add_row("retention_days", self.days)
        self._explanation = label("attention", wrap=True)
        self._explanation.hide()
        self.body.addWidget(self._explanation)
        self.days.valueChanged.connect(lambda _: self._show_loss())
        self.retranslate()
        self._show_loss()

    def retranslate(self) -> None:
        super().retranslate()
        self.set_title(self.tr("How long records are kept"))
        self.form.set_words(
            "retention_days",
            self.tr("Days after the visit"),
            self.tr("From {least} to {most} days; after that they are deleted for good.").format(
                least=MIN_DAYS, most=MAX_DAYS
            ),
        )
        self.action.set_words(self.tr("Set the period"))
        self._show_words()

    def is_dirty(self) -> bool:
        return self.days.value() != self._before

    def submit(self) -> None:
        """Set the period, after a question where that deletes something."""
        if not self.action.isEnabled():
            return
        self._is_submitted = self._latest.is_waiting  # then it goes on when it is known what would be lost
        if self._is_submitted:
            return
        if not self._lost:
            super().submit()
            return
        confirm(
            self,
            message("RetentionDays", "Keep records for {days} days only?", days=self.days.value()),
            message(
                "RetentionDays",
                "Records that are older: {count}. They are deleted now, and nothing brings them back. "
                "Records under a legal hold stay.",
                count=self._lost,
            ),
            message("RetentionDays", "Shorten and delete"),
            super().submit,
        )

    def work(self) -> Work:
        days = self.days.value()
        return lambda: self._retention.set_days(days, confirm=True)

    def _show_loss(self) -> None:
        days = self.days.value()
        if days < self._before:
            self._latest.ask(
                lambda: self._retention.too_old_for(days), self._on_counted, self.banner.until(self._latest.answered)
            )
        else:
            self._latest.forget()
            self._on_counted(0)

    def _on_counted(self, lost: int) -> None:
        self._lost = lost
        self._show_words()
        if self._is_submitted:
            self.submit()

    def _show_words(self) -> None:
        self._explanation.setText(
            self.tr("%Ln record(s) will be deleted at once.", "", self._lost) if self._lost else ""
        )
        self._explanation.setVisible(bool(self._lost))
