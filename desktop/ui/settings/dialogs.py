"""Dialogs of the settings: a printer's offset, and one's own password."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.errors import BadInput, UserError
from desktop.domain.people import check_password
from desktop.printing.offset import Offset
from desktop.services.printing.calibrations import FARTHEST_MM
from desktop.services.venue.members import MemberService
from desktop.ui.kit.dialogs import Dialog
from desktop.ui.kit.fields import PasswordField
from desktop.ui.kit.forms import FormGrid, focus
from desktop.ui.kit.i18n import Translated, sentence
from desktop.ui.kit.jobs import Jobs
from desktop.ui.kit.number_fields import MeasureField
from desktop.ui.kit.sizes import row, sized
from desktop.ui.kit.tokens import Space


class OffsetFields(Translated, QWidget):
    """Two measures side by side: to the right and down; negative ones go the other way."""

    edited = Signal(object)
    """The ``Offset`` that a person has set."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.right, self.down = (MeasureField(-FARTHEST_MM, FARTHEST_MM, "mm") for _ in range(2))
        line = row(self, gap=Space.S)
        for field in (self.right, self.down):
            sized(field, width=152)  # room for “Right -10.0 mm”
            line.addWidget(field)
            field.valueChanged.connect(lambda _: self.edited.emit(self.value()))
        self.setFocusProxy(self.right)
        self.retranslate()

    def value(self) -> Offset:
        """The number that is shown."""
        return Offset(round(self.right.value(), 1), round(self.down.value(), 1))

    def set_value(self, offset: Offset) -> None:
        """Show an offset; tells nobody."""
        for field, mm in ((self.right, offset.dx_mm), (self.down, offset.dy_mm)):
            field.blockSignals(True)
            field.setValue(mm)
            field.blockSignals(False)

    def retranslate(self) -> None:
        for field, text in ((self.right, self.tr("Right")), (self.down, self.tr("Down"))):
            field.setPrefix(f"{text} ")
            field.setAccessibleName(text)


class PasswordDialog(Dialog):
    """Asks for the present password and the new one, twice."""

    saved = Signal()

    def __init__(self, members: MemberService, jobs: Jobs, parent: QWidget) -> None:
        super().__init__(parent, width=440)
        self._members = members
        self._jobs = jobs
        self._form = FormGrid(1)
        self._current, self._new, self._again = PasswordField(), PasswordField(), PasswordField()
        self._form.add_row("current", self._current)
        self._form.add_row("new_password", self._new)
        self._form.add_row("again", self._again)
        self.body.addWidget(self._form)
        self._form.submitted.connect(self._on_save)
        self.action.clicked.connect(self._on_save)
        self.finished.connect(self.deleteLater)
        self.retranslate()
        self._current.setFocus()

    def is_dirty(self) -> bool:
        return bool(self._new.text())

    def retranslate(self) -> None:
        super().retranslate()
        self.set_title(self.tr("Change my password"))
        self._form.set_words("current", self.tr("Present password"))
        self._form.set_words("new_password", self.tr("New password"), self.tr("At least 8 characters."))
        self._form.set_words("again", self.tr("New password again"))
        self.action.set_words(self.tr("Change password"))

    def _on_save(self) -> None:
        if not self.action.isEnabled():
            return
        self._form.clear_problems()
        new = self._new.value()
        if (problem := check_password(new, "new_password")) is not None:
            self._form.show_problems([problem])
        elif self._again.value() != new:
            self._form.set_problem("again", self.tr("The two passwords differ."))
            focus(self._again)
        else:
            self.set_busy(True)
            member_id, current = self._members.me().id, self._current.value()
            self._jobs.run(
                lambda: self._members.change_password(member_id, new, current), self._on_saved, self._on_failed
            )

    def _on_saved(self, _result: object) -> None:
        self.set_busy(False)
        self.saved.emit()
        self.accept()

    def _on_failed(self, error: UserError) -> None:
        self.set_busy(False)
        if not isinstance(error, BadInput):
            self.banner.show_error(error)
        elif not error.problems or self._form.show_problems(error.problems):
            self._form.set_problem("current", sentence(error.message))
            focus(self._current)
