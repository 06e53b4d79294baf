"""Segments as a desk of today sends them: what could name somebody is sealed to the health office's key."""

from collections.abc import Sequence

from desktop.hub.hub import Hub
from desktop.sync.sealing import Place, Sealer, clear_body, new_content_key
from desktop.sync.segment import Header, Record, WrappedKey, chain_after, seal
from desktop.sync.wire import OfficeKey
from tests.hub.signing_desk import SigningDesk


def sealed_segment(
    hub: Hub, desk: SigningDesk, office: OfficeKey, chain: bytes, records: Sequence[Record]
) -> tuple[bytes, bytes]:
    """The bytes of a segment of consecutive records after a ``chain``, and the chain after them."""
    key = new_content_key(office)
    sealer = Sealer(Place(desk.hub, desk.venue, desk.desk, desk.incarnation), key)
    cleared = [(of, clear_body(of, hub.kinds)) for of in records]
    sent = [of if clear is None else sealer.sealed(of, clear) for of, clear in cleared]
    header = Header(1, desk.hub, desk.venue, desk.desk, desk.incarnation, records[0].seq, len(sent), chain)
    return seal(header, sent, desk.key, WrappedKey(key.fingerprint, key.wrapped)), chain_after(chain, sent)
