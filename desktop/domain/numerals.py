"""Chinese numerals in dates and times of day: 二〇二六年十一月二十七日, 九点十五."""

import re

_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "两": 2}
_YEAR = re.compile(r"[〇○零一二三四五六七八九]{4}(?=年)")
_NUMBER = re.compile(
    r"(?<![星期周拜])[零〇一二两三四五六七八九十]+(?=[月日号点點时時分刻])|(?<=[点點时時])[零〇一二三四五六七八九十]+$"
)
_QUARTERS = re.compile(r"(?<=[点點时時])([123])刻", re.ASCII)


def with_digits(text: str) -> str:
    """The text with numbers up to 99 and years in digits, where they stand before the word for their unit."""
    if text.isascii():
        return text
    text = _YEAR.sub(lambda found: "".join(str(_DIGITS[c]) for c in found[0]), text)
    text = _NUMBER.sub(lambda found: _read(found[0]), text)
    return _QUARTERS.sub(lambda found: f"{int(found[1]) * 15}分", text)


def _read(numeral: str) -> str:
    """A numeral below a hundred; others are left as they are, so that they are refused."""
    if "十" not in numeral:
        digits = [_DIGITS[c] for c in numeral]
        return "".join(map(str, digits)) if len(digits) <= 2 else numeral
    tens, _, ones = numeral.partition("十")
    if len(tens) > 1 or len(ones) > 1:
        return numeral
    return str((_DIGITS[tens] if tens else 1) * 10 + (_DIGITS[ones] if ones else 0))
