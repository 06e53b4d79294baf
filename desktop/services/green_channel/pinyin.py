"""Search keys of people's names: 单田芳 is found by shantianfang, dantianfang, stf and dtf.

Readings are looked up character by character: names are not phrases, and pypinyin's dictionary of phrases would cost
45 MB and 0.15 s. Characters with several readings that matter in names are listed here, since pypinyin orders its
readings by no rule that helps; each of them makes a key, because a clerk types what the visitor says.
"""

import os
import re
from functools import lru_cache
from itertools import islice, product

from unicodedata2 import combining, normalize

from desktop.domain.characters import HAN

MAX_SPELLINGS = 8
"""Full spellings of one name; five characters with two readings each would have 32."""

MAX_CHARACTERS = 40

_COMPOUND_SURNAMES = {
    "万俟": "mo qi",
    "尉迟": "yu chi",
    "单于": "chan yu",
    "长孙": "zhang sun",
    "澹台": "tan tai",
    "乐正": "yue zheng",
}
"""Surnames of two characters whose readings differ from those that the characters have alone."""

_SURNAMES = {
    "单": "shan dan",
    "解": "xie jie",
    "曾": "zeng ceng",
    "仇": "qiu chou",
    "区": "ou qu",
    "查": "zha cha",
    "朴": "piao pu",
    "盖": "ge gai",
    "翟": "zhai di",
    "缪": "miao mou",
    "乐": "yue le",
    "种": "chong zhong",
    "员": "yun yuan",
    "覃": "qin tan",
    "秘": "bi mi",
    "繁": "po fan",
    "召": "shao zhao",
    "车": "che ju",
    "谌": "chen shen",
    "沈": "shen chen",
    "句": "gou ju",
    "柏": "bai bo",
    "宓": "mi fu",
    "牟": "mu mou",
    "郇": "xun huan",
    "祭": "zhai ji",
    "隗": "wei kui",
    "褚": "chu zhu",
    "折": "she zhe",
    "黑": "he hei",
    "尉": "wei yu",
    "洗": "xian xi",
    "能": "nai neng",
    "藏": "zang cang",
    "薄": "bo bao",
    "郗": "xi chi",
    "费": "fei bi",
    "都": "du dou",
    "么": "yao",
    "卜": "bu",
    "盛": "sheng cheng",
    "行": "xing hang",
    "长": "chang zhang",
    "重": "chong zhong",
    "俞": "yu shu",
}

_GIVEN = {
    "乐": "le yue",
    "行": "xing hang",
    "重": "zhong chong",
    "长": "chang zhang",
    "朝": "chao zhao",
    "茜": "qian xi",
    "晟": "sheng cheng",
    "盛": "sheng cheng",
    "曾": "zeng ceng",
    "单": "dan shan",
    "柏": "bai bo",
    "娜": "na nuo",
    "莎": "sha suo",
    "颉": "jie xie",
    "藏": "cang zang",
    "参": "can shen",
    "露": "lu lou",
    "阿": "a e",
    "乾": "qian gan",
    "纶": "lun guan",
    "奇": "qi ji",
    "解": "jie xie",
    "隽": "jun juan",
    "筠": "yun jun",
    "翟": "zhai di",
    "查": "cha zha",
    "朴": "pu piao",
    "尉": "wei yu",
    "沈": "shen chen",
    "佛": "fo fu",
    "焯": "zhuo chao",
    "炅": "jiong gui",
    "调": "tiao diao",
}

_IS_HAN = re.compile(f"[{HAN}]")
_TOKEN = re.compile(rf"[{HAN}]|(?:(?![{HAN}])[^\W\d_])+")


def search_keys(name: str) -> frozenset[str]:
    """What a name is found by: whole spellings and their initials, in lower-case letters without spaces.

    Words in Latin letters are keys by themselves too (John Smith: johnsmith, js, john, smith). Characters without a
    known reading are left out; a name of nothing else has no keys.
    """
    keys: set[str] = set()
    for text in {_plain(name[:MAX_CHARACTERS]), _plain(name[:MAX_CHARACTERS], umlaut="u")}:
        tokens = _TOKEN.findall(text)
        keys.update(token for token in tokens if len(token) > 1)
        for spelling in islice(product(*_choices(tokens)), MAX_SPELLINGS):
            syllables = " ".join(spelling).split()
            keys.add("".join(syllables))
            if len(syllables) > 1:
                keys.add("".join(syllable[0] for syllable in syllables))
    return frozenset(keys - {""})


def query_key(text: str) -> str:
    """What a clerk typed for a name, as keys are spelled: ``Lǚ Mei`` and ``lü-mei`` are lvmei."""
    return "".join(_TOKEN.findall(_plain(text)))


def _plain(text: str, umlaut: str = "v") -> str:
    """Lower-case letters without accents and apostrophes; ü is v, as on every Chinese keyboard, or else u."""
    decomposed = normalize("NFKD", text.casefold()).replace("u\u0308", umlaut)
    return "".join(c for c in decomposed if not combining(c) and c not in "'’")


def _choices(tokens: list[str]) -> list[tuple[str, ...]]:
    """For every syllable, word or compound surname of a name the spellings it may have, the likeliest first."""
    choices = [
        (token,) if len(token) > 1 or not _IS_HAN.match(token) else _readings(token, is_surname=place == 0)
        for place, token in enumerate(tokens)
    ]
    if compound := _COMPOUND_SURNAMES.get("".join(tokens[:2])):
        apart = (" ".join(both) for both in product(*choices[:2]))
        choices[:2] = [(compound, *apart)]  # 单于 may be a compound, or 单 with a given name
    return [choice for choice in choices if choice]


@lru_cache(maxsize=8192)
def _readings(character: str, *, is_surname: bool) -> tuple[str, ...]:
    listed = (_SURNAMES.get(character) if is_surname else None) or _GIVEN.get(character)
    if listed:
        return tuple(listed.split())
    # Read at the first import only, and documented by pypinyin: leave the dictionary of phrases on the disk.
    os.environ.setdefault("PYPINYIN_NO_PHRASES", "true")
    from pypinyin import Style, pinyin

    found = pinyin(character, style=Style.NORMAL, errors="ignore")
    reading = found[0][0] if found else ""
    if reading in ("lv", "nv"):  # 吕 is typed lv as well as lu
        return reading, reading.replace("v", "u")
    return (reading,) if reading else ()
