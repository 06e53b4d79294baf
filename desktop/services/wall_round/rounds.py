"""The round under way, kept so that it can be stopped and taken up again, and the last one that has ended.

A round lies in the encrypted store. When it ends, it is audited and its report can be printed; photos are read where they
lie and kept nowhere.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from desktop.domain.clock import venue_time
from desktop.domain.errors import BadInput, Cancelled, UserError
from desktop.domain.messages import message
from desktop.domain.people import Right
from desktop.domain.posters import GatePoster, Language, PosterState
from desktop.domain.progress import Progress, no_progress
from desktop.domain.wall_round import ScanRecord, UnreadPhoto, WallRound, round_json, round_of
from desktop.reports.wall_round import RoundReport, RoundRow, wall_round_pdf
from desktop.services.foreign.pictures import ForeignPictures
from desktop.services.posters.known_codes import KnownCodes, read_known_codes
from desktop.services.posters.states import read_states
from desktop.services.posters.templates import PosterTemplates
from desktop.services.posters.typesetting import Typesetting
from desktop.services.rights import requires_own
from desktop.services.session import Session
from desktop.services.wall_round.scan_results import scan_records_in
from desktop.store.ledger import Store, new_id
from desktop.store.queries import members, settings, venues

_KEY, _LAST_KEY = "wall_round", "wall_round_last"
PHOTO_ENDINGS = frozenset({"png", "jpg", "jpeg", "bmp", "gif", "webp", "tif", "tiff", "heic", "heif"})
"""Files of a folder that are looked at; those that this program cannot read are named."""


@dataclass(frozen=True, slots=True)
class OpenRound:
    """The round under way, or a new one, and what its codes are compared with."""

    round: WallRound
    known: KnownCodes
    is_new: bool


@dataclass(frozen=True, slots=True)
class ReadPhotos:
    """What photos showed, and those that showed nothing."""

    scans: tuple[ScanRecord, ...]
    unread: tuple[UnreadPhoto, ...]
    count: int


class WallRoundService:
    """One round at a time. All calls may take long: use a background thread."""

    def __init__(
        self,
        store: Store,
        session: Session,
        typesetting: Typesetting,
        poster_templates: PosterTemplates,
        foreign_pictures: ForeignPictures,
    ) -> None:
        self._store = store
        self._session = session
        self._typesetting = typesetting
        self._templates = poster_templates
        self._foreign_pictures = foreign_pictures

    @requires_own(Right.PRINT_POSTERS)
    def open(self) -> OpenRound:
        """Take the round up, with the gates as they are now, or begin one. What was found at a gate that is closed since
        is left out."""
        known = read_known_codes(self._store, self._templates)
        with self._store.read() as connection:
            stored = settings.get(connection, _KEY, None)
        gates = tuple((poster.gate.id, poster.gate.name) for poster in known.states)
        if stored is None:
            return OpenRound(WallRound(new_id(), self._store.clock.now_ms(), gates), known, True)
        kept = round_of(stored)
        places = {"", *(gate_id for gate_id, _ in gates)}
        scans = tuple(one for one in kept.scans if one.place in places)
        return OpenRound(replace(kept, gates=gates, scans=scans), known, False)

    @requires_own(Right.PRINT_POSTERS)
    def keep(self, current: WallRound) -> None:
        """Remember how far the round is. Raises ``UserError``."""
        with self._store.write_unaudited() as connection:
            settings.put(connection, _KEY, round_json(current))

    @requires_own(Right.PRINT_POSTERS)
    def discard(self) -> None:
        """Forget the round under way."""
        with self._store.write_unaudited() as connection:
            settings.put(connection, _KEY, None)

    @requires_own(Right.PRINT_POSTERS)
    def read_photos(self, paths: Sequence[Path], progress: Progress = no_progress) -> ReadPhotos:
        """Read the codes of photos; a folder stands for the pictures in it. Raises ``BadInput`` where there is none,
        ``Cancelled``."""
        known, at = read_known_codes(self._store, self._templates), self._store.clock.now_ms()
        photos = _photos(paths)
        scans: list[ScanRecord] = []
        unread: list[UnreadPhoto] = []
        for number, photo in enumerate(photos):
            watch = partial(progress, number, len(photos))
            watch()
            try:
                payloads = self._foreign_pictures.codes(photo, watch)
            except Cancelled:
                raise
            except UserError as error:
                unread.append(UnreadPhoto(photo.name, not isinstance(error, BadInput)))
            else:
                scans += scan_records_in(photo.name, payloads, known, at)
        progress(len(photos), len(photos))
        return ReadPhotos(tuple(scans), tuple(unread), len(photos))

    @requires_own(Right.PRINT_POSTERS)
    def finish(self, current: WallRound) -> WallRound:
        """End a round: it is audited, and is the last one from now on. Raises ``BadInput`` for one without anything found,
        ``Forbidden``."""
        if not current.scans and not current.unread:
            raise BadInput(message("wall_round", "Nothing was looked at yet. Scan a code or read photos first."))
        with self._store.write(self._session.member.id) as change:
            me = members.find(change.connection, self._session.member.id)
            states = read_states(change.connection, self._templates, self._store.clock.today())
            stale = tuple(poster.gate.id for poster in states if poster.state is PosterState.STALE)
            ended = replace(current, ended_at=change.now, by=me.name if me is not None else "", stale=stale)
            results = ended.results()
            body = {
                "began_at": ended.began_at,
                "gates": {gate_id: str(result or "unseen") for gate_id, result in results.items()},
                "found": [[str(one.result), one.place, one.gate_name, one.host] for one in ended.scans],
                "photos_without_code": len(ended.unread),
                "posters_out_of_date": list(ended.stale),
            }
            change.record("finish", "wall_round", ended.id, body, sync=False)
            change.operation("wall_round", {"round": round_json(current)})
            settings.put(change.connection, _LAST_KEY, round_json(ended))
            stored = settings.get(change.connection, _KEY, None)
            if stored is not None and round_of(stored).id == current.id:
                settings.put(change.connection, _KEY, None)
        return ended

    @requires_own(Right.PRINT_POSTERS)
    def last(self) -> WallRound | None:
        """The round that ended last; None before the first."""
        with self._store.read() as connection:
            stored = settings.get(connection, _LAST_KEY, None)
        return None if stored is None else round_of(stored)

    @requires_own(Right.PRINT_POSTERS)
    def report_pdf(self, ended: WallRound, language: Language = Language.ZH) -> bytes:
        """The report of a round, to be signed; the same one gives the same bytes. Raises ``UserError``."""
        with self._store.read() as connection:
            venue = venues.get(connection).name
        results = ended.results()
        rows = tuple(
            RoundRow(name, results[gate_id], ended.at(gate_id), gate_id in ended.stale) for gate_id, name in ended.gates
        )
        report = RoundReport(
            venue,
            venue_time(ended.began_at),
            venue_time(ended.ended_at),
            rows,
            ended.elsewhere(),
            ended.unread,
            ended.by,
            language,
        )
        return wall_round_pdf(report, self._typesetting.fonts, self._typesetting.catalogue)


def poster_at(known: KnownCodes, gate_id: str) -> GatePoster | None:
    """A gate's poster as the ledger has it; None for a gate that is not in use."""
    return next((poster for poster in known.states if poster.gate.id == gate_id), None)


def _photos(paths: Sequence[Path]) -> tuple[Path, ...]:
    """The pictures themselves, by name; of a folder those that lie in it."""
    found: list[Path] = []
    for path in paths:
        try:
            inside = list(path.iterdir()) if path.is_dir() else [path]
        except OSError as error:
            raise UserError(
                message("wall_round", "The folder {name} cannot be read. Choose another.", name=path.name)
            ) from error
        found += [p for p in inside if p.suffix.lower().lstrip(".") in PHOTO_ENDINGS and not p.name.startswith(".")]
    if not found:
        raise BadInput(
            message("wall_round", "There are no photos in it. Choose a folder with the pictures of a phone.")
        )
    return tuple(sorted(dict.fromkeys(found), key=lambda path: path.name))
