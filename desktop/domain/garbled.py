"""Text that was read in another encoding than it was written in: 寮犱笁 for 张三, 锟斤拷, ÕÅÈý.

It is guessed at, so a field that looks garbled is doubtful, not refused: 骞 is also somebody's given name.
"""

import re

from desktop.domain.characters import HAN

_LOST = re.compile("\ufffd|锟斤拷|锟斤|斤拷|烫烫烫|屯屯屯")
"""What is left of bytes that were replaced before they came here: the text itself is gone."""
_LATIN = re.compile(
    "[\u0080-\u00ff\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]{3,}"
)
_HAN_TEXT = re.compile(f"[{HAN}]")


def is_garbled(text: str) -> bool:
    """Whether a text reads as one that was written in UTF-8 or GB 18030 and read as another encoding."""
    if text.isascii():
        return False
    if _LOST.search(text):
        return True
    return _utf8_read_as_gb(text) or (_LATIN.search(text) is not None and _read_as_latin(text))


def _utf8_read_as_gb(text: str) -> bool:
    """张三 is E5 BC A0 E4 B8 89 in UTF-8, and these six bytes are 寮犱笁 in GB 18030."""
    written = text.rstrip("?\ufffd").encode("gb18030", "replace")
    found = _decoded(written, "utf-8")
    return (
        found is not None
        and len(found) >= 2
        and all(_HAN_TEXT.match(c) or c.isascii() or c in "，。、；：（）·" for c in found)
    )


def _read_as_latin(text: str) -> bool:
    """张三 read as Windows-1252 is å¼ ä¸‰ from UTF-8 and ÕÅÈý from GB 18030."""
    for latin in ("cp1252", "latin-1"):
        try:
            written = text.encode(latin)
        except UnicodeEncodeError:
            continue
        for encoding in ("utf-8", "gb18030"):
            found = _decoded(written, encoding)
            if found and sum(_HAN_TEXT.match(c) is not None for c in found) * 2 >= len(found):
                return True
    return False


def _decoded(written: bytes, encoding: str) -> str | None:
    """The bytes read in another encoding; the last character may have lost a byte on the way."""
    for cut in range(3):
        try:
            return written[: len(written) - cut].decode(encoding)
        except UnicodeDecodeError as error:
            if error.end < len(written) - cut:
                return None
    return None
