"""What was entered last, with the way back for as long as a minute: by mouse, or by arrow up from the form."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from desktop.domain.clock import Clock, venue_time
from desktop.domain.errors import UserError
from desktop.domain.messages import message
from desktop.domain.temperature import is_fever, show_temperature
from desktop.domain.timewords import Precision
from desktop.services.green_channel.declarations import DeclarationService
from desktop.services.green_channel.records import FoundDeclaration
from desktop.services.green_channel.undo import TakenBack
from desktop.ui.entry.card import EntryCard
from desktop.ui.kit.banner import Banner
from desktop.ui.kit.buttons import Button, Chip
from desktop.ui.kit.cards import ListRow
from desktop.ui.kit.column_widths import filled
from desktop.ui.kit.dates import day_words, time_words
from desktop.ui.kit.dialogs import confirm
from desktop.ui.kit.i18n import Translated
from desktop.ui.kit.jobs import Jobs
from desktop.ui.kit.labels import ElidedLabel, label
from desktop.ui.kit.privacy import personal
from desktop.ui.kit.sizes import column, drop_children, font, is_restyle, px, row, sized, spaced
from desktop.ui.kit.tokens import Space

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_WAY = 22
"""Height of the way back, at 100 %: a row is no higher for it."""
_TIME, _LEAST = 40, 24
"""The least widths of the time, and of a name that has no room, at 100 %."""
_BESIDE = 20
"""What a chip has beside its words, at 100 %."""
_OTHER_COLUMNS = 3
"""Beside name and gate: the reading, the time, the way back."""
_DELETE = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


_FIRST = 100
"""The name gets its width before the gate does."""


@dataclass(frozen=True)
class _Line:
    """The parts of a line from the left."""

    name: ElidedLabel
    worry: QWidget
    gate: ElidedLabel
    time: ElidedLabel
    way: Button

    def words(self) -> tuple[ElidedLabel, ElidedLabel]:
        """Those that are cut where there is no room."""
        return self.name, self.gate


class RecentList(Translated, QWidget):
    """Personal data is masked here: visitors can see the screen."""

    reopen_wanted = Signal(str)
    """A declaration's identifier: its content is to stand in the form again."""
    take_back_wanted = Signal(str)
    """The same: it is to be gone."""
    left = Signal()
    """The keyboard goes back to the form."""

    def __init__(self, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._rows: tuple[FoundDeclaration, ...] = ()
        self._until: Mapping[str, int] = {}
        self._ways: dict[str, Button] = {}
        self._shown: list[_Line] = []
        self._nothing, self._keys = label("second", wrap=True), label("help", wrap=True)
        self._lines = column(gap=0)
        box = column(self, gap=0)
        for part in (self._nothing, self._keys):
            part.hide()
        box.addWidget(self._nothing)
        box.addLayout(self._lines)
        box.addWidget(self._keys)
        self._over = QTimer(self)
        self._over.setSingleShot(True)
        self._over.timeout.connect(self.retranslate)

    def show_rows(self, rows: Sequence[FoundDeclaration], until: Mapping[str, int]) -> None:
        """``until`` tells by identifier how long each can be taken back (milliseconds of the steady clock)."""
        if (tuple(rows), until) != (self._rows, self._until):
            self._rows, self._until = tuple(rows), until
            self.retranslate()

    def undoable(self) -> list[str]:
        """Identifiers of what can still be taken back, the last one first."""
        now = self._clock.steady_ms()
        return [one for one in reversed(list(self._until)) if self._until[one] >= now]

    def row_of(self, declaration_id: str) -> FoundDeclaration | None:
        """What the list says of a declaration."""
        return next((found for found in self._rows if found.id == declaration_id), None)

    def focus_first(self) -> bool:
        """Go to the last one entered; False where none can be taken back any more."""
        way = next(iter(self._ways.values()), None)
        if way is not None:
            way.setFocus(Qt.FocusReason.TabFocusReason)
        return way is not None

    def retranslate(self) -> None:
        focused = next((one for one, way in self._ways.items() if way.hasFocus()), "")
        self._nothing.setText(self.tr("Nothing has been entered yet."))
        self._keys.setText(self.tr("Enter: back into the form. Delete: take it back. Esc: leave it."))
        self._nothing.setVisible(not self._rows)
        self._ways, self._shown = {}, []
        drop_children(self._lines)
        undoable = self.undoable()
        for found in self._rows:
            self._lines.addWidget(self._line(found, can_undo=found.id in undoable))
        self._fit()
        self._keys.setVisible(False)
        if focused and focused in self._ways:
            self._ways[focused].setFocus(Qt.FocusReason.TabFocusReason)
        elif focused:
            self.left.emit()
        now = self._clock.steady_ms()
        self._over.stop()
        if undoable:
            self._over.start(max(min(self._until[one] for one in undoable) - now, 0) + 50)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if is_restyle(event) and self._shown:
            self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self._keys.setVisible(event.type() == QEvent.Type.FocusIn)
        elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and isinstance(watched, Button):
            return self._on_key(watched, event)
        return False

    def _on_key(self, way: Button, event: QKeyEvent) -> bool:
        ways = list(self._ways.values())
        at, key = ways.index(way), event.key()
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        if key in _ENTER:
            way.click()
        elif key in _DELETE:
            self.take_back_wanted.emit(list(self._ways)[at])
        elif key == Qt.Key.Key_Up:
            ways[max(at - 1, 0)].setFocus(Qt.FocusReason.TabFocusReason)
        elif key == Qt.Key.Key_Down and at + 1 < len(ways):
            ways[at + 1].setFocus(Qt.FocusReason.TabFocusReason)
        elif key in (Qt.Key.Key_Escape, Qt.Key.Key_Down, Qt.Key.Key_Left):
            self.left.emit()
        else:
            return False
        return True

    def _line(self, found: FoundDeclaration, *, can_undo: bool) -> ListRow:
        line = ListRow()
        spaced(line.body, Space.XS, (0, Space.S, 0, Space.S))
        who = found.name or found.slip or self.tr("Without a number")  # an inspector sees no names
        name, gate, worry = personal(ElidedLabel("body", who)), ElidedLabel("body", found.gate), QWidget()
        time = ElidedLabel("second", self._time(found))
        line.add(name, _FIRST)
        if found.fever:
            row(worry).addWidget(Chip("danger", self._worry(found)), 0, Qt.AlignmentFlag.AlignCenter)
        line.add(worry)
        line.add(gate, 1)
        line.add(time)
        line.setAccessibleName(f"{who} {found.gate}")
        way = Button("link")
        sized(way, height=_WAY)
        way.set_words(self.tr("Undo"))
        policy = way.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        way.setSizePolicy(policy)
        line.add(way)
        self._shown.append(_Line(name, worry, gate, time, way))
        if not can_undo:
            way.hide()
        else:
            way.setAccessibleName(self.tr("Undo {name} {slip}").format(name=found.name, slip=found.slip).strip())
            way.clicked.connect(partial(self.reopen_wanted.emit, found.id))
            way.installEventFilter(self)
            self._ways[found.id] = way
        return line

    def _fit(self) -> None:
        """The columns of all lines: as wide as their words, name and gate cut where that is too much."""
        if not self._shown:
            return
        # Also where nobody has a chip: nothing moves for it.
        words = QFontMetrics(font(13))
        worry = max(map(words.horizontalAdvance, (self.tr("unwell"), "37.6"))) + px(_BESIDE)
        time = max(px(_TIME), *(line.time.sizeHint().width() for line in self._shown))
        way = self._shown[0].way.sizeHint().width()
        needs = [
            max(part.sizeHint().width() for part in parts) for parts in zip(*map(_Line.words, self._shown), strict=True)
        ]
        room = self.width() - worry - time - way - (len(needs) + _OTHER_COLUMNS - 1) * px(Space.XS)
        name, _gate = filled(room, needs)
        for line in self._shown:
            line.name.setMaximumWidth(max(name, px(_LEAST)))
            line.worry.setFixedWidth(worry)
            line.time.setFixedWidth(time)

    def _worry(self, found: FoundDeclaration) -> str:
        """Why somebody has to look at this person: the reading, or that a symptom was told."""
        if found.temperature is not None and is_fever(found.temperature):
            return show_temperature(found.temperature)
        return self.tr("unwell")

    def _time(self, found: FoundDeclaration) -> str:
        day, today = venue_time(found.visited_from).date(), self._clock.today()
        if day != today:
            return day_words(day, today)
        if found.precision is Precision.UNKNOWN:
            return "—"
        at = venue_time(found.visited_from)
        has_hour = found.precision in (Precision.EXACT, Precision.RANGE)
        return f"{at:%H:%M}" if has_hour else time_words(found.visited_from, found.visited_to, found.precision)


class SlipUndo(QObject):
    """Never throws typed text away unasked: neither that of the form nor that of the slip."""

    undone = Signal(str, str)
    """The identifier of what is gone and its slip: before the form shows it."""
    reopened = Signal(str)
    """What was saved stands in the form again; the visitor card that had filled it, empty for none."""
    ended = Signal()
    """A slip is gone for good, and the form is as it was."""

    def __init__(
        self,
        declarations: DeclarationService,
        card: EntryCard,
        recent: RecentList,
        banner: Banner,
        jobs: Jobs,
        page: QWidget,
    ) -> None:
        super().__init__(page)
        self._declarations = declarations
        self._card = card
        self._recent = recent
        self._banner = banner
        self._jobs = jobs
        self._page = page
        self._is_busy = False
        recent.reopen_wanted.connect(lambda which: self._with_row(which, self._undo))
        recent.take_back_wanted.connect(lambda which: self._with_row(which, self._ask))

    def undo_last(self) -> None:
        """Undo what was saved last, if its minute is not over."""
        undoable = self._recent.undoable()
        if undoable:
            self._with_row(undoable[0], self._undo)
        else:
            self._banner.show_message(
                "attention",
                message(
                    "GreenChannelPage",
                    "Nothing to take back: a slip can be taken back for one minute after it was saved.",
                ),
            )

    def _with_row(self, which: str, act: Callable[[FoundDeclaration], None]) -> None:
        found = self._recent.row_of(which)
        if found is not None and not self._is_busy:
            act(found)

    def _undo(self, found: FoundDeclaration) -> None:
        """Back into the form; where something is being typed there, ask whether it is to be gone."""
        if self._card.is_begun:
            self._ask(found)
        else:
            self._card.keys.hold()  # what is typed from now on belongs into what comes
            self._run(found.id, reopen=True)

    def _ask(self, found: FoundDeclaration) -> None:
        confirm(
            self._page,
            message("SlipUndo", "Take back slip {slip}?", slip=found.slip or "—"),
            message(
                "SlipUndo",
                "{name}: it will be as if it had not been saved. What was typed is gone, and the slip waits again.",
                name=found.name or "—",
            ),
            message("SlipUndo", "Take it back"),
            partial(self._run, found.id, reopen=False),
            is_personal=True,
        )

    def _run(self, declaration_id: str, *, reopen: bool) -> None:
        self._is_busy = True
        work = partial(self._declarations.take_back, declaration_id, reopen=reopen)
        self._jobs.run(work, partial(self._on_done, declaration_id, reopen), self._on_failed, owner=self)

    def _on_done(self, declaration_id: str, reopen: bool, gone: TakenBack) -> None:
        self._is_busy = False
        self.undone.emit(declaration_id, gone.draft.slip)
        slip = gone.draft.slip or "—"
        if not reopen:
            self.ended.emit()
            self._banner.show_message(
                "good",
                message("GreenChannelPage", "Slip {slip} is taken back, as if it had not been saved.", slip=slip),
            )
            return
        self._card.put(gone.draft)
        self.reopened.emit(gone.card)
        self._card.form.go_to("slip")
        self._card.keys.release()
        self._card.changed.emit("slip")
        self._banner.show_message(
            "good",
            message(
                "GreenChannelPage",
                "Slip {slip} stands in the form again and is not saved. Correct it and save it, or empty the form.",
                slip=slip,
            ),
        )

    def _on_failed(self, error: UserError) -> None:
        self._is_busy = False
        self._card.keys.release()
        self._banner.show_error(error)
