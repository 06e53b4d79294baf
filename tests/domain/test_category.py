"""Categories of the green channel, ages, guardians."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.category import CATEGORY_WORDS, Category, fits_age, needs_guardian, suggested_category
from desktop.domain.dates import age_on
from desktop.domain.disability import Disability, DisabilityKind
from desktop.domain.guardian import Guardian, Need, Relation, check_guardian
from desktop.domain.identity import DocumentFacts
from tests.domain.numbers import TODAY

births = st.dates(dt.date(1900, 1, 1), TODAY)


def born(years: int, days: int = 0) -> dt.date:
    """The birth date of somebody who completed ``years`` that many days ago."""
    return TODAY.replace(year=TODAY.year - years) - dt.timedelta(days=days)


@pytest.mark.parametrize(
    ("birth", "category"),
    [
        (born(60), Category.ELDERLY),
        (born(60, -1), None),
        (born(18), None),
        (born(18, -1), Category.MINOR),
        (TODAY, Category.MINOR),
        (born(130), Category.ELDERLY),
        (None, None),
    ],
)
def test_the_age_on_the_day_of_the_visit_suggests_the_category(
    birth: dt.date | None, category: Category | None
) -> None:
    assert suggested_category(DocumentFacts(), birth, TODAY) is category
    assert suggested_category(DocumentFacts(birth), None, TODAY) is category


@pytest.mark.parametrize(
    ("kind", "category"),
    [
        (DisabilityKind.VISUAL, Category.VISUAL),
        (DisabilityKind.HEARING, Category.HEARING),
        (DisabilityKind.SPEECH, Category.DISABLED),
        (DisabilityKind.PHYSICAL, Category.DISABLED),
        (DisabilityKind.MULTIPLE, Category.DISABLED),
    ],
)
def test_a_disability_card_speaks_before_the_age(kind: DisabilityKind, category: Category) -> None:
    assert suggested_category(DocumentFacts(born(76), disability=Disability(kind, 2)), None, TODAY) is category


@given(births)
def test_a_suggested_category_always_fits_the_age(birth: dt.date) -> None:
    category = suggested_category(DocumentFacts(birth), None, TODAY)
    assert category is None or fits_age(category, birth, TODAY)


@given(births, st.sampled_from([c for c in Category if c is not Category.MINOR]))
def test_children_under_14_and_only_they_need_a_guardian(birth: dt.date, category: Category) -> None:
    assert needs_guardian(category, birth, TODAY) == (age_on(birth, TODAY) < 14)
    assert needs_guardian(Category.MINOR, birth, TODAY) == (age_on(birth, TODAY) < 14)


def test_the_fourteenth_birthday_counts_on_the_day_of_the_visit() -> None:
    assert needs_guardian(Category.MINOR, born(14, -1), TODAY)
    assert not needs_guardian(Category.MINOR, born(14), TODAY)
    assert needs_guardian(Category.MINOR, born(14), TODAY - dt.timedelta(days=1))


def test_a_minor_of_unknown_age_is_taken_for_a_child() -> None:
    assert needs_guardian(Category.MINOR, None, TODAY)
    assert not needs_guardian(Category.ELDERLY, None, TODAY)


@pytest.mark.parametrize(
    ("word", "category"),
    [
        ("老年人", Category.ELDERLY),
        ("未成年人", Category.MINOR),
        ("视障", Category.VISUAL),
        ("听障", Category.HEARING),
        ("肢体/其他残疾", Category.DISABLED),
        ("无智能手机", Category.NO_PHONE),
        ("其他", Category.OTHER),
        ("no_phone", Category.NO_PHONE),
    ],
)
def test_categories_have_the_words_of_the_form(word: str, category: Category) -> None:
    assert CATEGORY_WORDS.read(word) is category


def wrong(name: str, phone: str, relation: str, need: Need) -> dict[str, bool]:
    return {p.field: p.doubtful for p in check_guardian(name, phone, relation, need)[1]}


def test_a_guardian_is_kept_in_canonical_form() -> None:
    guardian, problems = check_guardian("解 建国", "137 0013 7000", "爸爸", Need.CHILD)
    assert (guardian, problems) == (Guardian("解建国", "13700137000", Relation.FATHER), ())
    assert check_guardian("解建国", "", "干爹", Need.CANNOT_SIGN) == (Guardian("解建国", "", "干爹"), ())


def test_nobody_beside_the_person_is_fine_where_nobody_is_needed() -> None:
    assert check_guardian("", "", "", Need.NONE) == (None, ())
    assert check_guardian("解建国", "", "", Need.NONE) == (Guardian("解建国"), ())


@pytest.mark.parametrize("need", [Need.CHILD, Need.PERHAPS_CHILD, Need.CANNOT_SIGN])
def test_a_needed_guardian_is_asked_for(need: Need) -> None:
    assert wrong("", "", "", need) == {"guardian_name": False}
    assert wrong("解建国", "13700137000", "", need) == {"guardian_relation": False}


def test_what_is_missing_of_a_guardian_is_named() -> None:
    assert wrong("", "13700137000", "", Need.NONE) == {"guardian_name": False}
    assert wrong("解建国", "", "father", Need.CHILD) == {"guardian_phone": True}
    assert wrong("解建国", "1370013700", "father", Need.NONE) == {"guardian_phone": False}
    assert wrong("解建国", "", "亲" * 21, Need.NONE) == {"guardian_relation": False}
