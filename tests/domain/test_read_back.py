"""The line that is read before a slip is saved. Made-up people."""

import datetime as dt
from dataclasses import replace

import pytest

from desktop.catalogue import Catalogue
from desktop.domain.declaration import DeclarationDraft
from desktop.domain.messages import Message
from desktop.domain.read_back import read_back
from desktop.paths import resources

TODAY = dt.date(2026, 11, 27)
DRAFT = DeclarationDraft(
    name="欧阳秀英",
    visited_on="2026-11-27",
    time="0930",
    gate="g",
    id_type="resident_id",
    id_number="11010519491231002x",
    temperature_c="364",
)


def line(draft: DeclarationDraft, language: str = "en") -> str:
    catalogue = Catalogue(resources() / "i18n")
    parts = read_back(draft, "南门", TODAY)
    return " ".join(catalogue.text(part, language) if isinstance(part, Message) else part for part in parts)


def test_it_says_who_where_when_and_how_they_are() -> None:
    assert line(DRAFT, "zh") == "欧阳秀英 女 76 岁 南门 09:30 36.4 无症状"
    assert line(DRAFT) == "欧阳秀英 Female 76 南门 09:30 36.4 no symptoms"


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"visited_on": "昨天"}, "欧阳秀英 女 76 岁 南门 2026-11-26 09:30 36.4 无症状"),
        ({"time": "9时"}, "欧阳秀英 女 76 岁 南门 9 时许 36.4 无症状"),
        ({"time": "10:05-11:40"}, "欧阳秀英 女 76 岁 南门 10:05–11:40 36.4 无症状"),
        ({"time": ""}, "欧阳秀英 女 76 岁 南门 时间不详 36.4 无症状"),
        ({"symptoms": "cough;other: 皮疹"}, "欧阳秀英 女 76 岁 南门 09:30 36.4 干咳 皮疹"),
        ({"contact_history": "yes: 邻居"}, "欧阳秀英 女 76 岁 南门 09:30 36.4 无症状 14 天内接触过病例：是"),
        ({"temperature_c": "abc", "time": "25:99"}, "欧阳秀英 女 76 岁 南门 无症状"),
        (
            {"id_type": "passport", "id_number": "E1", "sex": "male", "birth_date": "1961-05-04"},
            "欧阳秀英 男 65 岁 南门 09:30 36.4 无症状",
        ),
    ],
)
def test_it_says_what_will_stand_and_nothing_that_cannot_be_read(changes: dict[str, str], words: str) -> None:
    assert line(replace(DRAFT, **changes), "zh") == words


def test_an_empty_form_says_nothing() -> None:
    assert line(DeclarationDraft(visited_on="2026-11-27", gate="g", time="am")) == ""


def test_a_stray_paste_does_not_fill_the_screen() -> None:
    assert len(line(replace(DRAFT, name="长" * 1_000_000))) < 200
