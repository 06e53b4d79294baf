"""The pages of the window: a table of what each is made of. A further page is one more line here."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.app.program import Program
from desktop.domain.changes import SLIPS, Kind
from desktop.domain.figures import FIGURE_WORDS, Figure
from desktop.domain.messages import Message, message
from desktop.domain.venue import short_name
from desktop.services.desk import Desk
from desktop.services.rights import may_call
from desktop.settings import STICK_FOLDER
from desktop.ui import (
    audit,
    backup,
    counting,
    exposure,
    find,
    green_channel,
    posters,
    settings,
    shift_close,
    statistics,
    studio,
    sync,
    today,
    venue,
)
from desktop.ui.hub.sync_loop import SyncLoop
from desktop.ui.kit.commands import COMMANDS, OTHER_PAGES, PAGES
from desktop.ui.kit.jobs import Jobs
from desktop.ui.kit.own_gates import gates_of
from desktop.ui.kit.page import Badge, NoteSource, PageSpec, StatusNote
from desktop.ui.shell.desk_view import Shell, ShellSources

if TYPE_CHECKING:
    from desktop.ui.setup.wizard import Wizard


@dataclass(frozen=True)
class Pages:
    """Makes the pages of an open desk.

    ``apply`` puts a changed preference into force; ``rights_changed`` is called when the member who is signed in
    has become another role, ``moved`` when the desk goes on at another PC.
    """

    desk: Desk
    jobs: Jobs
    sync: SyncLoop
    apply: Callable[[str], None]
    rights_changed: Callable[[], None]
    moved: Callable[[], None] = lambda: None

    def shell(self) -> Shell:
        """The screen of an open desk: rail, pages and status bar."""
        desk, jobs = self.desk, self.jobs
        waiting, due = Badge(self._slips_waiting, SLIPS), Badge(self._posters_due, _POSTERS)
        made = (
            PageSpec(COMMANDS["go.today"], partial(today.make_page, desk, jobs)),
            PageSpec(COMMANDS["go.shift"], partial(shift_close.make_page, desk, jobs), under="today"),
            PageSpec(COMMANDS["go.green-channel"], partial(green_channel.make_page, desk, jobs), waiting),
            PageSpec(COMMANDS["go.counting"], partial(counting.make_page, desk, jobs)),
            PageSpec(COMMANDS["go.posters"], partial(posters.make_page, desk, jobs), due),
            PageSpec(COMMANDS["go.studio"], partial(studio.make_page, desk, jobs), under="posters"),
            PageSpec(COMMANDS["go.audit"], partial(audit.make_page, desk, jobs), under="settings"),
            PageSpec(COMMANDS["go.backup"], partial(backup.make_page, desk, jobs, self.moved), under="settings"),
            PageSpec(COMMANDS["go.statistics"], partial(statistics.make_page, desk, jobs)),
            PageSpec(COMMANDS["go.find"], partial(find.make_page, desk, jobs)),
            PageSpec(COMMANDS["go.exposure"], partial(exposure.make_page, desk, jobs)),
            PageSpec(COMMANDS["go.venue"], partial(venue.make_page, desk, jobs, self.rights_changed)),
            PageSpec(COMMANDS["go.sync"], partial(sync.make_page, desk, jobs, self.sync)),
            PageSpec(COMMANDS["go.settings"], partial(settings.make_page, desk, jobs, self.apply), at_bottom=True),
        )
        by_command = {spec.command.id: spec for spec in made}
        # All of them: one that nobody makes is a KeyError.
        specs = tuple(by_command[command.id] for command in (*PAGES, *OTHER_PAGES))
        notes = (
            NoteSource(self._unsynced_note, frozenset({Kind.OUTBOX, Kind.HUB})),
            NoteSource(self._slips_note, SLIPS),
            NoteSource(self._fevers_note, frozenset({Kind.FEVER})),
            NoteSource(self._imports_note, frozenset({Kind.IMPORT_DRAFT})),
        )
        return Shell(specs, ShellSources(desk.members.me, desk, self._venue, notes, desk.subscribe), desk.clock, jobs)

    def _venue(self) -> tuple[str, str]:
        """The venue's short name, and its street and district."""
        found = self.desk.venue.get()
        return short_name(found.name, found.region.path), " ".join(found.region.path[-2:])

    def _posters_due(self) -> int:
        """Gates whose poster is missing or no longer true, of those that the member sees."""
        due = [poster.gate for poster in self.desk.posters.states() if poster.state.is_due]
        own = gates_of(self.desk.members.me(), due)
        return len(due if own is None else own)

    def _slips_waiting(self) -> int:
        """Slips that were printed and are neither entered nor void."""
        return sum(last.number - first.number + 1 for first, last in self.desk.slips.outstanding())

    def _unsynced_note(self) -> StatusNote | None:
        """Whether the hub has everything, as the sync last saw it."""
        from desktop.ui.hub.words import note

        return note(self.sync.status, self.desk.outbox.unsynced())

    def _slips_note(self) -> StatusNote | None:
        """Slips that wait, for the status bar."""
        count = self._slips_waiting()
        return _waits(count, message("window", "Slips not entered: {count}", count=count), "go.green-channel")

    def _fevers_note(self) -> StatusNote | None:
        """People with a fever about whom nothing is decided yet, on every page."""
        count = len(self.desk.fevers.open())
        figure = FIGURE_WORDS.label(Figure.OPEN_FEVERS)
        text = message("window", "{figure}: {count}", figure=figure, count=count)
        return _waits(count, text, "go.green-channel")

    def _imports_note(self) -> StatusNote | None:
        """Lines of files that were not taken and wait for somebody who may mend them."""
        mends = may_call(self.desk.import_drafts.count)
        count = self.desk.import_drafts.count() if mends else 0
        return _waits(count, message("window", "Import lines to be mended: {count}", count=count), "entry.mend")


_POSTERS = frozenset({Kind.POSTER, Kind.GATE, Kind.VENUE})
"""What changes which posters are due."""


def _waits(count: int, text: Message, command: str) -> StatusNote | None:
    return StatusNote(text, command) if count else None


def make_wizard(program: Program, folder: Path, jobs: Jobs) -> "Wizard":
    """The set-up of a new desk, without what a killed process may have left of one beside its folder."""
    # With it comes what speaks to a hub, which no other first screen is to wait for.
    from desktop.store.folder import remove_unfinished
    from desktop.ui.kit.files import SaveFolder
    from desktop.ui.setup.routes import AnotherDesk, AnotherDeskByStick, NewVenue
    from desktop.ui.setup.wizard import Wizard
    from desktop.ui.venue_form.recovery import recovery_papers

    remove_unfinished(folder)
    registering, desk, joining = (
        NewVenue(program.setup(), program.review, program.maps(), jobs),
        AnotherDesk(program.joining()),
        program.stick_joining(),
    )
    sticks = SaveFolder(program.settings, STICK_FOLDER)
    stick = AnotherDeskByStick(joining, desk.manager, sticks, program.clock)
    wizard = Wizard(
        folder,
        registering,
        desk,
        stick,
        jobs,
        recovery_papers(program.resources / "fonts", program.catalogue),
        program.clock,
    )
    if joining.waits(folder):
        wizard.resume()
    return wizard
