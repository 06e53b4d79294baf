"""An operation of an inspector, done again in the desk's database by the services that would have done it there.

Each is done as the member, at the time and with the identifiers that it had at the gate. The services check it like
anything else; what they refuse raises as it would there.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from desktop.domain.counting import UNDO_MS, CountedBefore
from desktop.domain.people import Member, Role
from desktop.domain.posters import Language, PosterIssue
from desktop.domain.symptoms import read_symptoms
from desktop.domain.wall_round import round_of
from desktop.services.counting.counting import CountingService, Noticed, Pressed
from desktop.services.counting.hour_sheets import HourSheetService, sheet_of
from desktop.services.counting.shift_note import ShiftNotes
from desktop.services.fevers.records import open_row, worksheet_at_gate
from desktop.services.foreign.pictures import ForeignPictures
from desktop.services.green_channel.declarations import DeclarationService
from desktop.services.green_channel.drafts import draft_of
from desktop.services.green_channel.undo import Undoing
from desktop.services.json_shapes import mapping, sequence, text, whole
from desktop.services.posters.posters import PosterService
from desktop.services.posters.templates import PosterTemplates
from desktop.services.posters.typesetting import Typesetting
from desktop.services.session import Session
from desktop.services.wall_round.rounds import WallRoundService
from desktop.store.gate_store import OperationStore
from desktop.store.ledger import Change
from desktop.store.operations import Operation
from desktop.store.queries.declarations import DeclarationRow

_QUEUED_MS = 24 * 3_600_000
"""How long presses may have waited for a disk that was full."""
Content = Mapping[str, object]
PosterParts = tuple[Typesetting, PosterTemplates, ForeignPictures]
"""What posters are made of."""


class _Declarations(DeclarationService):
    """Takes back what was entered within the minute before, however long ago that is."""

    def _undoing(self, row: DeclarationRow, change: Change) -> Undoing | None:
        is_own = row.entered_by == change.actor
        return Undoing() if is_own and 0 <= change.now - row.entered_at <= UNDO_MS else None


@dataclass(frozen=True, slots=True)
class OperationContext:
    """Where an operation is done again: the desk's store as it finds it, whoever did it, and what gives what posters are
    made of, which few operations need."""

    store: OperationStore
    session: Session
    posters: Callable[[], PosterParts]


def _count(context: OperationContext, content: Content) -> None:
    pressed = [_pressed(mapping(each)) for each in sequence(content["presses"])]
    now = context.store.clock.now_ms()
    if not all(now - _QUEUED_MS <= each.at <= now for each in pressed):
        raise ValueError("presses wait for the disk, and no longer")
    CountingService(context.store, context.session).take(pressed)


def _pressed(kept: Content) -> Pressed:
    inspector, tenths = kept["inspector_id"], kept["tenths"]
    return Pressed(
        text(kept["gate_id"]),
        whole(kept["at"]),
        None if inspector is None else text(inspector),
        None if tenths is None else whole(tenths),
        text(kept["id"]),
    )


def _abnormal(context: OperationContext, content: Content) -> None:
    inspector = content["inspector_id"]
    noticed = Noticed(
        text(content["gate_id"]),
        whole(content["tenths"]),
        None if inspector is None else text(inspector),
        read_symptoms(text(content["symptoms"]))[0],
        text(content["name"]),
        text(content["phone"]),
        text(content["press"]),
        text(content["sheet"]),
    )
    CountingService(context.store, context.session).abnormal(noticed)


def _undo(context: OperationContext, content: Content) -> None:
    CountingService(context.store, context.session).undo(text(content["press"]))


def _fever(context: OperationContext, content: Content) -> None:
    gate, tenths = text(content["gate_id"]), whole(content["tenths"])
    symptoms = read_symptoms(text(content["symptoms"]))[0]
    with context.store.write(context.session.member.id) as change:
        row = worksheet_at_gate(change, gate, tenths, symptoms, text(content["name"]), text(content["phone"]))
        open_row(change, replace(row, id=text(content["id"])))


def _enter(context: OperationContext, content: Content) -> None:
    _Declarations(context.store, context.session).enter(draft_of(content["draft"]), as_id=text(content["id"]))


def _take_back(context: OperationContext, content: Content) -> None:
    _Declarations(context.store, context.session).take_back(text(content["id"]))


def _sheet(context: OperationContext, content: Content) -> None:
    counted = text(content["counted"])
    HourSheetService(context.store, context.session).enter(
        sheet_of(content["sheet"]),
        insist=True,
        replaces=text(content["replaces"]),
        counted=CountedBefore(counted) if counted else None,
        as_id=text(content["id"]),
    )


def _sheet_back(context: OperationContext, content: Content) -> None:
    HourSheetService(context.store, context.session).take_back(text(content["id"]))


def _posters(context: OperationContext, content: Content) -> None:
    issues = [_issue(mapping(each)) for each in sequence(content["issues"])]
    _poster_service(context).enter_again(
        text(content["template"]),
        Language(text(content["language"])),
        text(content["sha256"]),
        issues,
        text(content["target"]),
        whole(content["copies"]),
        is_file=bool(content["file"]),
    )


def _issue(kept: Content) -> PosterIssue:
    return PosterIssue(
        text(kept["id"]),
        text(kept["serial"]),
        text(kept["gate_id"]),
        text(kept["template_id"]),
        Language(text(kept["language"])),
        text(kept["payload"]),
        text(kept["digest"]),
        text(kept["facts"]),
        whole(kept["issued_at"]),
    )


def _post(context: OperationContext, content: Content) -> None:
    _poster_service(context).confirm_posted(text(content["gate"]), text(content["serial"]))


def _poster_service(context: OperationContext) -> PosterService:
    typesetting, templates, _ = context.posters()
    return PosterService(context.store, context.session, typesetting, templates)


def _wall_round(context: OperationContext, content: Content) -> None:
    rounds = WallRoundService(context.store, context.session, *context.posters())
    rounds.finish(round_of(mapping(content["round"])))


def _shift_note(context: OperationContext, content: Content) -> None:
    notes = ShiftNotes(context.store, context.session)
    left = notes.left()
    if left is not None and left.at > context.store.clock.now_ms():
        return  # the desk has a later one
    notes.keep(text(content["text"])) if content["text"] else notes.clear()


def _report(context: OperationContext, content: Content) -> None:
    if content["action"] not in ("print", "export"):
        raise ValueError("no action on a report")
    details = dict(mapping(content["details"]))
    with context.store.write(context.session.member.id) as change:
        change.record(text(content["action"]), "report", text(content["kind"]), details, sync=False)


def _own_password(context: OperationContext, _: Content) -> None:
    member = context.session.member.id
    with context.store.write(member) as change:
        change.record("change_password", "member", member, {"id": member}, sync=False)


KINDS: Mapping[str, Callable[[OperationContext, Content], None]] = {
    "count": _count,
    "abnormal": _abnormal,
    "undo": _undo,
    "fever": _fever,
    "enter": _enter,
    "take_back": _take_back,
    "sheet": _sheet,
    "sheet_back": _sheet_back,
    "posters": _posters,
    "post": _post,
    "wall_round": _wall_round,
    "shift_note": _shift_note,
    "report": _report,
    "own_password": _own_password,
}
"""What an inspector does, by the kind of its operation."""


class UnknownOperation(Exception):
    """An operation of a newer program, or one whose content is not what its kind has."""


def apply_operation(
    store: OperationStore, operation: Operation, member: Member, posters: Callable[[], PosterParts]
) -> None:
    """Do it. ``member`` is whoever did it, with the gates of then. Raises ``BadInput``, ``Forbidden``,
    ``UnknownOperation``; then nothing is done."""
    context = OperationContext(store, Session(replace(member, role=Role.INSPECTOR, bound=True)), posters)
    try:
        KINDS[operation.kind](context, operation.content)
    except (LookupError, ValueError, TypeError, AttributeError, ArithmeticError) as error:
        raise UnknownOperation from error
