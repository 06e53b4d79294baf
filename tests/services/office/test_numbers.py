"""A later search opens what may be of the people it looks for, and no record of theirs is passed over."""

import json

from hypothesis import given
from hypothesis import strategies as st

from desktop.services.office.numbers import ChunkNumbers
from desktop.services.office.query import PersonQuery, identity_in

RESIDENT = "441302199001010018"
NUMBERS = st.sampled_from(["", RESIDENT, f"{RESIDENT}43", f"{RESIDENT}44", "E12345678", "H1234567800", 'A"\\1'])
BODIES = st.fixed_dictionaries(
    {
        "id_type": st.sampled_from(["resident_id", "disability_card", "passport", "none"]),
        "id_number": NUMBERS,
        "name": st.sampled_from(["单田芳", "李四", ""]),
        "phone": st.sampled_from(["", "13912345678", "13987654321", "00852 5123\\4567"]),
        "notes": st.sampled_from(["", '说“"', "路\\径"]),
    }
)


@given(st.lists(BODIES, max_size=12), BODIES, st.booleans())
def test_no_record_of_the_person_is_passed_over(
    bodies: list[dict[str, str]], wanted: dict[str, str], ascii_only: bool
) -> None:
    who = identity_in(json.dumps(wanted))
    assert who is not None
    query = PersonQuery.of([who])
    numbers = ChunkNumbers(len(bodies))
    texts = [json.dumps(body, ensure_ascii=ascii_only, separators=(",", ":")) for body in bodies]
    for record, text in enumerate(texts, start=1):
        numbers.note(record, text.encode())
    theirs = {record for record, text in enumerate(texts, start=1) if query.takes(text)}
    assert theirs <= numbers.having(query.numbers)


def test_others_are_not_opened_again() -> None:
    numbers = ChunkNumbers(3)
    for record, phone in enumerate(["13912345678", "13987654321", ""], start=1):
        numbers.note(record, f'{{"phone":"{phone}","id_number":""}}'.encode())
    assert numbers.having([b"13987654321"]) == {2}
    assert numbers.having([]) == set()
