"""Single codes as pictures, and pictures of codes: saved, read, and compared with what hangs on the wall."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from desktop.domain.errors import BadInput
from desktop.domain.gate import Gate
from desktop.domain.messages import message
from desktop.domain.people import Right
from desktop.domain.posters import GatePoster
from desktop.domain.venue import payload_of
from desktop.files.whole import write_whole
from desktop.posters.codes.qr import Level
from desktop.services.posters.states import read_states
from desktop.services.posters.templates import PosterTemplates
from desktop.services.posters.typesetting import Typesetting
from desktop.services.session import Session
from desktop.store.ledger import Store
from desktop.store.queries import gates, posters, venues


class CodeStatus(StrEnum):
    """A code found on a wall: today's, of an earlier poster, of a retired gate, or a stranger's."""

    CURRENT = "current"
    OLD = "old"
    VOID = "void"
    NOT_OURS = "not_ours"


@dataclass(frozen=True, slots=True)
class IdentifiedCode:
    """What a code in a picture is. ``gate`` is None where it is none of ours, or the whole venue's.

    ``posters`` are those of the gates whose code it is: one, or all that share the venue's official code.
    """

    payload: str
    status: CodeStatus
    gate: Gate | None = None
    posters: tuple[GatePoster, ...] = ()


class CodePictureService:
    """Codes going out as pictures and coming in as pictures."""

    def __init__(
        self, store: Store, session: Session, typesetting: Typesetting, poster_templates: PosterTemplates
    ) -> None:
        self._store = store
        self._session = session
        self._typesetting = typesetting
        self._templates = poster_templates

    def save(self, gate_id: str, path: Path) -> None:
        """One gate's code as ``.png`` or ``.svg``, with its quiet zone. Raises ``BadInput`` for another suffix."""
        from desktop.posters.codes.codepicture import code_png, code_svg

        self._session.require(Right.PRINT_POSTERS)
        with self._store.read() as connection:
            gate = gates.find(connection, gate_id)
            if gate is None:
                raise BadInput(message("gates", "This gate is gone. Reload the page."))
            payload = payload_of(venues.get(connection), gate)
        symbol = self._typesetting.codes.symbol(payload, Level.Q)
        match path.suffix.lower():
            case ".png":
                write_whole(path, code_png(symbol))
            case ".svg":
                write_whole(path, code_svg(symbol))
            case _:
                raise BadInput(
                    message("posters", "A code is saved as .png or .svg. Give the file name one of these endings.")
                )

    def read_one(self, path: Path) -> str:
        """The payload of the one code in a picture or PDF. Raises ``UserError`` for none, several, blurred."""
        from desktop.posters.codes.readcode import read_code

        return read_code(path)

    def identify(self, path: Path) -> tuple[IdentifiedCode, ...]:
        """What the codes in a photo of a wall are. Raises ``UserError`` where none is found."""
        from desktop.posters.codes.readcode import read_codes

        found = read_codes(path)
        with self._store.read() as connection:
            venue = venues.get(connection)
            every = gates.every(connection, include_retired=True)
            states = read_states(connection, self._templates, self._store.clock.today())
            issued = {issue.payload: issue.gate_id for issue in posters.every(connection)}
        by_id = {gate.id: gate for gate in every}
        today = {payload_of(venue, gate): gate for gate in reversed(every)}
        identified_codes = []
        for payload in found:
            gate = today.get(payload) or by_id.get(issued.get(payload, ""))
            if gate is None:
                status = CodeStatus.NOT_OURS
            elif gate.retired:
                status = CodeStatus.VOID
            else:
                status = CodeStatus.CURRENT if payload in today else CodeStatus.OLD
            whose = tuple(p for p in states if payload_of(venue, p.gate) == payload)
            identified_codes.append(
                IdentifiedCode(payload, status, gate if payload != venue.official_payload else None, whose)
            )
        return tuple(identified_codes)
