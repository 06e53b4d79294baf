"""For clients of a server that speaks plain HTTP: httpx would read all authorities of this PC for each of them."""

import ssl

NO_TLS = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
"""Trusts nobody; made once."""
