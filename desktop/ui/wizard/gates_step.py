"""Step 2: the gates."""

from PySide6.QtWidgets import QWidget

from desktop.domain.errors import Problem
from desktop.domain.messages import message
from desktop.ui.i18n import sentence
from desktop.ui.sizes import column, row, spaced
from desktop.ui.tokens import Space
from desktop.ui.venue.name_list import NameList
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.flow import FlowLayout
from desktop.ui.widgets.form import focus
from desktop.ui.widgets.labels import label
from desktop.ui.wizard.step import Step

_SUGGESTED = ("南门", "北门", "东门", "西门")


class GatesStep(Step):
    """A list that grows by typing a name and Enter; Enter in the empty field goes on."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._list = NameList()
        self._hint = label("second")
        self._chips: dict[str, Button] = {}
        suggestions = spaced(FlowLayout(), Space.S)
        for name in _SUGGESTED:
            # What hangs on the gate is Chinese, whatever language the window has.
            chip = Button("chip", "add")
            chip.setText(name)
            chip.clicked.connect(lambda _=False, text=name: self._on_suggested(text))
            self._chips[name] = chip
            suggestions.addWidget(chip)
        line = row(gap=Space.M)
        line.addWidget(self._hint)
        line.addLayout(suggestions, 1)
        box = column(self, gap=Space.M)
        box.addLayout(line)
        box.addWidget(self._list, 1)
        self._list.submitted.connect(self.submitted)
        self._list.changed.connect(self._on_changed)
        self.retranslate()

    def names(self) -> tuple[str, ...]:
        """The gates in their order."""
        return self._list.names()

    def title(self) -> str:
        return self.tr("Gates")

    def lead(self) -> str:
        return self.tr("Where do people come in? Every gate gets a poster of its own; more can be added later.")

    def check(self) -> bool:
        if not self._list.take_typed():
            return False
        if self._list.names():
            return True
        self._list.show_problem(sentence(message("gates", "A venue has at least one gate, such as 南门.")))
        return False

    def owns(self, field: str) -> bool:
        return field.split(".")[0] == "gates"

    def show_problems(self, problems: tuple[Problem, ...]) -> None:
        self._list.show_problem(sentence(problems[0].message))

    def focus_first(self) -> None:
        focus(self._list.field)

    def retranslate(self) -> None:
        self._hint.setText(self.tr("Often used:"))
        for name, chip in self._chips.items():
            chip.setAccessibleName(self.tr("Add {name}").format(name=name))

    def _on_suggested(self, name: str) -> None:
        self._list.add(name)
        self.focus_first()

    def _on_changed(self) -> None:
        taken = set(self._list.names())
        for name, chip in self._chips.items():
            chip.setEnabled(name not in taken)
