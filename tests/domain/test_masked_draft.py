"""What of a declaration's fields is shown without a reason. Made-up people."""

import pytest

from desktop.domain.declaration import DeclarationDraft
from desktop.domain.declaration_fields import FIELDS
from desktop.domain.masked_draft import mask_draft, mask_field


@pytest.mark.parametrize(
    ("field", "text", "shown"),
    [
        ("name", "欧阳秀英", "欧阳*英"),
        ("guardian_name", "刘福", "刘*"),
        ("id_number", "11010519491231002X", "1101**********002X"),
        ("guardian_phone", "13800138000", "138****8000"),
        ("address", "惠城区桥东街道上米街5号", "惠城区****"),
        ("birth_date", "1949-12-31", "1949-**-**"),
        ("notes", "走亲戚", "****"),
        ("travel_history", "yes: 去过广州", "yes: ****"),
        ("travel_history", "no", "no"),
        ("symptoms", "cough;other: 皮疹", "cough;other: ****"),
        ("symptoms", "cough;fever", "cough;fever"),
        ("temperature_c", "37.6", "37.6"),
        ("gate", "急诊入口", "急诊入口"),
    ],
)
def test_a_field_shows_no_more_than_tells_people_apart(field: str, text: str, shown: str) -> None:
    assert mask_field(field, text) == shown


def test_an_empty_field_stays_empty() -> None:
    assert mask_draft(DeclarationDraft()) == DeclarationDraft()
    assert [mask_field(key, "") for key in FIELDS.keys] == [""] * len(FIELDS)


def test_the_reason_of_an_insisted_field_is_free_text_and_hidden() -> None:
    masked = mask_draft(DeclarationDraft(phone="13800138000", overrides={"phone": "电话是女儿刘小燕的"}))
    assert masked.overrides == {"phone": ""}
