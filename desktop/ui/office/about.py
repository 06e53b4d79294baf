"""What must be known of a case before its contacts: where it was, what was left out, and what did not open."""

from PySide6.QtWidgets import QWidget

from desktop.domain.clock import Clock
from desktop.services.office.cases import OfficeCase
from desktop.ui.exposure.words import joined
from desktop.ui.kit.dates import moment_text, visit_text
from desktop.ui.kit.i18n import Translated, sentence
from desktop.ui.kit.labels import label
from desktop.ui.kit.sizes import column
from desktop.ui.kit.tokens import Space

_STAYS = 6
"""Stays of the case that are named; of more, their number."""


class AboutCase(Translated, QWidget):
    """Only what there is to say is shown."""

    def __init__(self, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._case: OfficeCase | None = None
        self.notice, self.stays, self.failed = (label(role, wrap=True) for role in ("attention", "body", "attention"))
        box = column(self, gap=Space.S)
        for part in (self.notice, self.stays, self.failed):
            box.addWidget(part)
        self.retranslate()

    def show_case(self, case: OfficeCase | None) -> None:
        """Say it of this case."""
        self._case = case
        self.retranslate()

    def retranslate(self) -> None:
        case = self._case
        self.setVisible(case is not None)
        notice = self._notice(case) if case is not None else []
        self.notice.setText(joined(notice) if notice else "")
        self.notice.setVisible(bool(notice))
        self.stays.setText(self._stays(case) if case is not None else "")
        failures = case.listed.failures if case is not None else ()
        if case is not None and failures:
            words = self.tr("%Ln record(s) did not open.", "", case.listed.failed)
            self.failed.setText(joined((words, sentence(failures[0]))))
        self.failed.setVisible(bool(failures))

    def _notice(self, case: OfficeCase) -> list[str]:
        words = []
        if case.is_older:
            words.append(
                self.tr("A newer list of this case was opened before, made {when}. This one is of {made}.").format(
                    when=moment_text(case.follow_up.made), made=moment_text(case.listed.made)
                )
            )
        if case.likely:
            words.append(
                self.tr(
                    "The declarations of %Ln of these people say exactly what a stay of the case says: the case may be among them. "
                    "Choose the row and say that this is the case.",
                    "",
                    case.likely,
                )
            )
        if case.of_case:
            words.append(self.tr("%Ln declaration(s) of the case are left out.", "", case.of_case))
        return words

    def _stays(self, case: OfficeCase) -> str:
        """Where and when the case was."""
        today, every = self._clock.today(), case.listed.stays
        shown = [
            f"{each.gate or '—'}　{visit_text(visit.visited_from, visit.visited_to, visit.precision, today)}"
            for each in every[:_STAYS]
            for visit in (each.stay.visit,)
        ]
        more = [self.tr("and {count} more").format(count=len(every) - _STAYS)] if len(every) > _STAYS else []
        return self.tr("The case was at: {stays}").format(stays="；".join((*shown, *more)))
