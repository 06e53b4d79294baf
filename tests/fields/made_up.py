"""A plugin for pytest that registers made-up plain fields before anything of the program is imported (``-p``)."""

from enum import StrEnum

from desktop.domain import declaration_fields
from desktop.domain.field_registry import CellContent, Field, Group
from desktop.domain.masking import mask_id
from desktop.domain.messages import message
from desktop.domain.words import Words


class Errand(StrEnum):
    PAYING = "paying"
    COLLECTING = "collecting"


_ERRANDS = Words(
    {Errand.PAYING: (message("words", "Paying"), "缴费"), Errand.COLLECTING: (message("words", "Collecting"), "取件")}
)

MADE_UP = (
    Field(
        "made_up_badge",
        message("EntryForm", "Badge"),
        "胸牌号",
        message("template", "The number on the badge."),
        Group.PERSON,
        content=CellContent.IDENTIFIER,
        spellings=("胸牌",),
        example="B7700123",
        mask=mask_id,
        belongs_to_person=True,
        is_found_by_ending=True,
        max_length=12,
    ),
    Field(
        "made_up_companions",
        message("EntryForm", "People who came along"),
        "随行人数",
        message("template", "How many came along."),
        Group.VISIT,
        content=CellContent.NUMBERED,
        example="3",
        is_carried_over=True,
        max_length=3,
    ),
    Field(
        "made_up_errand",
        message("EntryForm", "Errand"),
        "办理事项",
        message("template", "Choose what for."),
        Group.CLOSING,
        content=CellContent.CHOICE,
        example="paying",
        choices=_ERRANDS,
        max_length=20,
    ),
)

for _field in MADE_UP:
    declaration_fields.FIELDS = declaration_fields.FIELDS.extended(_field)
