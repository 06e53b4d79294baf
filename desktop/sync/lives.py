"""A desk whose records the hub knows otherwise begins another life, from the last record that both have alike.

That happens to a desk that was restored from a backup (the hub has more of it than it has itself) and to copies of one
desk that are used side by side. Either way nothing of what is here is missing at the hub afterwards, nothing is there
twice, and what the hub has more stays there.
"""

from dataclasses import dataclass, replace

from desktop.domain.messages import Message, message
from desktop.store.ledger import Store, new_id
from desktop.store.queries import cards, outbox, posters, slips
from desktop.sync import troubles
from desktop.sync.client import HubClient
from desktop.sync.counting import note_former
from desktop.sync.herd.endings import end, still_here
from desktop.sync.outgoing import Outgoing
from desktop.sync.segment import FIRST_CHAIN
from desktop.sync.state import Acknowledged, Hub, Said, Story, SyncBook, put
from desktop.sync.wire import Digests, WireError, public_key, verified


@dataclass(frozen=True, slots=True)
class Fork:
    """Where two lives part: ``common`` records of the present life are alike, the hub has ``stored``; ``gone`` is whatever
    was made void or erased in those that are not here. The hub knows of so many ``lives`` of this desk."""

    common: int
    stored: int
    gone: tuple[str, ...] = ()
    lives: int = 1


def find_fork(client: HubClient, hub: Hub, outgoing: Outgoing) -> Fork:
    """Where desk and hub still agree. Raises ``SyncTrouble``, ``Refused``.

    Digests are keyed with random bytes, so records that differ once differ ever after: the place is found by halves.
    """
    alike, end = 0, outgoing.last - outgoing.identity.before
    stored = _digests(client, hub, outgoing, 1, 0).stored
    different = min(end, stored) + 1
    while different - alike > 1:
        seq = (alike + different) // 2
        found = _digests(client, hub, outgoing, seq, 1).digests
        if found == (outgoing.digest(seq),):
            alike = seq
        else:
            different = seq
    told = _digests(client, hub, outgoing, alike + 1, 0)
    return Fork(alike, stored, told.gone, told.lives)


def fork_of(outgoing: Outgoing, told: Digests) -> Fork:
    """Where they part by a run of digests, which begins where both are known to agree."""
    last = outgoing.last - outgoing.identity.before
    alike = 0
    for number, digest in enumerate(told.digests, start=told.first):
        if number > last or outgoing.digest(number) != digest:
            break
        alike += 1
    return Fork(told.first - 1 + alike, told.stored, told.gone, told.lives)


def _digests(client: HubClient, hub: Hub, outgoing: Outgoing, first: int, count: int) -> Digests:
    try:
        told = verified("digests", client.digests(first, count).answer, Digests, public_key(hub.key))
    except WireError:
        raise troubles.not_a_hub(hub.url) from None
    mine = outgoing.identity
    if (told.hub, told.desk, told.incarnation, told.first) != (hub.id, mine.desk, mine.incarnation, first):
        raise troubles.not_a_hub(hub.url)
    return told


def begin_life(store: Store, book: SyncBook, actor: str, fork: Fork) -> None:
    """Go on in another life from where both agree; what happened is kept to be told."""
    known, incarnation = book.known().acknowledged, new_id()
    with store.write(actor) as change:
        connection = change.connection
        mine = outbox.identity(connection)
        before = mine.before + fork.common
        note_former(connection, mine.incarnation, before)
        outbox.begin_life(connection, incarnation, before)
        others = max(fork.lives - len(outbox.former_lives(connection)), 0)
        first_slip = slips.leap(connection, others)
        posters.leap(connection, others)
        cards.leap(connection, others)
        end(change, still_here(connection, fork.gone))
        story = _story(fork.stored - fork.common, mine.last - before, first_slip)
        acknowledged = Acknowledged(incarnation, before, FIRST_CHAIN, min(known.safe, before), known.epochs)
        put(connection, (acknowledged, replace(book.known().cursor, at=0), Story(Said.of(story))))
        change.record(
            "begin_life",
            "desk",
            mine.desk,
            {"incarnation": incarnation, "before": before, "elsewhere": fork.stored - fork.common},
            sync=False,
        )


def _story(elsewhere: int, here: int, first_slip: int) -> Message:
    if not here:
        return message(
            "sync",
            "This desk was restored from a backup: {elsewhere} records that it had sent since are not here any more. The hub keeps them. New slips are numbered from {first} on, so that no number is used twice.",
            elsewhere=elsewhere,
            first=first_slip,
        )
    return message(
        "sync",
        "The hub has {elsewhere} records of this desk that are not here, and {here} from here went on beside them: it was restored from a backup, or its folder was copied to another PC. Nothing is missing at the hub. Use only one copy. New slips are numbered from {first} on, so that no number is used twice.",
        elsewhere=elsewhere,
        here=here,
        first=first_slip,
    )
