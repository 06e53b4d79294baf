"""Guardians and companions: who answers for a child, or for somebody who cannot sign."""

from dataclasses import dataclass
from enum import StrEnum

from desktop.domain.errors import Problem
from desktop.domain.messages import message
from desktop.domain.person import check_visitor_name
from desktop.domain.phone import check_phone
from desktop.domain.typed import check_line, line
from desktop.domain.words import Words

MAX_RELATION = 20


class Need(StrEnum):
    """Why a form cannot do without a guardian."""

    NONE = "none"
    CHILD = "child"
    PERHAPS_CHILD = "perhaps_child"
    CANNOT_SIGN = "cannot_sign"


class Relation(StrEnum):
    """Who a guardian or companion commonly is; any other word is kept as it was typed."""

    FATHER = "father"
    MOTHER = "mother"
    GRANDPARENT = "grandparent"
    SPOUSE = "spouse"
    CHILD = "child"
    RELATIVE = "relative"
    TEACHER = "teacher"
    CARER = "carer"
    NEIGHBOUR = "neighbour"


RELATION_WORDS = Words(
    {
        Relation.FATHER: (message("words", "Father"), "父亲", "爸爸", "父"),
        Relation.MOTHER: (message("words", "Mother"), "母亲", "妈妈", "母"),
        Relation.GRANDPARENT: (
            message("words", "Grandparent"),
            "祖父母",
            "爷爷",
            "奶奶",
            "外公",
            "外婆",
            "祖父",
            "祖母",
            "外祖父",
            "外祖母",
        ),
        Relation.SPOUSE: (message("words", "Spouse"), "配偶", "丈夫", "妻子", "夫妻", "husband", "wife"),
        Relation.CHILD: (message("words", "Son or daughter"), "子女", "儿子", "女儿", "son", "daughter"),
        Relation.RELATIVE: (message("words", "Relative"), "亲属", "亲戚"),
        Relation.TEACHER: (message("words", "Teacher"), "老师", "教师"),
        Relation.CARER: (message("words", "Carer"), "护工", "照护人", "护理员", "保姆"),
        Relation.NEIGHBOUR: (message("words", "Neighbour"), "邻居", "neighbor"),
    }
)


@dataclass(frozen=True, slots=True)
class Guardian:
    """Who answers for a person or came along. ``relation`` is a ``Relation`` or free text; it may be empty."""

    name: str
    phone: str = ""
    relation: str = ""


def check_guardian(
    name_text: str, phone_text: str, relation_text: str, need: Need
) -> tuple[Guardian | None, tuple[Problem, ...]]:
    """The guardian in canonical form, or None where none was named, and what is wrong with the three fields."""
    relation, wrong_relation = check_line(relation_text, "guardian_relation", MAX_RELATION)
    relation = (RELATION_WORDS.read(relation) or relation) if relation else ""
    phone, wrong_phone = check_phone(phone_text, "guardian_phone")
    if not line(name_text):
        sentence = _NAME_NEEDED.get(need)
        if sentence is None and (phone or relation):
            sentence = message("declaration", "Type the guardian's or companion's name.")
        missing = Problem("guardian_name", sentence) if sentence else None
        return None, tuple(p for p in (missing, wrong_phone, wrong_relation) if p)
    name, wrong_name = check_visitor_name(name_text, "guardian_name")
    if need is not Need.NONE and not relation:
        wrong_relation = Problem(
            "guardian_relation", message("declaration", "Say how the guardian is related, such as mother.")
        )
    if need in (Need.CHILD, Need.PERHAPS_CHILD) and not phone:
        wrong_phone = Problem(
            "guardian_phone",
            message("declaration", "Type the guardian's phone number, or say why there is none."),
            doubtful=True,
            lacking=True,
        )
    return Guardian(name, phone, relation), tuple(p for p in (wrong_name, wrong_phone, wrong_relation) if p)


_NAME_NEEDED = {
    Need.CHILD: message("declaration", "A child under 14 needs a guardian. Type the guardian's name."),
    Need.PERHAPS_CHILD: message(
        "declaration", "A child under 14 needs a guardian. Type the birth date or the guardian's name."
    ),
    Need.CANNOT_SIGN: message("declaration", "Type the name of the person who signed instead."),
}
