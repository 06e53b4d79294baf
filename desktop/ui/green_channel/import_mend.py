"""A refused line in the entry form: every problem under its field, stored with Ctrl+Enter, then the next line."""

import datetime as dt
from collections.abc import Callable, Collection
from dataclasses import dataclass, replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.domain.clock import Clock, venue_time
from desktop.domain.declaration import DeclarationContext, DeclarationDraft
from desktop.domain.declaration_fields import FIELDS
from desktop.domain.errors import Problem
from desktop.domain.field_registry import CellContent
from desktop.domain.identity import ID_TYPE_WORDS
from desktop.domain.messages import message
from desktop.domain.people import Role
from desktop.domain.symptoms import read_answer, read_symptoms
from desktop.domain.typed import PASTE_LIMIT, line
from desktop.domain.words import E, Words
from desktop.services.green_channel.declarations import DeclarationService
from desktop.services.green_channel.slips import SlipService
from desktop.services.imports.drafts import DraftLine, ImportDraft, ImportDrafts, Mended, draft_problems
from desktop.services.venue.gates import GateService
from desktop.services.venue.members import MemberService
from desktop.services.venue.venues import VenueService
from desktop.ui.entry.context import EntryContext
from desktop.ui.entry.entry_dialog import EntryDialog
from desktop.ui.entry.masked import LOOK_KEY
from desktop.ui.entry.reading import canonical
from desktop.ui.kit.buttons import Button
from desktop.ui.kit.dialogs import confirm
from desktop.ui.kit.i18n import sentence
from desktop.ui.kit.jobs import Jobs
from desktop.ui.kit.labels import label

SHOWN = 500
"""Lines of a draft that are listed; the others follow when these are mended."""


@dataclass(frozen=True, slots=True)
class OpenedDraft:
    """The drafts that there are, the one that was opened with its first lines, and what the form has to know."""

    drafts: tuple[ImportDraft, ...]
    draft: ImportDraft
    lines: tuple[DraftLine, ...]
    entry_context: EntryContext


@dataclass(frozen=True)
class ImportMending:
    """The services that mending works with."""

    drafts: ImportDrafts
    declarations: DeclarationService
    gates: GateService
    members: MemberService
    slips: SlipService
    venue: VenueService
    clock: Clock

    def open(self, draft_id: str = "") -> OpenedDraft | None:
        """Open a draft, or the newest where that is gone or none is named; None where no line waits any more.

        Raises ``Forbidden``, ``UserError``.
        """
        found = self.drafts.list()
        if not found:
            return None
        draft = next((one for one in found if one.id == draft_id), found[0])
        lines = self.drafts.lines(draft.id, SHOWN)
        return OpenedDraft(found, draft, lines, self._entry_context(lines))

    def _entry_context(self, lines: tuple[DraftLine, ...]) -> EntryContext:
        # As in an import: what a file has no column for, nobody has left out on a slip.
        context = replace(self.declarations.context(), demanded=frozenset())
        drafts = [one.rejected.draft for one in lines]
        # Who and what has gone since is still what such a line says.
        gates = {context.find_gate(line(draft.gate[:PASTE_LIMIT])) for draft in drafts}
        people = {context.find_inspector(line(draft.inspector[:PASTE_LIMIT])) for draft in drafts}
        venue = self.venue.get()
        return EntryContext(
            context,
            self.members.me(),
            tuple(g for g in self.gates.list(include_retired=True) if not g.retired or g.id in gates),
            tuple(
                m
                for m in self.members.list(include_unbound=True)
                if (m.bound and (m.inspector or m.role is Role.INSPECTOR)) or m.id in people
            ),
            (),
            self.slips.outstanding(),
            venue.region.code,
            venue.codes_on(self.clock.today()),
        )


Reader = Callable[[str], str | None]


def form_draft(
    draft: DeclarationDraft, context: DeclarationContext, today: dt.date, as_found: Collection[str] = ()
) -> tuple[DeclarationDraft, dict[str, str]]:
    """What the form shows of a line, and the texts that it cannot show, by field: words that none of its choices is.

    Fields in ``as_found`` are not made canonical: what is doubted is seen as the file has it.
    """
    readers = _readers(context)
    typed: dict[str, str] = {}
    unshown: dict[str, str] = {}
    id_type = _word(ID_TYPE_WORDS, draft.id_type) or ""
    for field in FIELDS.keys:
        text = draft.text(field)
        if field not in readers:
            typed[field] = text if field in as_found else canonical(field, text, id_type, context, today)
            continue
        found = readers[field](text[:PASTE_LIMIT])
        typed[field] = found or ""
        if found is None:
            unshown[field] = text
    return DeclarationDraft.of(typed, draft.overrides), unshown


def _readers(context: DeclarationContext) -> dict[str, Reader]:
    """Of the fields that are chosen and not typed; None where a text is there and cannot be read."""
    words: dict[str, Reader] = {
        field.key: _reading(field.choices) for field in FIELDS if field.is_chosen and field.choices is not None
    }
    answers: dict[str, Reader] = dict.fromkeys(
        FIELDS.keys_where(lambda field: field.content is CellContent.ANSWER), _answer
    )
    return (
        words
        | answers
        | {
            "gate": lambda text: context.find_gate(line(text)) if line(text) else "",
            "inspector": lambda text: context.find_inspector(line(text)) if line(text) else "",
            "symptoms": _symptoms,
        }
    )


def _reading(words: Words[E]) -> Reader:
    return lambda text: _word(words, text)


def _word(words: Words[E], text: str) -> str | None:
    if not line(text[:PASTE_LIMIT]):
        return ""
    member = words.read(line(text[:PASTE_LIMIT]))
    return None if member is None else str(member.value)


def _answer(text: str) -> str | None:
    answer, problem = read_answer(text, "")
    return None if problem is not None else str(answer)


def _symptoms(text: str) -> str | None:
    symptoms, problem = read_symptoms(text, "")
    return None if problem is not None else str(symptoms)


_LONGEST = 60
"""Characters that are shown of a text of the file."""


class ImportMendDialog(EntryDialog):
    """``following`` gives the line after one that is done with, and how many wait with it; None ends the dialog.

    ``stored`` and ``discarded`` tell the line that is gone.
    """

    section = "import"

    stored = Signal(object)
    discarded = Signal(object)

    def __init__(
        self,
        waiting: DraftLine,
        count: int,
        source: str,
        entry_context: EntryContext,
        drafts: ImportDrafts,
        following: Callable[[DraftLine], tuple[DraftLine, int] | None],
        clock: Clock,
        jobs: Jobs,
        parent: QWidget,
    ) -> None:
        super().__init__(entry_context, clock, jobs, parent, self._look_at_line, self._problems)
        self._source = source
        self._drafts = drafts
        self._following = following
        self._clock = clock
        self._touched: set[str] = set()
        self._unshown: dict[str, str] = {}
        self._waiting, self._count = waiting, count
        self._where, self._beyond = label("second", wrap=True), label("attention", wrap=True)
        self._hidden = label("second", wrap=True)
        self.discard = Button("secondary", "delete")
        self.body.insertWidget(0, self._where)
        self.body.insertWidget(1, self._hidden)
        self.body.insertWidget(2, self._beyond)
        self.buttons.add_left(self.discard)
        self.discard.clicked.connect(self._on_discard)
        self.card.form.edited.connect(self._touched.add)
        self._load(waiting, count)
        self.retranslate()

    @property
    def waiting(self) -> DraftLine:
        """The line that is shown."""
        return self._waiting

    def open(self) -> None:
        super().open()
        self._show_what_is_wrong()

    def retranslate(self) -> None:
        super().retranslate()
        self.set_title(self.tr("Mend the line"))
        self.cancel.set_words(self.tr("Later"))
        self.action.set_words(self.tr("Save, next line"), "Ctrl+Enter")
        self.discard.set_words(self.tr("Discard the line…"))
        self._name_line()
        words = self.tr("Type over what is hidden to replace it; {key} shows a field, which the audit log notes.")
        self._hidden.setText(words.format(key=LOOK_KEY))

    def where_text(self) -> str:
        """Which line it is, as shown."""
        return self._where.text()

    def beyond_text(self) -> str:
        """What is said of the line as a whole, as shown; empty for nothing."""
        return "" if self._beyond.isHidden() else self._beyond.text()

    def set_busy(self, busy: bool) -> None:
        super().set_busy(busy)
        self.discard.setEnabled(not busy)

    def save(self, draft: DeclarationDraft) -> object:
        return self._drafts.mend(self._waiting, draft)

    def on_saved(self, result: object) -> None:
        done, line = self._waiting, self._waiting.rejected.line
        if isinstance(result, Mended) and result.existing:
            words = message(
                "ImportMendDialog", "Line {line} was stored already; it was not added again.", line=str(line)
            )
        else:
            words = message("ImportMendDialog", "Line {line} is stored.", line=str(line))
        self._go_on(done)
        self.stored.emit(done)
        self.banner.show_message("good", words)
        self.card.keys.release()

    def is_unchanged(self, field: str, now: str, shown: str) -> bool:
        """A field that nobody has touched is what the file says, also where leaving it has made it canonical."""
        if field in self._touched:
            return False
        today = venue_time(self._clock.now_ms()).date()
        id_type = self.card.form.typed("id_type")
        return now in (shown, canonical(field, shown, id_type, self._entry_context.rules, today))

    def _load(self, waiting: DraftLine, count: int) -> None:
        self._waiting, self._count = waiting, count
        rejected = waiting.rejected
        doubted = {problem.field for problem in rejected.cell_problems}
        masked = set(FIELDS.keys_where(lambda field: field.mask is not None)) - waiting.refused
        today = venue_time(self._clock.now_ms()).date()
        shown, self._unshown = form_draft(rejected.draft, self._entry_context.rules, today, doubted | masked)
        self._touched.clear()
        self.put(rejected.draft, shown, waiting.refused)
        self._name_line()

    def _look_at_line(self, field: str) -> str:
        return self._drafts.look(self._waiting, field)

    def show_problems(self, problems: tuple[Problem, ...]) -> None:
        super().show_problems(problems)
        for problem in problems:  # what is refused only now, beside what was typed
            self.look_at(problem.field)

    def _go_on(self, done: DraftLine) -> None:
        following = self._following(done)
        if following is None:
            self.accept()
            return
        self._load(*following)
        self._show_what_is_wrong()

    def _show_what_is_wrong(self) -> None:
        problems = self.card.problems()
        self.show_problems(problems)
        if not problems:
            self.card.form.go_to("name")
        at = self.focusWidget()
        if isinstance(at, QLineEdit):
            at.selectAll()  # as by Tab, though the window may not be active yet: what is wrong is typed anew

    def _problems(self, form: DeclarationDraft) -> tuple[Problem, ...]:
        """What keeps the line from being stored; of texts that the form cannot show, the text itself."""
        context = replace(self._entry_context.rules, now=self._clock.now_ms())
        found = draft_problems(self._waiting.rejected, self.merged(form), context)
        return tuple(self._with_text(problem) for problem in found)

    def _with_text(self, problem: Problem) -> Problem:
        text = " ".join(self._unshown.get(problem.field, "").split())
        if not text or problem.field in self._touched or text in str(problem.message):
            return problem
        words = message(
            "ImportMendDialog",
            "{problem} In the file: {text}",
            problem=problem.message,
            text=text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…",
        )
        return replace(problem, message=words)

    def _name_line(self) -> None:
        rejected = self._waiting.rejected
        place = self.tr("{source}, sheet {sheet}, line {line}") if rejected.sheet else self.tr("{source}, line {line}")
        shown = place.format(source=self._source, sheet=rejected.sheet, line=rejected.line)
        waiting = self.tr("%Ln line(s) wait", "", self._count)
        self._where.setText(f"{shown} · {waiting}")
        whole = [sentence(p.message) for p in (*rejected.cell_problems, *rejected.problems) if not p.field]
        if rejected.beyond:
            cells = " · ".join(cell for cell in rejected.beyond if cell.strip())
            whole.append(self.tr("Beyond the last column, and stored nowhere: {cells}").format(cells=cells))
        self._beyond.setText(" ".join(whole))
        self._beyond.setVisible(bool(whole))

    def _on_discard(self) -> None:
        confirm(
            self,
            message("ImportMendDialog", "Discard line {line}?", line=str(self._waiting.rejected.line)),
            message(
                "ImportMendDialog",
                "It is deleted from this desk and not stored. The file that it came from stays as it is.",
            ),
            message("ImportMendDialog", "Discard the line"),
            self._discard_now,
        )

    def _discard_now(self) -> None:
        gone = self._waiting
        self.set_busy(True)
        self._jobs.run(
            lambda: self._drafts.discard(gone.draft_id, [gone.number]),
            lambda _: self._on_discarded(gone),
            self._on_not_saved,
            owner=self,
        )

    def _on_discarded(self, gone: DraftLine) -> None:
        self.set_busy(False)
        self._go_on(gone)
        self.discarded.emit(gone)
