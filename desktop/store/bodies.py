"""Bodies as JSON text: compact, keys in order, the same thing always the same text."""

from collections.abc import Mapping
from typing import Any

import msgspec

_encode = msgspec.json.Encoder(order="sorted").encode


def encoded(body: Mapping[str, Any]) -> str:
    """A body as text. Its digest, and so the audit's chain, depends on every character."""
    return _encode(body).decode()
