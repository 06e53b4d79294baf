"""What a person reports: symptoms, the four history questions, the health code that a companion showed."""

import re
from dataclasses import dataclass
from enum import StrEnum

from desktop.domain.characters import is_nothing
from desktop.domain.errors import Problem
from desktop.domain.messages import message
from desktop.domain.typed import check_line, line
from desktop.domain.words import Words

MAX_DETAILS = 200


class Symptom(StrEnum):
    """The boxes of the form, in its order."""

    FEVER = "fever"
    COUGH = "cough"
    FATIGUE = "fatigue"
    NASAL_CONGESTION = "nasal_congestion"
    RUNNY_NOSE = "runny_nose"
    SORE_THROAT = "sore_throat"
    DIARRHEA = "diarrhea"
    MUSCLE_PAIN = "muscle_pain"
    CONJUNCTIVITIS = "conjunctivitis"
    SMELL_TASTE_LOSS = "smell_taste_loss"
    OTHER = "other"


SYMPTOM_WORDS = Words(
    {
        Symptom.FEVER: (message("words", "Fever"), "发热", "发烧"),
        Symptom.COUGH: (message("words", "Dry cough"), "干咳", "咳嗽"),
        Symptom.FATIGUE: (message("words", "Fatigue"), "乏力", "疲劳", "无力"),
        Symptom.NASAL_CONGESTION: (message("words", "Blocked nose"), "鼻塞"),
        Symptom.RUNNY_NOSE: (message("words", "Runny nose"), "流涕", "流鼻涕", "流鼻水"),
        Symptom.SORE_THROAT: (message("words", "Sore throat"), "咽痛", "咽喉痛", "喉咙痛", "嗓子疼"),
        Symptom.DIARRHEA: (message("words", "Diarrhea"), "腹泻", "拉肚子", "diarrhoea"),
        Symptom.MUSCLE_PAIN: (message("words", "Muscle pain"), "肌痛", "肌肉痛", "肌肉酸痛"),
        Symptom.CONJUNCTIVITIS: (message("words", "Conjunctivitis"), "结膜炎"),
        Symptom.SMELL_TASTE_LOSS: (
            message("words", "Loss of smell or taste"),
            "嗅觉味觉减退",
            "嗅觉减退",
            "味觉减退",
            "嗅味觉减退",
            "嗅觉/味觉减退",
        ),
        Symptom.OTHER: (message("words", "Other symptom"), "其他", "其它", "其他症状"),
    }
)

_OTHER = re.compile(r"(?:^|[;；,，、|\s])(?:other|其他|其它)(?:症状)?\s*[:：]\s*", re.IGNORECASE)
_NO_SYMPTOM = frozenset({"", "无症状", "no", "否"})


@dataclass(frozen=True, slots=True)
class Symptoms:
    """The boxes ticked, in the order of the form, and what stands behind "other"."""

    kinds: tuple[Symptom, ...] = ()
    other: str = ""

    def __bool__(self) -> bool:
        return bool(self.kinds)

    def __str__(self) -> str:
        """As import files write them; ``read_symptoms`` reads it back."""
        return ";".join(f"other: {self.other}" if s is Symptom.OTHER and self.other else s.value for s in self.kinds)


NO_SYMPTOMS = Symptoms()


def read_symptoms(text: str, field: str = "symptoms") -> tuple[Symptoms, Problem | None]:
    """Symptoms from words in a row, English or Chinese: ``fever;cough``, ``发热、干咳``, ``其他：皮疹``."""
    typed = line(text)
    if typed.casefold() in _NO_SYMPTOM or is_nothing(typed):
        return NO_SYMPTOMS, None
    found: set[Symptom] = set()
    listed, other = _split_other(typed)
    if other is not None:
        found.add(Symptom.OTHER)
    for piece in filter(None, (p.strip() for p in re.split("[;；,，、|]", listed))):
        symptom = SYMPTOM_WORDS.read(piece)
        words = [symptom] if symptom else [SYMPTOM_WORDS.read(word) for word in piece.split()]
        if None in words:
            return NO_SYMPTOMS, Problem(
                field,
                message(
                    "declaration", "“{word}” is not a symptom of the form. Type it after “other:”.", word=piece[:20]
                ),
            )
        found.update(word for word in words if word)
    details, problem = check_line(other or "", field, MAX_DETAILS)
    return Symptoms(tuple(s for s in Symptom if s in found), details), problem


def _split_other(typed: str) -> tuple[str, str | None]:
    """The listed symptoms and the details of "other", which reach to the end of the text."""
    found = _OTHER.search(typed)
    return (typed[: found.start()], typed[found.end() :]) if found else (typed, None)


@dataclass(frozen=True, slots=True)
class YesNoAnswer:
    """An answer to a history question: yes, no, or None where the form was left empty."""

    yes: bool | None = None
    details: str = ""

    def __str__(self) -> str:
        """As import files write it; ``read_answer`` reads it back."""
        if self.yes is None:
            return ""
        return ("yes" if self.yes else "no") + (f": {self.details}" if self.details else "")


NO_ANSWER = YesNoAnswer()
_ANSWER = re.compile(
    r"(yes|y|true|是|有|√|✓|no|n|false|否|无|没有|不是|×)(?:(?:\s*[:：,，]\s*|\s+)(.*)|)", re.IGNORECASE
)
_YES = frozenset("yes y true 是 有 √ ✓".split())
_PLAIN_ANSWERS = {"": NO_ANSWER, "no": YesNoAnswer(False), "yes": YesNoAnswer(True)}


def read_answer(text: str, field: str) -> tuple[YesNoAnswer, Problem | None]:
    """``no``, ``yes: details``, ``是：外地返回``, or nothing."""
    if (plain := _PLAIN_ANSWERS.get(text)) is not None:
        return plain, None
    typed = line(text)
    if not typed:
        return NO_ANSWER, None
    found = _ANSWER.fullmatch(typed)
    if not found and is_nothing(typed):
        return NO_ANSWER, None
    if not found:
        return NO_ANSWER, Problem(
            field,
            message("declaration", "Answer yes or no; details come after a colon, such as “yes: back from Guangzhou”."),
        )
    details, problem = check_line(found[2] or "", field, MAX_DETAILS)
    return YesNoAnswer(found[1].lower() in _YES, details), problem


class HealthCode(StrEnum):
    """The colour of the health code (粤康码), where a companion showed it."""

    GREEN = "green"
    YELLOW = "yellow"
    RED = "red"
    NONE = "none"


HEALTH_CODE_WORDS = Words(
    {
        HealthCode.GREEN: (message("words", "Green"), "绿码", "绿", "绿色"),
        HealthCode.YELLOW: (message("words", "Yellow"), "黄码", "黄", "黄色"),
        HealthCode.RED: (message("words", "Red"), "红码", "红", "红色"),
        HealthCode.NONE: (message("words", "Not shown"), "未出示", "无", "无码", "没有"),
    }
)
