"""What posters and slips say of codes: by province and day, unless a manager says otherwise."""

import datetime as dt
from dataclasses import replace

import pytest

from desktop.domain.wording import (
    NO,
    TRAVEL_CARD_ENDED,
    USUAL,
    YES,
    ShownCodes,
    VenueWording,
    shown_codes,
    step_texts,
    usual_steps,
)
from desktop.domain.wording_check import check_wording

HUIZHOU, WUHAN = "441302004", "420102001"
TODAY = dt.date(2026, 11, 29)


def test_the_province_names_the_health_code_and_the_day_ends_the_travel_card() -> None:
    assert shown_codes(USUAL, HUIZHOU, TODAY) == ShownCodes(True, "粤康码", False)
    assert shown_codes(USUAL, WUHAN, TODAY).name == "健康码"
    assert not shown_codes(USUAL, HUIZHOU, TRAVEL_CARD_ENDED).travel_card
    assert shown_codes(USUAL, HUIZHOU, TRAVEL_CARD_ENDED - dt.timedelta(days=1)).travel_card


def test_what_a_manager_chose_counts() -> None:
    chosen = VenueWording(health_code=NO, health_code_name="穗康码", travel_card=YES)
    assert shown_codes(chosen, HUIZHOU, TODAY) == ShownCodes(False, "穗康码", True)


@pytest.mark.parametrize(
    ("codes", "zh", "en"),
    [
        (ShownCodes(True, "粤康码", True), "出示粤康码和行程卡", "Show health code and travel card"),
        (ShownCodes(True, "苏康码", False), "出示苏康码", "Show health code"),
        (ShownCodes(False, "粤康码", True), "出示行程卡", "Show travel card"),
        (ShownCodes(False, "粤康码", False), "向工作人员出示结果", "Show the result to staff"),
    ],
)
def test_the_last_step_asks_for_what_is_shown(codes: ShownCodes, zh: str, en: str) -> None:
    steps = usual_steps(codes)
    assert (steps.zh[2], steps.en[2]) == (zh, en)


def test_an_empty_step_is_the_usual_one() -> None:
    steps = step_texts(VenueWording(steps_zh="\n点“确认”\n"), ShownCodes(True, "粤康码"))
    assert steps.zh == ("微信扫一扫", "点“确认”", "出示粤康码")


def test_wording_is_kept_in_one_form() -> None:
    clean, problems = check_wording(VenueWording("", " 粤康码 ", YES, "  微信扫一扫 \n\n", "\n \n"))
    assert problems == []
    assert clean == VenueWording("", "粤康码", YES, "微信扫一扫\n\n", "")


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        (replace(USUAL, health_code_name="一二三四五六七八九"), "health_code_name"),
        (replace(USUAL, health_code="maybe"), "health_code"),
        (replace(USUAL, travel_card="1"), "travel_card"),
        (replace(USUAL, steps_zh="扫{venue.name}"), "steps_zh.1"),
        (replace(USUAL, steps_en="Scan\n**Confirm**"), "steps_en.2"),
    ],
)
def test_what_cannot_be_on_a_poster_is_reported_at_its_field(wrong: VenueWording, field: str) -> None:
    assert [problem.field for problem in check_wording(wrong)[1]] == [field]
