"""The desks of the venue as far as this one knows them, and what this one is called."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.errors import BadInput, UserError
from desktop.services.sync.replication import VenueDesk
from desktop.ui.kit.buttons import Button, Chip
from desktop.ui.kit.cards import Card, rule
from desktop.ui.kit.fields import TextField
from desktop.ui.kit.forms import FormGrid
from desktop.ui.kit.i18n import Translated
from desktop.ui.kit.labels import label
from desktop.ui.kit.sizes import column, drop_children, row, sized
from desktop.ui.kit.tokens import Space

_FORM = 440


class _NameField(QWidget):
    """A line and what saves it, side by side."""

    textEdited = Signal(str)  # noqa: N815 (as Qt's fields name it)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line, self.save = TextField(), Button()
        self.setFocusProxy(self.line)
        both = row(self, Space.S)
        both.addWidget(self.line, 1)
        both.addWidget(self.save)
        self.line.textEdited.connect(self.textEdited)


class DesksCard(Translated, Card):
    """Everybody sees the desks; the manager names this one, in place."""

    name_wanted = Signal(str)
    """What this desk is to be called."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(heading=True, parent=parent)
        self._desks: tuple[VenueDesk, ...] = ()
        self._list = column(gap=Space.S)
        self._how = label("second", wrap=True)
        self._rule = rule()
        self.form = FormGrid()
        field = _NameField()
        self.name, self.save = field.line, field.save
        sized(self.form, max_width=_FORM)
        self.form.add_row("name", field)
        self.body.addLayout(self._list)
        self.body.addWidget(self._how)
        for part in (self._rule, self.form):
            self.body.addWidget(part)
        self.form.submitted.connect(self._on_save)
        self.form.edited.connect(self._show_save)
        self.save.clicked.connect(self._on_save)
        self.retranslate()

    def show_desks(self, desks: Sequence[VenueDesk], *, may_name: bool) -> None:
        """Show the desks, this one first. A name that is being typed stays."""
        is_typing, is_new = self.is_dirty(), self._desks != tuple(desks)
        self._desks = tuple(desks)
        if not is_typing:
            self.name.set_value(self._stored)
        for part in (self._rule, self.form):
            part.setVisible(may_name)
        if is_new:
            self.retranslate()

    def show_error(self, error: UserError) -> bool:
        """Say at the field what is wrong with it; False where the error is about something else."""
        return isinstance(error, BadInput) and not self.form.show_problems(error.problems)

    def is_dirty(self) -> bool:
        """Whether another name than the stored one is typed."""
        return self.name.text().strip() != self._stored

    def retranslate(self) -> None:
        self.set_heading(self.tr("Desks of this venue"))
        drop_children(self._list)
        for desk in self._desks:
            self._list.addWidget(self._row(desk))
        self._how.setText(
            self.tr(
                "Another PC joins at its first start: choose “Another desk of a venue” there. The health office gives "
                "the ticket."
            )
        )
        self._how.setVisible(len(self._desks) == 1)
        self.form.set_words("name", self.tr("Name of this desk"))
        self.name.setPlaceholderText(self.tr("Such as 北门前台"))
        self.save.set_words(self.tr("Save"))
        self._show_save()

    @property
    def _stored(self) -> str:
        return next((desk.name for desk in self._desks if desk.is_this), "")

    def _row(self, desk: VenueDesk) -> QWidget:
        holder = QWidget(self)
        line = row(holder, Space.S)
        line.addWidget(label("strong" if desk.name else "quiet", desk.name or self.tr("Not named yet")))
        if desk.is_this:
            line.addWidget(Chip("good", self.tr("This PC")))
        line.addStretch(1)
        if desk.prefix:
            line.addWidget(label("second", self.tr("Numbers begin with {prefix}").format(prefix=desk.prefix)))
        return holder

    def _show_save(self) -> None:
        self.save.setEnabled(self.is_dirty())

    def _on_save(self) -> None:
        if self.is_dirty():
            self.form.clear_problems()
            self.name_wanted.emit(self.name.value())
