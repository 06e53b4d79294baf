"""Masks: they look as clerks know them, and never show more than their rule."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.masking import HIDDEN, mask_address, mask_id, mask_name, mask_phone

han = st.text(alphabet=st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), max_size=40)


@pytest.mark.parametrize(
    ("name", "masked"),
    [
        ("刘福", "刘*"),
        ("单田芳", "单*芳"),
        ("欧阳秀英", "欧阳*英"),
        ("张秀英", "张*英"),
        ("买买提·艾力", "买买***力"),
        ("李", "*"),
        ("", ""),
        ("John Smith", "J*** S***"),
        ("José", "J***"),
        ("张 三", "张*"),
        ("𬭎福", "𬭎*"),
        ("葛\U000e0100福", "葛\U000e0100*"),
    ],
)
def test_names(name: str, masked: str) -> None:
    assert mask_name(name) == masked


@given(han)
def test_a_name_shows_three_characters_at_most_and_never_the_whole(name: str) -> None:
    masked = mask_name(name)
    assert len(masked) == len(name)
    assert sum(c != "*" for c in masked) <= min(3, max(0, len(name) - 1))


@given(st.text(max_size=60))
def test_a_name_of_any_script_is_masked(name: str) -> None:
    masked = mask_name(name)
    assert not name.strip() or "*" in masked


@pytest.mark.parametrize(
    ("number", "masked"),
    [
        ("441302194801011528", "4413**********1528"),
        ("44130219500312301X12", "4413************1X12"),
        ("USA440180121502", "USA4*******1502"),
        ("E12345678", "E1*****78"),
        ("H12345678", "H1*****78"),
        ("123456", "1****6"),
        ("1234", "****"),
        ("", ""),
    ],
)
def test_document_numbers(number: str, masked: str) -> None:
    assert mask_id(number) == masked


@given(st.text(alphabet="0123456789ABCDEFX", max_size=40))
def test_a_document_number_keeps_its_length_and_hides_at_least_half(number: str) -> None:
    masked = mask_id(number)
    shown = sum(c != "*" for c in masked)
    assert len(masked) == len(number)
    assert shown <= 8
    assert 2 * shown <= len(number) + (len(number) == 15)


@pytest.mark.parametrize(
    ("number", "masked"),
    [
        ("13800138000", "138****8000"),
        ("0752-2808000", "0752-****000"),
        ("020-83130000", "020-****0000"),
        ("0752-2808000-123", "0752-****000"),
        ("07522808000", "075****8000"),
        ("2808000", "****000"),
        ("4008001234", "*******234"),
        ("+85291234567", "+852****4567"),
        ("12345", "****5"),
        ("110", "***"),
        ("", ""),
    ],
)
def test_phone_numbers(number: str, masked: str) -> None:
    assert mask_phone(number) == masked


@given(st.from_regex(r"(\+?[0-9]{1,15}|0[0-9]{2,3}-[0-9]{7,8}(-[0-9]{1,6})?)", fullmatch=True))
def test_a_phone_number_hides_four_digits_at_least_or_all(number: str) -> None:
    masked = mask_phone(number)
    digits = len(re.sub(r"\D", "", number))
    assert masked.count("*") >= min(4, digits)
    assert len(re.sub(r"\D", "", masked)) <= 8


@pytest.mark.parametrize(
    ("address", "masked"),
    [
        ("惠城区江北街道云山西路20号", "惠城区****"),
        ("广东省惠州市惠城区江北街道云山西路20号", "广东省惠州市惠城区****"),
        ("惠州市惠城区桥东街道", "惠州市惠城区****"),
        ("惠州市博罗县罗阳街道", "惠州市博罗县****"),
        ("博罗县罗阳街道", "博罗县****"),
        ("上海市浦东新区张江路1号", "上海市浦东新区****"),
        ("内蒙古自治区呼和浩特市新城区", "内蒙古自治区呼和浩特市新城区****"),
        ("云山西路20号", "****"),
        ("阳光小区3栋", "****"),
        ("农贸市场3号", "****"),
        ("龙丰社区1号", "****"),
        ("江北街道", "****"),
        ("阳光花园东区3号", "****"),
        ("12 Main Street", "****"),
        ("", ""),
    ],
)
def test_addresses_show_their_district(address: str, masked: str) -> None:
    assert mask_address(address) == masked


@given(st.text(alphabet="惠州市城区江北街道云山西路号栋县省广东博罗小社区0123456789ABab ", max_size=60))
def test_an_address_never_shows_a_street_or_a_number(address: str) -> None:
    masked = mask_address(address)
    if not address:
        return
    shown = masked.removesuffix(HIDDEN)
    assert masked.endswith(HIDDEN)
    assert address.startswith(shown)
    assert not re.search(r"[0-9A-Za-z ]|街|路|号|栋|小区|社区", shown)
    assert shown == "" or shown[-1] in "省市区县旗州盟"
