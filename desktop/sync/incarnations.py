"""Begins another incarnation of a desk of which the hub has other records, after the last record that both have in
common.

That happens to a desk that was restored from a backup (the hub has more records than it has itself) and to copies of
one desk that are used side by side. Afterwards the hub has every record of this desk, each once, and keeps those that
it had besides.
"""

from dataclasses import dataclass, replace

from desktop.domain import sync_errors
from desktop.domain.messages import Message, message
from desktop.store.connections import Connection
from desktop.store.ledger import Change, Store, new_id
from desktop.store.queries import audit_findings, cards, outbox, posters, settings, slips
from desktop.sync.client import HubClient
from desktop.sync.counting import note_former
from desktop.sync.outgoing import Outgoing
from desktop.sync.replication.tombstones import apply_tombstones, still_here
from desktop.sync.segment import FIRST_CHAIN
from desktop.sync.state import Acknowledged, HubRegistration, Incident, StoredMessage, SyncStateRepository, put
from desktop.sync.wire import Digests, WireError, public_key, verified

_RESTORED_KEY = "sync.restored"
"""The setting that says that this desk was put back from a backup, and the hub does not know it yet."""


@dataclass(frozen=True, slots=True)
class Fork:
    """Where two incarnations diverge: the first ``common`` records of the present incarnation are the same at desk and
    hub; the hub has ``stored``. ``tombstones`` are the subjects that were erased or made void in records that are not
    here. ``incarnations`` is how many of this desk the hub knows."""

    common: int
    stored: int
    tombstones: tuple[str, ...] = ()
    incarnations: int = 1


def find_fork(client: HubClient, hub: HubRegistration, outgoing: Outgoing) -> Fork:
    """The last record that desk and hub have in common. Raises ``SyncError``, ``RefusedByHub``.

    Digests are keyed with random bytes: after the first difference no records agree, so a binary search finds it.
    """
    alike, newest = 0, outgoing.last - outgoing.identity.before
    stored = _digests(client, hub, outgoing, 1, 0).stored
    different = min(newest, stored) + 1
    while different - alike > 1:
        seq = (alike + different) // 2
        found = _digests(client, hub, outgoing, seq, 1).digests
        if found == (outgoing.digest(seq),):
            alike = seq
        else:
            different = seq
    answer = _digests(client, hub, outgoing, alike + 1, 0)
    return Fork(alike, stored, answer.tombstones, answer.incarnations)


def fork_of(outgoing: Outgoing, answer: Digests) -> Fork:
    """The fork by a list of digests, which begins behind a record that both are known to have in common."""
    last = outgoing.last - outgoing.identity.before
    alike = 0
    for number, digest in enumerate(answer.digests, start=answer.first):
        if number > last or outgoing.digest(number) != digest:
            break
        alike += 1
    return Fork(answer.first - 1 + alike, answer.stored, answer.tombstones, answer.incarnations)


def _digests(client: HubClient, hub: HubRegistration, outgoing: Outgoing, first: int, count: int) -> Digests:
    try:
        answer = verified("digests", client.digests(first, count).answer, Digests, public_key(hub.key))
    except WireError:
        raise sync_errors.not_a_hub(hub.url) from None
    mine = outgoing.identity
    if (answer.hub, answer.desk, answer.incarnation, answer.first) != (hub.id, mine.desk, mine.incarnation, first):
        raise sync_errors.not_a_hub(hub.url)
    return answer


def note_restored(change: Change, *, is_moved: bool) -> None:
    """The desk was put back from a backup. Numbers that it may have given since then are skipped, but where it was moved
    and gave none. At a hub that knows it, it begins another incarnation with the next sync, which finds out what
    they have in common; elsewhere it has another one from now on."""
    connection, mine = change.connection, outbox.identity(change.connection)
    if not is_moved:
        for numbers in (slips, posters, cards):
            numbers.skip_range(connection)
    receipt = settings.get(connection, outbox.RECEIPT_KEY, None)
    if receipt is not None and receipt["incarnation"] == mine.incarnation:
        settings.put(connection, _RESTORED_KEY, True)
    elif not outbox.has_hub(connection):
        outbox.rename_incarnation(connection, mine.incarnation, new_id())


def is_restored(connection: Connection) -> bool:
    """Whether the desk was put back from a backup and has to begin another incarnation."""
    return bool(settings.get(connection, _RESTORED_KEY, False))


def begin_incarnation(store: Store, repository: SyncStateRepository, actor: str, fork: Fork) -> None:
    """Begin another incarnation after the last common record, skip the numbers that may have been given since, and
    store a message for the members."""
    known, incarnation = repository.known().acknowledged, new_id()
    with store.write(actor) as change:
        connection = change.connection
        mine = outbox.identity(connection)
        before = mine.before + fork.common
        if fork.stored > fork.common:
            audit_findings.note_only_at_hub(connection, fork.stored - fork.common)
            change.touch("audit")
        note_former(connection, mine.incarnation, before)
        outbox.begin_incarnation(connection, incarnation, before)
        others = max(fork.incarnations - len(outbox.former_incarnations(connection)), 0)
        first_slip = slips.skip_range(connection, others)
        posters.skip_range(connection, others)
        cards.skip_range(connection, others)
        apply_tombstones(change, still_here(connection, fork.tombstones, change.kinds))
        settings.put(connection, _RESTORED_KEY, False)
        incident = repository.known().incident
        if fork.stored > fork.common:
            sentence = _incident_message(fork.stored - fork.common, mine.last - before, first_slip)
            incident = Incident(StoredMessage.of(sentence))
        acknowledged = Acknowledged(incarnation, before, FIRST_CHAIN, min(known.safe, before), known.epochs, known.at)
        put(connection, (acknowledged, replace(repository.known().cursor, at=0), incident))
        change.record(
            "begin_life",
            "desk",
            mine.desk,
            {"incarnation": incarnation, "before": before, "elsewhere": fork.stored - fork.common},
            sync=False,
        )


def _incident_message(elsewhere: int, here: int, first_slip: int) -> Message:
    if not here:
        return message(
            "sync",
            "This desk was restored from a backup: {elsewhere} records that it had sent since are not here any more. The hub keeps them. New slips are numbered from {first} on, so that no number is used twice.",
            elsewhere=elsewhere,
            first=str(first_slip),
        )
    return message(
        "sync",
        "The hub has {elsewhere} records of this desk that are not here, and {here} from here went on beside them: it was restored from a backup, or its folder was copied to another PC. Nothing is missing at the hub. Use only one copy. New slips are numbered from {first} on, so that no number is used twice.",
        elsewhere=elsewhere,
        here=here,
        first=str(first_slip),
    )
