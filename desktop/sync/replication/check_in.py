"""The address of the hub's page for visitors, from a part of a page of a pull."""

from dataclasses import replace

import msgspec

from desktop.store.connections import Connection
from desktop.sync.segment import BROKEN
from desktop.sync.state import check_in_address, put
from desktop.sync.wire import Pulled

CHECK_IN = "check_in"
_LONGEST = 200
_address = msgspec.msgpack.Decoder(str)


def address_of(page: Pulled) -> str | None:
    """The address that a page says; None where it says none: a hub that does not know it, since it never served, is
    silent, and what was known stays."""
    for part in page.parts:
        if part.tag == CHECK_IN:
            try:
                address = _address.decode(part.body)
            except BROKEN:
                continue
            return address if len(address) <= _LONGEST and "\0" not in address else None
    return None


def keep_address(connection: Connection, page: Pulled) -> None:
    """Store the address that a page says, in the transaction that stores its cursor."""
    address, known = address_of(page), check_in_address(connection)
    if address is not None and address != known.address:
        put(connection, (replace(known, address=address),))
