"""A health declaration (健康申报): as it is typed, and as it is kept."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from enum import StrEnum
from operator import attrgetter

from desktop.domain.category import Category
from desktop.domain.guardian import Guardian
from desktop.domain.identity import Document
from desktop.domain.messages import message
from desktop.domain.resident_id import Sex
from desktop.domain.slips import SlipSerial
from desktop.domain.symptoms import NO_ANSWER, NO_SYMPTOMS, HealthCode, Symptoms, YesNoAnswer
from desktop.domain.temperature import is_fever, show_temperature
from desktop.domain.visit import Visit, time_text
from desktop.domain.words import Words


class Signature(StrEnum):
    """Who put what into the form's signature box."""

    SIGNED = "signed"
    FINGERPRINT = "fingerprint"
    GUARDIAN = "guardian"


SIGNATURE_WORDS = Words(
    {
        Signature.SIGNED: (message("words", "Signed"), "签名", "已签名", "本人签名", "是", "yes"),
        Signature.FINGERPRINT: (message("words", "Fingerprint"), "指印", "按指印", "手印", "按手印"),
        Signature.GUARDIAN: (
            message("words", "Signed by the guardian"),
            "代签",
            "监护人代签",
            "监护人签名",
            "陪同人代签",
        ),
    }
)


@dataclass(frozen=True, slots=True)
class DeclarationDraft:
    """What was typed, field by field, exactly so. ``declaration_fields`` tells what is to be known of each field.

    Fields with rules of their own are attributes. ``plain`` holds the texts of all others by key, none of them empty:
    make drafts with ``of`` or ``with_texts`` where the keys come from the registry. ``overrides`` holds the clerk's
    reason for every field whose doubtful problem is insisted on.
    """

    slip: str = ""
    visited_on: str = ""
    time: str = ""
    gate: str = ""
    category: str = ""
    name: str = ""
    id_type: str = ""
    id_number: str = ""
    phone: str = ""
    address: str = ""
    temperature_c: str = ""
    symptoms: str = ""
    travel_history: str = ""
    contact_history: str = ""
    guardian_name: str = ""
    guardian_phone: str = ""
    guardian_relation: str = ""
    inspector: str = ""
    notes: str = ""
    sex: str = ""
    birth_date: str = ""
    fever_contact_history: str = ""
    cluster_history: str = ""
    health_code: str = ""
    signature: str = ""
    consent: str = ""
    plain: Mapping[str, str] = field(default_factory=dict)
    overrides: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, texts: Mapping[str, str], overrides: Mapping[str, str] | None = None) -> "DeclarationDraft":
        """A draft of texts by key; fields that are not among them are empty."""
        own = {key: text for key, text in texts.items() if key in _OWN}
        plain: dict[str, str] = {}
        if len(own) < len(texts):
            plain = {key: text for key, text in texts.items() if text and key not in _OWN}
        return cls(**own, plain=plain, overrides=dict(overrides or {}))

    def text(self, key: str) -> str:
        """What stands in a field, empty for nothing."""
        return str(getattr(self, key)) if key in _OWN else self.plain.get(key, "")

    def texts(self) -> dict[str, str]:
        """What stands in each field by key; plain fields that are empty are left out."""
        return dict(zip(OWN_FIELDS, _own_texts(self), strict=True)) | dict(self.plain)

    def with_texts(self, texts: Mapping[str, str]) -> "DeclarationDraft":
        """A copy in which these fields say something else."""
        return DeclarationDraft.of(self.texts() | dict(texts), self.overrides)


OWN_FIELDS = tuple(f.name for f in fields(DeclarationDraft) if f.name not in ("plain", "overrides"))
"""The keys of the fields that are attributes of a draft."""
_OWN = frozenset(OWN_FIELDS)
_own_texts = attrgetter(*OWN_FIELDS)


@dataclass(frozen=True, slots=True)
class Histories:
    """The four questions on the last 14 days: risk area, case, feverish person from there, cluster around."""

    travel: YesNoAnswer = NO_ANSWER
    contact: YesNoAnswer = NO_ANSWER
    fever_contact: YesNoAnswer = NO_ANSWER
    cluster: YesNoAnswer = NO_ANSWER


@dataclass(frozen=True, slots=True)
class Override:
    """A doubtful field that the clerk insisted on, and why."""

    field: str
    reason: str


@dataclass(frozen=True, slots=True)
class Declaration:
    """A declaration in canonical form. ``gate`` and ``inspector`` are identifiers.

    Birth date and sex come from the document where it tells them. ``temperature`` is in tenths of a degree. ``plain``
    holds the plain fields that say something, by key.
    """

    slip: SlipSerial | None
    visit: Visit
    gate: str
    inspector: str | None
    category: Category
    name: str
    sex: Sex | None
    birth_date: dt.date | None
    document: Document
    phone: str
    address: str
    temperature: int | None
    symptoms: Symptoms = NO_SYMPTOMS
    histories: Histories = Histories()
    health_code: HealthCode = HealthCode.NONE
    guardian: Guardian | None = None
    signature: Signature | None = None
    consent: bool | None = None
    notes: str = ""
    plain: Mapping[str, str] = field(default_factory=dict)
    overrides: tuple[Override, ...] = ()

    @property
    def is_fever(self) -> bool:
        """37.3 °C or more was measured."""
        return is_fever(self.temperature)

    @property
    def needs_fever_worksheet(self) -> bool:
        """Whether somebody has to look at this person before they go in: a fever or any symptom."""
        return self.is_fever or bool(self.symptoms)


@dataclass(frozen=True, slots=True)
class DeclarationContext:
    """What the rules need to know beside the draft. ``now`` is UTC milliseconds.

    ``find_gate`` and ``find_inspector`` give the identifier for a name (or an identifier), or None. ``demanded`` holds
    those of ``FIELDS.demanded`` that are doubtful where they lack: a paper slip has a place for each of them, while the
    columns of a file may be missing.
    """

    now: int
    retention_days: int
    serial_prefix: str
    venue_code: str
    find_gate: Callable[[str], str | None]
    find_inspector: Callable[[str], str | None]
    demanded: frozenset[str] = frozenset()


def draft_of(declaration: Declaration, gate: str, inspector: str) -> DeclarationDraft:
    """The declaration as a form or an export file writes it, in the words of import files.

    ``gate`` and ``inspector`` are names. Checked again in the same context, the draft gives the same declaration.
    """
    guardian = declaration.guardian or Guardian("")
    histories = declaration.histories
    return DeclarationDraft(
        slip=str(declaration.slip or ""),
        visited_on=declaration.visit.day.isoformat(),
        time=time_text(declaration.visit),
        gate=gate,
        category=declaration.category,
        name=declaration.name,
        sex=declaration.sex or "",
        birth_date=declaration.birth_date.isoformat() if declaration.birth_date else "",
        id_type=declaration.document.type,
        id_number=declaration.document.number,
        phone=declaration.phone,
        address=declaration.address,
        temperature_c="" if declaration.temperature is None else show_temperature(declaration.temperature),
        symptoms=str(declaration.symptoms),
        travel_history=str(histories.travel),
        contact_history=str(histories.contact),
        fever_contact_history=str(histories.fever_contact),
        cluster_history=str(histories.cluster),
        health_code=declaration.health_code,
        guardian_name=guardian.name,
        guardian_phone=guardian.phone,
        guardian_relation=guardian.relation,
        signature=declaration.signature or "",
        consent={True: "yes", False: "no", None: ""}[declaration.consent],
        inspector=inspector,
        notes=declaration.notes,
        plain=dict(declaration.plain),
        overrides={override.field: override.reason for override in declaration.overrides},
    )
