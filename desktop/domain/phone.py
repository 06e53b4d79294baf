"""Phone numbers: mainland mobiles, landlines, and +country numbers for visitors without one."""

import re
import unicodedata

from desktop.domain.errors import Problem
from desktop.domain.messages import message

_MOBILE = re.compile(r"1[3-9]\d{9}", re.ASCII)
_LANDLINE = re.compile(r"(0\d{2,3}-?)?[2-9]\d{6,7}(-\d{1,6})?|(400|800)\d{7}", re.ASCII)
_INTERNATIONAL = re.compile(r"\+\d{6,15}", re.ASCII)


def check_phone(text: str, field: str = "phone", *, required: bool = False) -> tuple[str, Problem | None]:
    """The number in canonical form, and what is wrong with it."""
    number = re.sub(r"[\s()（）.]", "", unicodedata.normalize("NFKC", text)).replace("—", "-").replace("–", "-")
    if number.startswith(("+86", "0086")):
        number = number.removeprefix("+86").removeprefix("0086").lstrip("-")
    if _MOBILE.fullmatch(number.replace("-", "")):
        number = number.replace("-", "")
    if not number:
        problem = Problem(field, message("members", "Type a phone number.")) if required else None
        return number, problem
    if any(p.fullmatch(number) for p in (_MOBILE, _LANDLINE, _INTERNATIONAL)):
        return number, None
    if number.startswith("1") and number.isdigit():
        return number, Problem(
            field, message("members", "A mobile number has 11 digits; this has {count}.", count=len(number))
        )
    return number, Problem(
        field, message("members", "This is not a phone number. Example: 13800138000 or 0752-2808000.")
    )
