"""Refused lines are shown masked but for what is refused, and a mask is never stored. Made-up people."""

import json
from dataclasses import replace

import pytest

from desktop.domain.declaration_fields import FIELDS
from desktop.domain.errors import Problem
from desktop.domain.masked_draft import mask_field
from desktop.domain.messages import message
from desktop.services.desk import Desk
from desktop.services.imports.drafts import DraftLine, Mended
from desktop.services.imports.outcome import ImportOutcome, Rejected
from desktop.store import tables
from tests.services.green_channel.test_declarations import draft

AS_FOUND = {
    "visited_on": "2026-11-27",
    "gate": "西门",
    "name": " 单田芳",
    "id_type": "身份证",
    "id_number": "１１０１０５ 19491231 002x",
    "birth_date": "1949年12月31日",
    "phone": "136 0013 6000",
    "address": "惠城区上米街3号",
    "symptoms": "干咳；其他：皮疹",
    "travel_history": "是：去过广州",
    "contact_history": "无",
    "notes": "走亲戚",
}
"""As people type into sheets: nothing of it in the form that is stored."""
SECRETS = ("单田芳", "19491231", "12月31", "12-31", "0013", "上米街", "皮疹", "广州", "亲戚")


def keep(desk: Desk, **changes: str) -> DraftLine:
    typed = draft(**(AS_FOUND | changes))
    wrong = Problem("gate", message("declaration", "There is no gate named {name}.", name=typed.gate))
    outcome = ImportOutcome("名单.xlsx", 2, 0, 0, (Rejected(2, typed, problems=(wrong,)),))
    (line,) = desk.import_drafts.lines(desk.import_drafts.keep(outcome))
    return line


def test_only_what_is_refused_is_shown_as_it_was_found(desk: Desk) -> None:
    line = keep(desk, temperature_c="99")
    shown = line.rejected.draft
    assert line.refused == {"gate", "temperature_c"}
    assert (shown.gate, shown.temperature_c) == ("西门", "99")
    assert [secret for secret in SECRETS if secret in " ".join(shown.texts().values())] == []
    assert (shown.name, shown.phone, shown.birth_date) == ("单*芳", "136****6000", "1949-**-**")


@pytest.mark.parametrize(("field", "found"), [("phone", "1360013"), ("travel_history", "去过广州"), ("name", "单")])
def test_a_refused_field_is_never_masked(desk: Desk, field: str, found: str) -> None:
    """Whether it was refused by the import or is by the rules of today."""
    line = keep(desk, **{field: found})
    assert field in line.refused
    assert line.rejected.draft.text(field) == found


def test_a_mask_that_nobody_typed_over_is_stored_as_the_file_has_it(desk: Desk) -> None:
    line = keep(desk)
    typed = {"gate": "南门", "notes": "来看病", "symptoms": line.rejected.draft.symptoms.replace("cough;", "")}
    assert desk.import_drafts.mend(line, line.rejected.draft.with_texts(typed)) == Mended(stored=1)
    (found,) = desk.declarations.recent()
    whole = desk.declarations.unmasked(found.id, "核对")
    assert (whole.name, whole.id_number, whole.phone) == ("单田芳", "11010519491231002X", "13600136000")
    assert (whole.travel_history, whole.notes, whole.symptoms) == ("yes: 去过广州", "来看病", "other: 皮疹")
    assert "*" not in " ".join(whole.texts().values())


def test_each_look_gives_the_field_and_is_noted_without_what_it_says(desk: Desk) -> None:
    line = keep(desk)
    for key in FIELDS.keys_where(lambda field: field.mask is not None):
        whole = desk.import_drafts.look(line, key)
        assert mask_field(key, whole) == line.rejected.draft.text(key), "what is shown then reads as its mask did"
    assert desk.import_drafts.look(line, "travel_history") == "yes: 去过广州"
    with desk.store.read() as connection:
        rows = connection.execute(tables.audit.select().where(tables.audit.c.action == "look")).all()
    assert {row.subject for row in rows} == {line.draft_id}
    assert json.loads(rows[-1].body)["field"] == "travel_history"
    assert not any(secret in row.body for row in rows for secret in SECRETS)
    assert replace(line, rejected=desk.import_drafts.lines(line.draft_id)[0].rejected) == line, "nothing was changed"
