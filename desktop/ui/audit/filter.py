"""What the audit log is searched by: days, a member, what it is about, and a thing by its name."""

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.audit_words import AUDIT_GROUPS, AuditGroup
from desktop.domain.clock import Clock
from desktop.domain.dates import read_visit_day
from desktop.domain.errors import Problem
from desktop.domain.messages import Message
from desktop.services.audit.log import AuditSearch
from desktop.ui.kit.fields import Select, TextField
from desktop.ui.kit.i18n import Translated, sentence
from desktop.ui.kit.layouts import FlowLayout
from desktop.ui.kit.sizes import sized, spaced
from desktop.ui.kit.tokens import Space

_ALL = ""
_LONGEST = 60
_DAY, _ACTOR, _GROUP, _THING = 124, 180, 260, 290
"""Widths of the fields, at 100 %."""


class AuditFilter(Translated, QWidget):
    """``changed`` says that something else is looked for."""

    changed = Signal()

    def __init__(self, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._actors: tuple[tuple[str, str | Message], ...] = ()
        self.since, self.until, self.thing = TextField(), TextField(), TextField()
        self.actor, self.group = Select(), Select()
        line = spaced(FlowLayout(self), Space.S)
        for part, width in (
            (self.thing, _THING),
            (self.since, _DAY),
            (self.until, _DAY),
            (self.actor, _ACTOR),
            (self.group, _GROUP),
        ):
            sized(part, width=width)
            line.addWidget(part)
        for field in (self.since, self.until, self.thing):
            field.setMaxLength(_LONGEST)
            field.setClearButtonEnabled(True)
            field.textChanged.connect(lambda _: self.changed.emit())
        for choice in (self.actor, self.group):
            choice.currentIndexChanged.connect(lambda _: self.changed.emit())
        self.retranslate()

    def retranslate(self) -> None:
        self.thing.setPlaceholderText(self.tr("Gate, member, layout or number"))
        self.thing.setAccessibleName(self.tr("Thing"))
        self.since.setPlaceholderText(self.tr("From day"))
        self.since.setAccessibleName(self.tr("From day"))
        self.until.setPlaceholderText(self.tr("To day"))
        self.until.setAccessibleName(self.tr("To day"))
        self.actor.setAccessibleName(self.tr("Who"))
        self.group.setAccessibleName(self.tr("What it is about"))
        self._offer_actors()
        self._choose(
            self.group,
            [(_ALL, self.tr("Everything")), *((one, sentence(words)) for one, words in AUDIT_GROUPS.items())],
        )

    def offer_actors(self, actors: Sequence[tuple[str, str | Message]]) -> None:
        """Whose entries may be looked for: identifiers and names."""
        if tuple(actors) != self._actors:
            self._actors = tuple(actors)
            self._offer_actors()

    def wanted(self) -> tuple[AuditSearch, tuple[Problem, ...]]:
        """What is looked for, and what is wrong with a day that was typed."""
        since, wrong_since = self._day(self.since, "since")
        until, wrong_until = self._day(self.until, "until")
        group = str(self.group.value() or _ALL)
        search = AuditSearch(
            since,
            until,
            str(self.actor.value() or _ALL) or None,
            AuditGroup(group) if group else None,
            self.thing.value(),
        )
        return search, tuple(problem for problem in (wrong_since, wrong_until) if problem is not None)

    @property
    def is_empty(self) -> bool:
        """Whether everything is looked for."""
        return self.wanted() == (AuditSearch(), ())

    def clear(self) -> None:
        """Look for everything again."""
        for field in (self.since, self.until, self.thing):
            field.clear()
        for choice in (self.actor, self.group):
            choice.set_value(_ALL)

    def _day(self, field: TextField, name: str) -> tuple[dt.date | None, Problem | None]:
        text = field.value()
        return read_visit_day(text, self._clock.today(), name) if text else (None, None)

    def _offer_actors(self) -> None:
        named = [(one, sentence(name) if isinstance(name, Message) else name) for one, name in self._actors]
        # The program's own entries have no actor: the empty choice stands for everybody.
        self._choose(self.actor, [(_ALL, self.tr("Everybody")), *((one, name) for one, name in named if one)])

    def _choose(self, select: Select, choices: list[tuple[object, str]]) -> None:
        select.blockSignals(True)
        select.set_choices(choices)
        select.blockSignals(False)
