"""Names are found by pinyin and initials, however a surname is read."""

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.services.green_channel.pinyin import MAX_CHARACTERS, MAX_SPELLINGS, query_key, search_keys

ROOT = Path(__file__).parents[3]


@pytest.mark.parametrize(
    ("name", "keys"),
    [
        ("单田芳", {"shantianfang", "dantianfang", "stf", "dtf"}),
        ("解小宝", {"xiexiaobao", "jiexiaobao", "xxb", "jxb"}),
        ("曾敏", {"zengmin", "cengmin", "zm", "cm"}),
        ("仇英", {"qiuying", "chouying", "qy", "cy"}),
        ("区伟", {"ouwei", "quwei", "ow", "qw"}),
        ("冼星海", {"xianxinghai", "xxh"}),
        ("欧阳秀英", {"ouyangxiuying", "oyxy"}),
        ("刘福", {"liufu", "lf"}),
        ("吕布", {"lvbu", "lubu", "lb"}),
        ("李", {"li"}),
        ("Smith", {"smith"}),
        ("John Smith", {"johnsmith", "js", "john", "smith"}),
        ("José", {"jose"}),
        ("𬭎福", {"hongfu", "hf"}),
        ("", set()),
        ("·", set()),
    ],
)
def test_the_keys_of_a_name(name: str, keys: set[str]) -> None:
    assert search_keys(name) == keys


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("尉迟恭", "yuchigong"),
        ("单于海", "chanyuhai"),
        ("单于海", "shanyuhai"),
        ("长孙无忌", "zhangsunwuji"),
        ("查良镛", "zhaliangyong"),
        ("王乐", "wangyue"),
        ("王乐", "wl"),
        ("任红", "rh"),
        ("买买提·艾力", "mmtal"),
        ("Müller", "muller"),
        ("O'Neil", "oneil"),
        ("阿Ken", "aken"),
        ("Lü Mei", "lvmei"),
        ("翟天", "zhaitian"),
    ],
)
def test_a_name_is_found_by_what_clerks_type(name: str, typed: str) -> None:
    assert query_key(typed) in search_keys(name)


@pytest.mark.parametrize(
    "typed", ["STF", "s t f", "Ｓｔｆ", "s't'f", "shan-tian-fang", "Shān Tiánfāng", "shan tian fang"]
)
def test_typed_pinyin_is_spelled_as_keys_are(typed: str) -> None:
    assert query_key(typed) in search_keys("单田芳")


@given(st.text(alphabet="单解曾仇区查朴乐行长重朝茜晟盛翟王小 ·aZé", max_size=60))
def test_many_readings_make_few_keys(name: str) -> None:
    keys = search_keys(name)
    assert len(keys) <= 4 * MAX_SPELLINGS + MAX_CHARACTERS
    assert all(key.isalpha() and key == key.lower() for key in keys)


def test_the_dictionary_of_phrases_stays_on_the_disk() -> None:
    code = (
        "import sys; from desktop.services.green_channel.pinyin import search_keys;"
        "assert 'pypinyin' not in sys.modules; search_keys('刘福');"
        "from pypinyin.constants import PHRASES_DICT; sys.exit(len(PHRASES_DICT) > 0)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False, cwd=ROOT).returncode == 0
