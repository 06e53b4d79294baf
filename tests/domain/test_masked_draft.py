"""What of a declaration's fields is shown without a reason. Made-up people."""

import pytest

from desktop.domain.declaration import DeclarationDraft
from desktop.domain.declaration_fields import FIELDS
from desktop.domain.masked_draft import mask_draft, mask_field, restored


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


STORED = DeclarationDraft(
    name="单田芳",
    phone="13600136000",
    address="惠城区桥东街道上米街5号",
    symptoms="cough;other: 皮疹",
    travel_history="yes: 去过广州",
    overrides={"phone": "本人这样说"},
)


def test_what_still_reads_as_its_mask_says_again_what_is_stored() -> None:
    assert restored(mask_draft(STORED), STORED) == STORED


@pytest.mark.parametrize(
    ("key", "typed", "kept"),
    [
        ("phone", "13600136009", "13600136009"),
        ("address", "", ""),
        ("symptoms", "fever;cough;other: ****", "fever;cough;other: 皮疹"),
        ("symptoms", "cough", "cough"),
        ("travel_history", "no", "no"),
        ("travel_history", "yes: 去过深圳", "yes: 去过深圳"),
    ],
)
def test_what_was_typed_over_a_mask_replaces_it(key: str, typed: str, kept: str) -> None:
    whole = restored(mask_draft(STORED).with_texts({key: typed}), STORED)
    assert whole.text(key) == kept
    others = [one for one in FIELDS.keys if one != key]
    assert [whole.text(one) for one in others] == [STORED.text(one) for one in others]


def test_the_reason_for_a_doubtful_text_is_none_for_another() -> None:
    whole = restored(mask_draft(STORED).with_texts({"phone": "13600136009"}), STORED)
    assert whole.overrides == {"phone": ""}
