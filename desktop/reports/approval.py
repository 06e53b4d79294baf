"""Who made a paper, who checked it, who answers for it: the lines that papers for superiors end with (制表人、审核人、负责人)."""

from desktop.domain.messages import message
from desktop.reports.form import FormCell, FormRow, label

_MADE, _CHECKED = message("papers", "Prepared by"), message("papers", "Checked by")
_RESPONSIBLE = message("papers", "Responsible (seal)")
_NAME, _SEAL = 24.0, 36.0
"""Widths of the names in millimetres."""


def approval_row(height: float) -> FormRow:
    """The three side by side, with room to sign and to put a seal on; ``height`` in millimetres."""
    return FormRow(
        (
            label(_MADE, _NAME),
            FormCell(),
            label(_CHECKED, _NAME),
            FormCell(),
            label(_RESPONSIBLE, _SEAL),
            FormCell(),
        ),
        height,
    )
