"""The layout that is being edited with all that is looked at: gate, language, the venue's values, what preflight finds."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import QObject, Signal

from desktop.domain.errors import UserError
from desktop.domain.gate import Gate
from desktop.domain.paper import WHOLE_SHEET, Margins
from desktop.domain.posters import Language
from desktop.posters.composition.placed import Finding
from desktop.posters.document.layout import Layout
from desktop.posters.editing.actions import differing
from desktop.posters.editing.editor import Editor
from desktop.printing.spooler import Printer
from desktop.services.posters.studio import DraftPoster, StudioService, VenueValues
from desktop.services.posters.studio_drafts import StudioDraft
from desktop.services.printing.sheets import unprintable
from desktop.ui.kit.i18n import sentence
from desktop.ui.kit.jobs import Jobs, Latest
from desktop.ui.studio.opening import Opened
from desktop.ui.studio.parts import Looked, selected_of

_CHECK_MS = 150
"""How soon after a change the posters of all gates are checked."""


@dataclass(frozen=True, slots=True)
class _Rendered:
    """A poster that was made, and of what."""

    of: tuple[Layout, str | None, str | None]
    """The layout, the gate that changes are for, and the one that is looked at."""
    values: VenueValues
    poster: DraftPoster


class StudioSession(QObject):
    """One layout at a time. ``changed`` comes after whatever a screen has to show."""

    changed = Signal()
    checked = Signal()
    """``findings`` are others now."""
    failed = Signal(object)

    def __init__(self, studio: StudioService, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._studio = studio
        self._values: Mapping[Language, VenueValues] = {}
        self._editor: Editor | None = None
        self._opened: Opened | None = None
        self._gate_id: str | None = None
        self._rendered: _Rendered | None = None
        self._everywhere: tuple[Finding, ...] = ()
        self._printer: Printer | None = None
        self._checked: object = None
        self._checking = Latest(jobs, self, _CHECK_MS)

    # What is edited.

    @property
    def editor(self) -> Editor | None:
        """The editor of the layout; None before one is open."""
        return self._editor

    @property
    def opened(self) -> Opened | None:
        """What is edited, as it was opened or saved last."""
        return self._opened

    @property
    def is_saved(self) -> bool:
        """Whether nothing would be lost."""
        return self._editor is None or self._editor.history.is_saved

    def open(self, opened: Opened, values: Mapping[Language, VenueValues], language: Language) -> None:
        """Edit another layout, going on with what was left of it."""
        self._opened, self._values = opened, values
        self._rendered, self._checked, self._everywhere = None, None, ()
        editor = Editor(opened.layout, language, self._on_edited)
        if opened.draft is not None:
            editor.restore(opened.draft.layout)
        self._editor = editor
        self._keep_gate()
        self._on_edited()
        self.check(at_once=True)

    def set_values(self, values: Mapping[Language, VenueValues]) -> None:
        """The venue's values are others now."""
        if values != self._values:
            self._values, self._checked = values, None
            self._keep_gate()
            self._on_edited()

    def mark_saved(self, opened: Opened, layout: Layout) -> None:
        """This document was saved; what it is called now."""
        self._opened = opened
        if self._editor is not None:
            self._editor.history.mark_saved(layout)
            self._on_edited()

    def discard(self) -> None:
        """Go back to what was opened or saved last."""
        if self._editor is not None and self._opened is not None:
            language = self._editor.language
            kept = self._editor.history.saved
            self.open(replace(self._opened, layout=kept, draft=None), self._values, language)

    def left_over(self) -> StudioDraft | None:
        """What would be lost if the program ended now."""
        if self._editor is None or self._opened is None or self.is_saved:
            return None
        return StudioDraft(self._opened.origin, sentence(self._opened.name), self._editor.layout)

    # What is looked at.

    @property
    def gates(self) -> tuple[Gate, ...]:
        """The venue's gates."""
        return self.values.gates if self._values else ()

    @property
    def gate(self) -> Gate | None:
        """The gate whose poster is looked at."""
        return next((gate for gate in self.gates if gate.id == self._gate_id), None)

    @property
    def values(self) -> VenueValues:
        """What posters of the venue say in the language that is looked at."""
        return self._values[self._editor.language if self._editor is not None else Language.ZH]

    @property
    def differing(self) -> frozenset[str]:
        """The elements that are other at the gate that is looked at."""
        if self._editor is None or self._gate_id is None:
            return frozenset()
        return differing(self._editor.layout, self._gate_id)

    def look_at(self, gate_id: str) -> None:
        """Look at a gate's poster; changes that were for one gate are for this one then."""
        self._gate_id = gate_id
        if self._editor is not None:
            self._editor.gate_id = gate_id if self._editor.gate_id is not None else None

    def step(self, by: int) -> None:
        """Look at the next gate's poster (-1: the one before)."""
        ids = [gate.id for gate in self.gates]
        if self._gate_id in ids:
            self.look_at(ids[(ids.index(self._gate_id) + by) % len(ids)])

    def set_only(self, *, only: bool) -> None:
        """Whether changes are for the gate that is looked at alone."""
        if self._editor is not None and self.gate is not None:
            self._editor.gate_id = self.gate.id if only else None

    def set_language(self, language: Language) -> None:
        """Look at the posters in another language."""
        if self._editor is not None:
            self._editor.language = language

    def step_language(self) -> None:
        """Look at the posters in the next language."""
        if self._editor is not None:
            order = list(Language)
            self._editor.language = order[(order.index(self._editor.language) + 1) % len(order)]

    def looked(self) -> Looked | None:
        """What the cards beside the canvas show."""
        if self._editor is None or not self._values:
            return None
        draft = self._rendered.poster if self._rendered is not None else None
        return Looked(self._editor, selected_of(self._editor), draft, self.values, self._gate_id)

    def _keep_gate(self) -> None:
        ids = [gate.id for gate in self.gates]
        if self._gate_id not in ids:
            self._gate_id = ids[0] if ids else None
            if self._editor is not None and self._editor.gate_id is not None:
                self._editor.gate_id = self._gate_id

    # The poster, and what is found.

    def set_printer(self, printer: Printer | None) -> None:
        """The printer that is used: what it leaves empty of the paper is shown, and looked at by the checks."""
        before = self.edge
        self._printer = printer
        if self.edge != before:
            self._rendered, self._checked = None, None
            self._on_edited()

    @property
    def edge(self) -> Margins:
        """The strips along the edges of the page that the printer leaves empty; none where several lie on a sheet."""
        layout = self._editor.layout if self._editor is not None else None
        return WHOLE_SHEET if layout is None or layout.page.imposition is not None else self._unprintable(layout)

    def _unprintable(self, layout: Layout) -> Margins:
        return unprintable(self._printer, *layout.page.sheet)

    def render(self, layout: Layout, gate_id: str | None) -> DraftPoster:
        """The poster of the gate that is looked at: as it is there, or, while changes are for all gates (None), as all
        gates have it. Raises ``UserError`` where a payload fits no code and nothing could be shown before."""
        made, values = self._rendered, self.values
        wanted = layout, gate_id, self._gate_id
        if made is not None and made.values is values and made.of == wanted:
            return made.poster
        shown = layout if gate_id is not None else replace(layout, overrides={})
        try:
            poster = self._studio.render(shown, values, self._gate_id, self._unprintable(layout))
        except UserError as error:
            self.failed.emit(error)
            if made is None:
                raise
            return made.poster
        self._rendered = _Rendered(wanted, values, poster)
        return poster

    def found_in(self, layout: Layout) -> tuple[Finding, ...]:
        """What preflight says of a document at the gate that is looked at."""
        return self._studio.render(layout, self.values, self._gate_id, self._unprintable(layout)).findings

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What is found: at the gate that is looked at now, at the others when they were checked last."""
        if self._rendered is None:
            return ()
        if self._editor is not None and self._checked == (self._editor.layout, self._editor.language):
            return self._everywhere
        here = tuple(replace(f, gate_id=None) for f in self._rendered.poster.findings)
        return here + tuple(f for f in self._everywhere if f.gate_id not in (None, self._gate_id))

    @property
    def reading_distance(self) -> float:
        """How far away the hardest code is read, in metres; 0 without a code."""
        return self._rendered.poster.reading_distance_m if self._rendered is not None else 0.0

    @property
    def is_checking(self) -> bool:
        """Whether the posters of all gates are being checked."""
        return self._checking.is_waiting

    def check(self, *, at_once: bool = False) -> None:
        """Check the posters of all gates in the background, soon or at once."""
        if self._editor is None or not self.gates:
            return
        layout, language, values = self._editor.layout, self._editor.language, self.values
        if self._checked == (layout, language):
            return
        self._checking.ask(
            partial(self._studio.findings, layout, values, self._unprintable(layout)),
            partial(self._on_checked, (layout, language)),
            lambda _error: None,  # the canvas has said it
            at_once=at_once,
        )

    def _on_checked(self, what: object, findings: tuple[Finding, ...]) -> None:
        self._checked, self._everywhere = what, findings
        self.checked.emit()

    def _on_edited(self) -> None:
        self.changed.emit()
