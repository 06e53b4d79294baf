"""The rules that turn what was typed into a declaration, or tell what is wrong with which field."""

import datetime as dt
from collections.abc import Sequence

from desktop.domain.category import CATEGORY_WORDS, Category, fits_age, needs_guardian, suggested_category
from desktop.domain.characters import has_radicals, is_nothing, reads_backwards, without_invisible
from desktop.domain.clock import venue_time
from desktop.domain.dates import read_birth_date
from desktop.domain.declaration import (
    SIGNATURE_WORDS,
    Declaration,
    DeclarationContext,
    DeclarationDraft,
    Histories,
    Override,
    Signature,
)
from desktop.domain.declaration_fields import FIELDS
from desktop.domain.errors import Problem
from desktop.domain.field_registry import Field
from desktop.domain.guardian import Guardian, Need, check_guardian
from desktop.domain.identity import ID_TYPE_WORDS, Document, DocumentFacts, IdType, check_document
from desktop.domain.messages import Message, message
from desktop.domain.person import check_visitor_name
from desktop.domain.phone import check_phone
from desktop.domain.resident_id import SEX_WORDS, Sex
from desktop.domain.slips import read_slip
from desktop.domain.symptoms import HEALTH_CODE_WORDS, HealthCode, YesNoAnswer, read_answer, read_symptoms
from desktop.domain.temperature import read_temperature
from desktop.domain.typed import PASTE_LIMIT, check_line, line, unreadable
from desktop.domain.visit import read_visit
from desktop.domain.words import E, Words

MAX_ADDRESS = 100
MAX_NOTES = 500
MAX_REASON = 100
_FREE_TEXT = frozenset(FIELDS.keys_where(lambda field: field.is_free_text))
_READS_NOTHING = frozenset(FIELDS.keys_where(lambda field: field.reads_nothing))


def check_declaration(
    draft: DeclarationDraft, context: DeclarationContext, found: Sequence[Problem] = (), *, keeps_reasons: bool = False
) -> tuple[Declaration | None, tuple[Problem, ...]]:
    """The declaration in canonical form, or everything that keeps it from being one, in the order of the fields.

    A doubtful problem goes away when ``draft.overrides`` holds a reason for its field; the declaration then
    remembers the reason. ``found`` are problems that whoever read the draft from a file has with it already;
    ``keeps_reasons`` keeps what was insisted on elsewhere, under rules that may have doubted more.
    """
    return _Check(draft, context, found, keeps_reasons=keeps_reasons).result()


class _Check:
    """Reads one draft, collecting what is wrong by field."""

    def __init__(
        self, draft: DeclarationDraft, context: DeclarationContext, found: Sequence[Problem], *, keeps_reasons: bool
    ) -> None:
        self._context = context
        self._keeps_reasons = keeps_reasons
        self._today = venue_time(context.now).date()
        self._problems: list[Problem] = list(found)
        self._unread: set[str] = set()
        typed, changed = draft.texts(), dict[str, str]()
        texts = typed.values()
        together = "".join(texts)
        if not (together.isprintable() and not has_radicals(together) and max(map(len, texts)) <= PASTE_LIMIT):
            for name, text in typed.items():  # seldom: look at each
                if name not in _FREE_TEXT and not reads_backwards(text):
                    text = changed[name] = without_invisible(text)
                if problem := unreadable(text, name):
                    self._problems.append(problem)
                    self._unread.add(name)
                    changed[name] = ""
        for name, text in typed.items():
            if text and len(text) <= 12 and name not in _READS_NOTHING and is_nothing(text):
                changed[name] = ""
        self._draft = draft.with_texts(changed) if changed else draft

    def result(self) -> tuple[Declaration | None, tuple[Problem, ...]]:
        draft, context = self._draft, self._context
        slip, problem = read_slip(draft.slip, context.serial_prefix, context.venue_code)
        self._add(problem)
        visit, wrong = read_visit(draft.visited_on, draft.time, context.now, context.retention_days)
        for problem in wrong:
            self._add(problem)
        gate = self._gate()
        document = self._document()
        birth, sex = self._birth_and_sex(document.facts if document else DocumentFacts())
        day = visit.day if visit else self._today
        category = self._category(document, birth, day)
        name, problem = check_visitor_name(draft.name, "name")
        self._add(problem)
        phone, address = self._reach(document)
        temperature = self._temperature()
        symptoms, problem = read_symptoms(draft.symptoms)
        self._add(problem)
        histories = Histories(*(self._history(field) for field in FIELDS.histories))
        health_code = self._word(HEALTH_CODE_WORDS, "health_code") or HealthCode.NONE
        signature = self._signature()
        guardian = self._guardian(category, birth, day, signs=signature is not Signature.GUARDIAN)
        consent = self._consent()
        inspector = self._inspector()
        notes, problem = check_line(draft.notes, "notes", MAX_NOTES)
        self._add(problem)
        plain = self._plain()
        remaining, overrides = self._settled()
        if remaining or visit is None or gate is None or category is None or document is None:
            return None, remaining
        return Declaration(
            slip,
            visit,
            gate,
            inspector,
            category,
            name,
            sex,
            birth,
            document,
            phone,
            address,
            temperature,
            symptoms,
            histories,
            health_code,
            guardian,
            signature,
            consent,
            notes,
            plain,
            overrides,
        ), ()

    def _add(self, problem: Problem | None) -> None:
        if problem and problem.field not in self._unread:
            self._problems.append(problem)

    def _wrong(self, field: str, sentence: Message, *, doubtful: bool = False, contradicts: bool = False) -> None:
        self._add(Problem(field, sentence, doubtful, contradicts))

    def _lacks(self, field: str, sentence: Message) -> None:
        """A field that says nothing, which a reason may explain."""
        self._add(Problem(field, sentence, doubtful=True, lacking=True))

    def _settled(self) -> tuple[tuple[Problem, ...], tuple[Override, ...]]:
        """The problems that remain, in the order of the form, and the doubts that were answered with a reason."""
        remaining, answered = [], {}
        for problem in self._problems:
            reason = self._draft.overrides.get(problem.field, "")
            if not (problem.doubtful and reason.strip()):
                remaining.append(problem)
                continue
            wrong = unreadable(reason, problem.field) or check_line(reason, problem.field, MAX_REASON)[1]
            if wrong:
                remaining.append(wrong)
            answered[problem.field] = Override(problem.field, line(reason)[:MAX_REASON])
        if self._keeps_reasons:
            for field, reason in self._draft.overrides.items():
                if field in FIELDS and field not in answered and not unreadable(reason, field):
                    answered[field] = Override(field, line(reason)[:MAX_REASON])
        remaining.sort(key=lambda p: FIELDS.keys.index(p.field) if p.field else -1)
        return tuple(remaining), tuple(answered[f] for f in FIELDS.keys if f in answered)

    def _word(self, words: Words[E], field: str) -> E | None:
        typed = line(self._draft.text(field))
        if not typed:
            return None
        member = words.read(typed)
        if member is None:
            self._wrong(
                field, message("declaration", "“{word}” is none of the choices of this field.", word=typed[:20])
            )
        return member

    def _plain(self) -> dict[str, str]:
        """The plain fields that say something: a member of the choices, or a line of text."""
        found = {field.key: self._plain_text(field) for field in FIELDS.plain if self._draft.text(field.key)}
        return {key: text for key, text in found.items() if text}

    def _plain_text(self, field: Field) -> str:
        if field.choices is not None and field.is_chosen:
            return str(self._word(field.choices, field.key) or "")
        text, problem = check_line(self._draft.text(field.key), field.key, field.max_length or 0)
        self._add(problem)
        return str(field.choices.read(text) or text) if field.choices is not None else text

    def _answer(self, field: str) -> YesNoAnswer:
        answer, problem = read_answer(self._draft.text(field), field)
        self._add(problem)
        return answer

    def _history(self, field: str) -> YesNoAnswer:
        answer = self._answer(field)
        self._demand(field, message("declaration", "The slip has no answer. Ask, or say why there is none."))
        return answer

    def _signature(self) -> Signature | None:
        signature = self._word(SIGNATURE_WORDS, "signature")
        self._demand("signature", message("declaration", "The slip is not signed. Have it signed, or say why not."))
        return signature

    def _doubts(self, field: str) -> bool:
        """Whether something is wrong with a field, and no reason keeps it."""
        is_wrong = any(problem.field == field for problem in self._problems)
        return is_wrong and not self._draft.overrides.get(field, "").strip()

    def _demand(self, field: str, sentence: Message) -> None:
        """What a slip has to say and does not is doubtful."""
        if field in self._context.demanded and not line(self._draft.text(field)):
            self._lacks(field, sentence)

    def _gate(self) -> str | None:
        typed = line(self._draft.gate)
        gate = self._context.find_gate(typed) if typed else None
        if not typed:
            self._wrong("gate", message("declaration", "Choose the gate."))
        elif gate is None:
            self._wrong("gate", message("declaration", "There is no gate named {name}.", name=typed[:20]))
        return gate

    def _inspector(self) -> str | None:
        typed = line(self._draft.inspector)
        inspector = self._context.find_inspector(typed) if typed else None
        if typed and inspector is None:
            self._wrong("inspector", message("declaration", "There is no inspector named {name}.", name=typed[:20]))
        return inspector

    def _document(self) -> Document | None:
        id_type = self._word(ID_TYPE_WORDS, "id_type")
        if id_type is None:
            if not line(self._draft.id_type):
                self._wrong("id_type", message("declaration", "Choose the type of document, or “No document”."))
            return None
        document, problem = check_document(id_type, self._draft.id_number, self._today)
        self._add(problem)
        return document

    def _birth_and_sex(self, facts: DocumentFacts) -> tuple[dt.date | None, Sex | None]:
        birth, problem = read_birth_date(self._draft.birth_date, self._today)
        self._add(problem)
        sex = self._word(SEX_WORDS, "sex")
        if self._doubts("id_number"):
            return birth or facts.birth_date, sex or facts.sex  # a number that is itself in doubt contradicts nobody
        if birth and facts.birth_date and birth != facts.birth_date:
            self._wrong(
                "birth_date",
                message("declaration", "The document says {date}. Compare both.", date=facts.birth_date.isoformat()),
                doubtful=True,
                contradicts=True,
            )
        if sex and facts.sex and sex is not facts.sex:
            self._wrong(
                "sex",
                message("declaration", "The document says {sex}. Compare both.", sex=SEX_WORDS.label(facts.sex)),
                doubtful=True,
                contradicts=True,
            )
        return birth or facts.birth_date, sex or facts.sex

    def _category(self, document: Document | None, birth: dt.date | None, day: dt.date) -> Category | None:
        if not line(self._draft.category):
            category = suggested_category(document.facts if document else DocumentFacts(), birth, day)
            if category is None:
                self._wrong("category", message("declaration", "Choose why this person declares on paper."))
            return category
        category = self._word(CATEGORY_WORDS, "category")
        if category and not fits_age(category, birth, day):
            self._wrong(
                "category",
                message(
                    "declaration",
                    "The birth date does not agree with the category {category}. Compare both.",
                    category=CATEGORY_WORDS.label(category),
                ),
                doubtful=True,
                contradicts=True,
            )
        return category

    def _reach(self, document: Document | None) -> tuple[str, str]:
        """Phone and address: how the health office would find the person again."""
        phone, problem = check_phone(self._draft.phone)
        self._add(problem)
        address, problem = check_line(self._draft.address, "address", MAX_ADDRESS)
        self._add(problem)
        has_phone = bool(phone or self._draft.guardian_phone.strip())
        if document and document.type is IdType.NONE:
            if not has_phone:
                self._lacks(
                    "phone",
                    message(
                        "declaration", "Without a document, a phone number is needed: the person's or a companion's."
                    ),
                )
            if not address:
                self._lacks("address", message("declaration", "Without a document, the address is needed."))
        elif not (has_phone or address):
            self._wrong(
                "phone",
                message("declaration", "Type a phone number or the address, so that the person can be reached."),
            )
        return phone, address

    def _temperature(self) -> int | None:
        temperature, problem = read_temperature(self._draft.temperature_c)
        self._add(problem)
        if temperature is None and problem is None:
            self._lacks(
                "temperature_c",
                message("declaration", "The temperature is missing. Measure it, or say why there is none."),
            )
        return temperature

    def _guardian(
        self, category: Category | None, birth: dt.date | None, day: dt.date, *, signs: bool
    ) -> Guardian | None:
        need = Need.NONE if signs else Need.CANNOT_SIGN
        if category and needs_guardian(category, birth, day):
            need = Need.CHILD if birth else Need.PERHAPS_CHILD
        guardian, wrong = check_guardian(
            self._draft.guardian_name, self._draft.guardian_phone, self._draft.guardian_relation, need
        )
        for problem in wrong:
            self._add(problem)
        return guardian

    def _consent(self) -> bool | None:
        answer = self._answer("consent")
        self._demand(
            "consent",
            message(
                "declaration", "The slip does not say whether the person agrees. Ask, or say why there is no answer."
            ),
        )
        if answer.yes is False:
            self._wrong(
                "consent",
                message(
                    "declaration",
                    "The person did not agree to the handling of the data. Enter the form only where the law "
                    "asks for it, and say so.",
                ),
                doubtful=True,
            )
        return answer.yes
