"""Phone numbers: mainland mobiles, landlines, and +country numbers for visitors without one."""

import re

from desktop.domain.characters import is_nothing, narrow
from desktop.domain.errors import Problem
from desktop.domain.messages import Message, message

_MOBILE = re.compile(r"1[3-9]\d{9}", re.ASCII)
_LANDLINE = re.compile(r"(0\d{2,3}-?)?[2-9]\d{6,7}(-\d{1,6})?|(400|800)\d{7}", re.ASCII)
_INTERNATIONAL = re.compile(r"\+\d{6,15}", re.ASCII)
_DASHES = str.maketrans("—–―‐‑−－", "-------")
_SERVICE = re.compile(r"(400|800)-\d{3}-?\d{4}", re.ASCII)
_EXTENSION = re.compile(r"(?:转|转接|分机|ext\.?|x)-?(\d{1,6})$", re.IGNORECASE | re.ASCII)
# A spreadsheet's decimal places. They are dropped as a whole: dropping only the point would make a longer number.
_DECIMALS = re.compile(r"(?<=\d)\.0*$", re.ASCII)
# Points part the groups of a number only where its whole shape says so: any other may be a decimal point.
_POINTED = re.compile(r"(?:\+?86\.?)?1\d{2}\.\d{4}\.\d{4}|0\d{2,3}\.[2-9]\d{6,7}|[48]00\.\d{3}\.\d{4}", re.ASCII)
_MAINLAND = re.compile(r"(?:\+|00)?86-?(?=\d)", re.ASCII)
_AREA = re.compile(r"(10|2\d|[3-9]\d{2})-?([2-9]\d{6,7}(?:-\d{1,6})?)", re.ASCII)
_SEVERAL = re.compile(r"\d{7,}[/、,，;；和或]+\d{7,}", re.ASCII)


def check_phone(text: str, field: str = "phone", *, required: bool = False) -> tuple[str, Problem | None]:
    """The number in canonical form, and what is wrong with it. The words for "none" are none."""
    number = "" if is_nothing(text) else _canonical(text)
    if not number:
        problem = Problem(field, message("members", "Type a phone number.")) if required else None
        return number, problem
    if any(p.fullmatch(number) for p in (_MOBILE, _LANDLINE, _INTERNATIONAL)):
        return number, None
    return number, Problem(field, _wrong(number))


def _canonical(text: str) -> str:
    number = re.sub(r"[\s()（）]", "", narrow(text)).translate(_DASHES)
    number = _EXTENSION.sub(r"-\1", _DECIMALS.sub("", number))
    if _POINTED.fullmatch(number):
        number = number.replace(".", "-")
    digits = number.replace("-", "")
    if _MOBILE.fullmatch(digits):
        return digits
    if found := _MAINLAND.match(number):
        national = number[found.end() :]
        if _MOBILE.fullmatch(national.replace("-", "")):
            return national.replace("-", "")
        if area := _AREA.fullmatch(national.removeprefix("0")):
            return f"0{area[1]}-{area[2]}"
    if number.startswith("00") and digits.isdigit():
        number = "+" + number[2:]
    if number.startswith("+"):
        return number.replace("-", "")
    return number.replace("-", "") if _SERVICE.fullmatch(number) else number


def _wrong(number: str) -> Message:
    if _SEVERAL.search(number):
        return message("members", "Type one number here; the other fits into the notes.")
    if number.startswith("1") and number.isdigit():
        return message("members", "A mobile number has 11 digits; this has {count}.", count=len(number))
    return message("members", "This is not a phone number. Example: 13800138000 or 0752-2808000.")
