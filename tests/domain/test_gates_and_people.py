"""Names of gates and people, passwords, and the table of rights."""

import pytest

from desktop.domain.gate import MAX_GATE_NAME, check_gate_name
from desktop.domain.people import RIGHTS, Member, Right, Role, check_password
from desktop.domain.person import check_person_name


@pytest.mark.parametrize(
    "typed", ["南门", "  2号楼  东侧入口 ", "㛃园门", "𬭎路口", "𠮷祥门", "Gate A", "门" * MAX_GATE_NAME]
)
def test_gate_names_with_rare_characters_are_names(typed: str) -> None:
    name, problem = check_gate_name(typed)
    assert problem is None
    assert name == " ".join(typed.split())


@pytest.mark.parametrize("typed", ["", "  \n", "门" * 200, "南门😀", "🚪", "\u202e\u200b"])
def test_names_that_cannot_be_read_on_a_poster_are_refused(typed: str) -> None:
    assert check_gate_name(typed)[1] is not None


def test_two_gates_of_one_name_are_refused_however_they_are_typed() -> None:
    assert check_gate_name("Ａ门", ["a门"])[1] is not None


@pytest.mark.parametrize("password", ["", "short", "aaaaaaaaaa", "x" * 300])
def test_weak_passwords_are_refused(password: str) -> None:
    assert check_password(password) is not None


def test_a_phrase_is_a_password() -> None:
    assert check_password("三个常用词语连在一起") is None
    assert check_password("correct-horse-8") is None


def test_names_of_people() -> None:
    assert check_person_name("欧阳秀英")[1] is None
    assert check_person_name("买买提·艾力")[1] is None
    assert check_person_name("李")[1] is not None
    assert check_person_name("李" * 51)[1] is not None


def test_only_the_manager_sees_personal_data_and_edits() -> None:
    for right in (
        Right.EDIT_VENUE,
        Right.EDIT_GATES,
        Right.EDIT_MEMBERS,
        Right.SEE_PERSONAL_DATA,
        Right.DESIGN_POSTERS,
    ):
        assert [role for role in Role if right in RIGHTS[role]] == [Role.MANAGER]
    assert Right.PRINT_POSTERS in RIGHTS[Role.CLERK]
    assert Right.PRINT_POSTERS not in RIGHTS[Role.INSPECTOR]


def test_an_unbound_member_may_nothing() -> None:
    gone = Member("1", "单雄", "", Role.CLERK, bound=False)
    assert not any(gone.may(right) for right in Right)
