"""A code scanner types like a keyboard into whatever has the focus: its codes are taken out of the entry form again."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QLineEdit

from desktop.domain.declaration import DeclarationDraft
from desktop.ui.entry.form import EntryForm
from desktop.ui.entry.keys import EntryKeys, FoundCode, code_in
from desktop.ui.kit.fields import commit_input_method


class ScanRestorer(QObject):
    """Restores the form to what it was before a scanner typed a code into it, whatever field had the focus."""

    changed = Signal(str)
    """This field is not what it was when the code was found in it."""
    scanned = Signal(str)

    def __init__(
        self,
        form: EntryForm,
        keys: EntryKeys,
        draft: Callable[[], DeclarationDraft],
        put: Callable[[DeclarationDraft], None],
        read: Callable[[], None],
        parent: QObject,
    ) -> None:
        """``draft`` gives what stands in the form with the reasons given, ``put`` shows another draft, ``read`` follows
        what the form says after it was changed here."""
        super().__init__(parent)
        self._form = form
        self._draft = draft
        self._put = put
        self._read = read
        self._before_burst = DeclarationDraft()
        self._overwritten: tuple[QLineEdit, str] | None = None
        keys.left.connect(self._on_left)
        keys.burst_began.connect(self._on_burst)
        keys.scanned.connect(self._on_scanned)
        keys.code_found.connect(self._on_code_found)
        keys.overwriting.connect(self._on_overwriting)

    def _on_left(self, _key: str) -> None:
        self._overwritten = None

    def _on_burst(self) -> None:
        self._before_burst = self._draft()

    def _on_overwriting(self, line: QLineEdit) -> None:
        self._overwritten = (line, line.text())

    def _on_scanned(self, payload: str) -> None:
        """A scanner has typed into whatever had the focus: take that back, then tell."""
        commit_input_method()
        line = QApplication.focusWidget()
        found = code_in(line.text()) if isinstance(line, QLineEdit) else None
        if isinstance(line, QLineEdit) and found is not None:
            self._cut(line, found)
        if self._form.draft({}) != replace(self._before_burst, overrides={}) and found is not None:
            self._read()  # something was composed meanwhile, and stays
        else:
            self._put(self._before_burst)
        if isinstance(line, QLineEdit):
            line.end(False)
        self.scanned.emit(payload)

    def _on_code_found(self, line: QLineEdit, found: FoundCode) -> None:
        """A code stands in a line, whatever brought it there: it is none of the line's own text."""
        self._cut(line, found)
        self._read()
        self.changed.emit(self._form.field_of(line))
        self.scanned.emit(found.code)

    def _cut(self, line: QLineEdit, found: FoundCode) -> None:
        """Take a code out of a line; the text that it was typed over comes back."""
        rest = line.text()[: found.start] + line.text()[found.end :]
        over, text = self._overwritten or (None, "")
        line.setText(text if over is line and not rest else rest)
        line.setCursorPosition(found.start)
