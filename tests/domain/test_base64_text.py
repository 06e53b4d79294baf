"""Base64 that somebody outside has sent: a text stands for bytes only where it is how these bytes are written."""

from collections.abc import Callable
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.base64_text import base64url, read_base64, read_base64url


@given(st.binary(max_size=40), st.data())
def test_no_other_text_stands_for_the_same_bytes(data: bytes, draw: st.DataObject) -> None:
    text = base64url(data)
    assert read_base64url(text) == data
    place = draw.draw(st.integers(0, len(text)))
    letter = draw.draw(st.sampled_from(["", "A", "B", "_", "=", "é", "\n", " "]))
    changed = text[:place] + letter + text[place + (len(letter) > 0) :]
    with suppress(ValueError):
        assert read_base64url(changed) != data or changed == text


@pytest.mark.parametrize("read", [read_base64, read_base64url])
@pytest.mark.parametrize("text", ["AB==", "AAB=", "AA", "AA=", "AA==A", "A\u00e9==", "AA==\n"])
def test_what_is_not_how_bytes_are_written_is_refused(read: Callable[[str], bytes], text: str) -> None:
    with pytest.raises(ValueError, match="not how any bytes are written"):
        read(text)
