"""Verifies receipts: signed by the hub's key, about this desk, and with the value of the desk's own chain."""

from dataclasses import replace

import msgspec

from desktop.domain.sync_errors import fork, not_a_hub
from desktop.sync.incarnations import Fork, fork_of
from desktop.sync.outgoing import Outgoing, Point
from desktop.sync.state import Acknowledged, HubRegistration
from desktop.sync.stick_requests import open_digests
from desktop.sync.wire import Digests, Receipt, WireError, public_key, verified

TAG = "receipt"


class Receipts:
    """Verifies what a hub acknowledges of this desk."""

    def __init__(self, hub: HubRegistration, outgoing: Outgoing) -> None:
        self._hub = hub
        self._key = public_key(hub.key)
        self._outgoing = outgoing
        self.whole: Receipt | None = None
        """The last receipt that lists everything that the hub has in quarantine."""

    def read(self, data: bytes) -> Receipt:
        """A receipt of this hub for this desk. Raises ``SyncError``."""
        try:
            receipt = verified(TAG, data, Receipt, self._key)
        except WireError:
            raise not_a_hub(self._hub.url) from None
        mine = self._outgoing.identity
        about = (receipt.hub, receipt.venue, receipt.desk, receipt.incarnation)
        if about != (self._hub.id, self._outgoing.venue, mine.desk, mine.incarnation):
            raise not_a_hub(self._hub.url)
        if not 0 <= receipt.safe <= receipt.stored:
            raise not_a_hub(self._hub.url)
        if receipt.quarantined is not None:
            self.whole = self._in_outbox(receipt)
        return self._in_outbox(receipt)

    def _in_outbox(self, receipt: Receipt) -> Receipt:
        """The receipt with the seqs of the outbox instead of those of the incarnation. Where records of this
        incarnation are in a backup of the hub, all former incarnations are too: they were stored before."""
        before = self._outgoing.identity.before
        return msgspec.structs.replace(
            receipt,
            stored=receipt.stored + before,
            safe=receipt.safe + before if receipt.safe else 0,
            rejects=tuple(msgspec.structs.replace(reject, seq=reject.seq + before) for reject in receipt.rejects),
        )

    def fork(self, part: bytes, outgoing: Outgoing) -> Fork | None:
        """The fork that a part of a file of receipts reports; None for any other part."""
        data = open_digests(part)
        if data is None:
            return None
        try:
            digests = verified("digests", data, Digests, self._key)
        except WireError:
            return None
        mine = outgoing.identity
        if (digests.hub, digests.desk, digests.incarnation) != (self._hub.id, mine.desk, mine.incarnation):
            return None
        return fork_of(outgoing, digests)

    def adopt(self, receipt: Receipt, known: Acknowledged, sealed: Point | None = None) -> Acknowledged:
        """What is acknowledged after a receipt that came from the hub directly: the latest one counts, even where the
        hub has less than before. ``sealed`` is a position that is known already.

        Raises ``SyncError`` for a fork: the hub has records of this desk that are not here.
        """
        points = [sealed] if sealed else []
        if known.incarnation == receipt.incarnation:
            points.append(Point(known.stored, known.chain))
        point = self._outgoing.point(receipt.stored, points)
        if point is None or point.chain != receipt.chain:
            raise fork()
        epochs = (*(e for e in known.epochs if e != receipt.epoch), receipt.epoch)
        safe = receipt.safe or min(known.safe, self._outgoing.identity.before)
        return Acknowledged(receipt.incarnation, receipt.stored, receipt.chain, safe, epochs, max(known.at, receipt.at))

    def adopt_old(self, receipt: Receipt, known: Acknowledged) -> Acknowledged:
        """What is acknowledged after a receipt that came by stick. It may be older than the last one, which it then
        does not replace, except where its epoch is new: then the hub was restored from a backup."""
        adopted = self.adopt(receipt, known)
        if receipt.epoch in known.epochs and known.incarnation == receipt.incarnation:
            if receipt.epoch != known.epoch or receipt.stored < known.stored:
                return replace(known, at=adopted.at)
            return replace(adopted, safe=max(adopted.safe, known.safe))
        return adopted
