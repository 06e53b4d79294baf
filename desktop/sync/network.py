"""Whether this PC is connected to a network, as the operating system sees it; nothing is sent."""

import socket
from contextlib import suppress

import httpx

# Addresses for documentation (RFC 5737, RFC 3849): they are routed like any other and belong to nobody.
_FAR_AWAY = ((socket.AF_INET, "192.0.2.1"), (socket.AF_INET6, "2001:db8::1"))


def local_address(url: str) -> str:
    """The local address from which packets to a hub would be sent; empty while there is no network.

    It changes when a cable is plugged in or another network is joined. The hub's own name is not resolved, since that
    can take long: the route to a distant address is looked up instead.
    """
    host = httpx.URL(url).host
    for family, address in ((socket.AF_INET, host), (socket.AF_INET6, host), *_FAR_AWAY):
        with suppress(OSError, UnicodeError), socket.socket(family, socket.SOCK_DGRAM) as asking:
            if _is_address(family, address):
                asking.connect((address, 9))
                return str(asking.getsockname()[0])
    return ""


def _is_address(family: int, text: str) -> bool:
    try:
        return bool(socket.inet_pton(family, text))
    except OSError:
        return False
