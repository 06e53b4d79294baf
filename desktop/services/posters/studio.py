"""What the studio shows while a layout is edited: the very PDF of it, for a gate of this venue, and what preflight says."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from desktop.domain.clock import venue_time
from desktop.domain.gate import Gate
from desktop.domain.paper import WHOLE_SHEET, Margins
from desktop.domain.people import Right
from desktop.domain.posters import Language, PosterIssue
from desktop.domain.wording import StepTexts
from desktop.posters.composition.compose import PosterSubject, compose
from desktop.posters.composition.placed import ComposedPage, Finding
from desktop.posters.composition.preflight import preflight, reading_distance_of
from desktop.posters.document.bindings import FIELDS
from desktop.posters.document.layout import Layout
from desktop.posters.document.steps import with_steps
from desktop.posters.output.pdf import paint
from desktop.services.posters.states import own_steps, steps_of_venue, subject_of
from desktop.services.posters.typesetting import Typesetting
from desktop.services.rights import requires
from desktop.services.session import Session
from desktop.store.ledger import Store
from desktop.store.queries import gates, posters, venues


@dataclass(frozen=True, slots=True)
class VenueValues:
    """What posters of the venue say, read when the studio opens: its gates, the values for each in one language, and
    the steps as the venue words them."""

    language: Language
    gates: tuple[Gate, ...]
    subjects: tuple[PosterSubject, ...]
    steps: StepTexts

    def subject(self, gate_id: str | None) -> PosterSubject:
        """The values at a gate; of the first one where it is None or gone meanwhile."""
        return next((s for s in self.subjects if s.gate_id == gate_id), self.subjects[0])


@dataclass(frozen=True, slots=True)
class DraftPoster:
    """A layout as one gate's poster: the PDF that would be printed, where each element lies in it, what preflight
    finds, and how far away its hardest code is read, in metres (0 without one)."""

    pdf: bytes
    page: ComposedPage
    findings: tuple[Finding, ...]
    reading_distance_m: float


class StudioService:
    """Renders layouts that are being edited. Nothing of it is verified, printed or entered in the ledger."""

    def __init__(self, store: Store, session: Session, typesetting: Typesetting) -> None:
        self._store = store
        self._session = session
        self._typesetting = typesetting

    @requires(Right.EDIT_VENUE)
    def values(self, language: Language) -> VenueValues:
        """What posters say in a language. A serial number is the next that would be given, the issue date today."""
        today, now = self._store.clock.today(), self._store.clock.now_ms()
        with self._store.read() as connection:
            venue, current = venues.get(connection), gates.every(connection)
            number = posters.last_number(connection) + 1
        serial = f"{venue.serial_prefix}-{venue_time(now).year}-{number:04d}"
        subjects, steps = [], own_steps(venue, language, today)
        for gate in current:
            issue = PosterIssue("", serial, gate.id, "", language, "", "", "", now)
            subjects.append(subject_of(frozenset(FIELDS), venue, gate, steps, issue))
        return VenueValues(language, current, tuple(subjects), steps_of_venue(venue, today))

    @requires(Right.EDIT_VENUE)
    def render(
        self, layout: Layout, values: VenueValues, gate_id: str | None, unprintable: Margins = WHOLE_SHEET
    ) -> DraftPoster:
        """A layout as the poster of a gate, alone where a sheet has several of it: about 10 ms. ``unprintable`` are the
        strips of the sheet that a printer leaves empty. Raises ``UserError`` where a payload fits no code."""
        setting = self._typesetting
        face = replace(layout, page=replace(layout.page, imposition=None))
        composition = compose(
            with_steps(face, values.language, values.steps),
            values.language,
            [values.subject(gate_id)],
            setting.fonts,
            setting.codes,
        )
        pdf = paint(composition, setting.fonts, setting.catalogue)
        # A copy that is alone here lies elsewhere on its sheet: ``findings`` looks at all of that.
        margins = unprintable if layout.page.imposition is None else WHOLE_SHEET
        findings = preflight(composition, unprintable=margins)
        return DraftPoster(pdf, composition.pages[0], findings, reading_distance_of(composition))

    @requires(Right.EDIT_VENUE)
    def findings(self, layout: Layout, values: VenueValues, unprintable: Margins = WHOLE_SHEET) -> tuple[Finding, ...]:
        """What preflight says of a layout at all gates of the venue, on a printer that leaves these strips empty."""
        setting = self._typesetting
        worded: Sequence[PosterSubject] = values.subjects
        worded_layout = with_steps(layout, values.language, values.steps)
        composition = compose(worded_layout, values.language, worded, setting.fonts, setting.codes)
        return preflight(composition, unprintable=unprintable)
