"""Base64 as texts carry it (RFC 4648, sections 4 and 5), read strictly: one text for the same bytes, no second one."""

import base64


def base64url(data: bytes) -> str:
    """The bytes in the alphabet that addresses and cookies may hold, padded."""
    return base64.urlsafe_b64encode(data).decode()


def read_base64(text: str) -> bytes:
    """The bytes of a padded text. Raises ``ValueError`` for every text that is not how these bytes are written."""
    return _read(text, b"+/")


def read_base64url(text: str) -> bytes:
    """As ``read_base64``, of the alphabet that addresses and cookies may hold."""
    return _read(text, b"-_")


def _read(text: str, altchars: bytes) -> bytes:
    try:
        data = base64.b64decode(text, altchars, validate=True)
    except ValueError:
        data = b""
    # The standard library ignores bits behind the last byte (RFC 4648, section 3.5): “AA==” and “AB==” are one byte to it.
    if base64.b64encode(data, altchars).decode() != text:
        raise ValueError("not how any bytes are written in base64")
    return data
