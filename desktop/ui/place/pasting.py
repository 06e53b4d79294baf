"""What comes into a field at once."""

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit

_AT_ONCE = 4
"""Characters that come together only by pasting, or by an input method."""


def on_pasted(field: QLineEdit, act: Callable[[str, str], object]) -> None:
    """Call ``act`` with the field's text and the one before, once somebody has pasted into it."""
    last = [field.text()]

    def on_edited(text: str) -> None:
        is_other = text[:1] != last[0][:1]  # over what was selected, which may have been longer
        if len(text) - (0 if is_other else len(last[0])) >= _AT_ONCE:
            act(text, last[0])

    def on_changed(_text: str) -> None:
        last[0] = field.text()

    field.textEdited.connect(on_edited)  # comes before the other
    field.textChanged.connect(on_changed)
