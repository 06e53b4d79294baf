"""Personal data as screens show it until somebody asks for more, with a reason (design, section 4).

Each rule shows a fixed part at most, however long the text: 张*英, 4413**********1528, 138****8000, 惠城区****.
"""

import re

from desktop.domain.characters import HAN, category

HIDDEN = "****"

# Characters of a division's own name. Marks of divisions, streets and houses end it, so that a street is never taken
# for a part of the name; where a name does hold one of them, less is shown.
_NAME = "(?:(?![省市区县旗盟街路道镇乡村巷弄号栋幢楼])[\u4e00-\u9fff])"
_CITY_MARK = "市(?![场民政区])"
_DIVISIONS = re.compile(
    rf"(?:{_NAME}{{2,8}}?(?:省|自治区))?"
    rf"(?:{_NAME}{{2,10}}?(?:{_CITY_MARK}|自治州|地区|盟))?"
    # Districts have short names; a long one before 区 is an estate's (阳光花园东区), as are 小区 and its like.
    rf"(?:{_NAME}{{1,3}}?(?<![小社园景校库厂片])区(?!间)|{_NAME}{{1,14}}?(?:县(?!城)|旗|{_CITY_MARK}))?"
)
_HAN = re.compile(f"[{HAN}]")


def mask_name(name: str) -> str:
    """A name: 刘*, 单*芳, 欧阳*英; longer ones show the first two characters and the last.

    Names in letters show the first letter of every word.
    """
    if not _HAN.search(name):
        return " ".join(word[0] + "***" for word in name.split())
    letters = _letters("".join(name.split()))
    if len(letters) < 3:
        return "".join(letters[:1]) + "*" if len(letters) == 2 else "*" * len(letters)
    shown = 1 if len(letters) == 3 else 2
    return "".join(letters[:shown]) + "*" * (len(letters) - shown - 1) + letters[-1]


def mask_id(number: str) -> str:
    """A document's number: the first and the last four of fifteen and more characters, two or one of shorter ones."""
    length = len(number)
    shown = 4 if length >= 15 else 2 if length >= 8 else 1 if length >= 5 else 0
    return number[:shown] + "*" * (length - 2 * shown) + number[length - shown :]


def mask_phone(number: str) -> str:
    """A phone number: 138****8000, 0752-****000, +852****4567. An extension is not shown."""
    if re.fullmatch(r"0\d{2,3}-\d{7,8}(-\d+)?", number):
        area, local = number.split("-")[:2]
        return f"{area}-{HIDDEN}{local[4:]}"
    digits = number.replace("-", "")
    head = 4 if digits.startswith("+") else 3
    if len(digits) >= head + 8:
        return digits[:head] + "*" * (len(digits) - head - 4) + digits[-4:]
    shown = max(0, min(3, len(digits) - 4))
    return "*" * (len(digits) - shown) + digits[len(digits) - shown :]


def mask_address(address: str) -> str:
    """An address down to its district (惠城区****); one that does not begin with divisions is not shown at all."""
    if not address:
        return ""
    found = _DIVISIONS.match(address)
    return (found[0] if found else "") + HIDDEN


def mask_birth_date(date: str) -> str:
    """An ISO date down to its year: 1949-**-**."""
    return date[:4] + "-**-**" if date else ""


def mask_text(text: str) -> str:
    """Free text is not shown at all, only that there is some."""
    return HIDDEN if text else ""


def mask_details(text: str) -> str:
    """An answer or a list of symptoms: the words of the form stay, what was written beside them does not."""
    listed, colon, details = text.partition(":")
    return f"{listed}: {HIDDEN}" if colon and details.strip() else listed


def _letters(name: str) -> list[str]:
    """The characters as the eye counts them: combining marks and variation selectors stay with their letter."""
    letters: list[str] = []
    for character in name:
        if letters and category(character) in ("Mn", "Mc", "Me", "Cf"):
            letters[-1] += character
        else:
            letters.append(character)
    return letters
