"""Whether two declarations are of one person."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.same_person import Identity, Persons, identity_of

HE, SHE = "441399194902030022", "11010519491231002X"
PHONE, OTHER_PHONE = "13900130001", "13900130002"


def somebody(
    id_type: str = "none", number: str = "", name: str = "麦小敏", phone: str = PHONE, **more: str
) -> Identity:
    return identity_of(id_type, number, name, phone, **more)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (somebody("resident_id", HE), somebody("resident_id", HE, "麦晓敏", OTHER_PHONE)),
        (somebody("resident_id", HE), somebody("household_register", HE, phone="")),
        (somebody("resident_id", HE), somebody("disability_card", f"{HE}43")),
        (somebody("resident_id", HE), somebody()),
        (somebody("resident_id", HE), somebody("passport", "E12345678")),
        (somebody("passport", "E12345678"), somebody("passport", "EA1234567")),
        (somebody(name="阿依古丽·买买提"), somebody(name="阿依古丽买买提")),
        (somebody(name="Maria Santos"), somebody(name="MARIA  SANTOS")),
    ],
)
def test_one_person(one: Identity, other: Identity) -> None:
    assert one.is_same(other)
    assert other.is_same(one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (somebody("resident_id", HE), somebody("resident_id", SHE)),
        (somebody(name="麦小敏"), somebody(name="麦小明")),
        (somebody(phone=PHONE), somebody(phone=OTHER_PHONE)),
        (somebody(phone=""), somebody(phone="")),
        (somebody(sex="female"), somebody(sex="male")),
        (somebody(birth_date="1949-02-03"), somebody(birth_date="1979-02-03")),
        (somebody("passport", "E12345678", phone=""), somebody("taiwan_permit", "E12345678", phone="")),
    ],
)
def test_two_people(one: Identity, other: Identity) -> None:
    assert not one.is_same(other)
    assert not other.is_same(one)


def test_a_couple_of_one_name_and_one_phone_stays_two_whoever_comes_first() -> None:
    he, she, either = somebody("resident_id", HE), somebody("resident_id", SHE), somebody()
    persons = Persons()
    assert [persons.number_of(one) for one in (he, she, he, either, she)] == [0, 1, 0, 0, 1]


def test_a_second_document_leads_on_to_another_phone() -> None:
    persons = Persons()
    chain = (somebody("resident_id", HE), somebody("passport", "E12345678"))
    chain = (*chain, somebody("passport", "E12345678", phone=OTHER_PHONE), somebody(phone=OTHER_PHONE))
    assert {persons.number_of(one) for one in chain} == {0}


identities = st.builds(
    identity_of,
    st.sampled_from(["resident_id", "passport", "none"]),
    st.sampled_from(["", HE, SHE]),
    st.sampled_from(["麦小敏", "麦小明"]),
    st.sampled_from(["", PHONE, OTHER_PHONE]),
)


@given(st.lists(identities, max_size=12))
def test_one_document_is_one_number_and_people_are_numbered_in_order(ones: list[Identity]) -> None:
    persons = Persons()
    numbers = [persons.number_of(one) for one in ones]
    assert sorted(set(numbers)) == list(range(len(set(numbers))))
    assert [numbers.index(n) for n in sorted(set(numbers))] == sorted(numbers.index(n) for n in set(numbers))
    documents: dict[str, set[int]] = {}
    for one, number in zip(ones, numbers, strict=True):
        documents.setdefault(one.document, set()).add(number)
    assert all(len(found) == 1 for document, found in documents.items() if document)
