"""What the hub reads of a record: whether it understands it, whether it ends its subject, whether it is invalid. The
kinds are registered in ``domain/records.py``."""

import re
from functools import lru_cache

import msgspec

from desktop.domain.records import RecordKinds
from desktop.domain.retention import DEFAULT_DAYS, MAX_DAYS, MIN_DAYS
from desktop.sync.operations import is_operation, is_sound
from desktop.sync.segment import Record
from desktop.sync.wire import SCHEMA

RETENTION_EDIT = "retention.edit"
DAY_MS = 86_400_000

_KIND = re.compile(r"([a-z][a-z0-9_]{0,39})\.[a-z][a-z0-9_]{0,39}")
_IDENTIFIER = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.ASCII)
_LONGEST_SUBJECT = 128
_LONGEST_BODY = 256 << 10
_INT64 = 1 << 63


class _Body(msgspec.Struct, gc=False):
    """The field that every body may have: the identifier of its subject."""

    id: str | msgspec.UnsetType = msgspec.UNSET


class _Retention(msgspec.Struct):
    days: int


_body = msgspec.json.Decoder(_Body)
_retention = msgspec.json.Decoder(_Retention)


def ends(record: Record, kinds: RecordKinds) -> bool:
    """Whether a record ends its subject, so that nothing of that may be kept. It does not where its subject is no
    identifier."""
    return record.kind in kinds.tombstones and _IDENTIFIER.fullmatch(record.subject) is not None


def unstorable(record: Record) -> str:
    """The reason why a record cannot be stored whatever its schema; empty when it can."""
    if not _is_kind(record.kind):
        return "kind"
    if len(record.subject) > _LONGEST_SUBJECT or "\0" in record.subject:
        return "subject"
    if not 0 < record.schema < 1 << 31:
        return "schema"
    if not -_INT64 <= record.occurred < _INT64:
        return "occurred"
    if record.body is not None and len(record.body) > _LONGEST_BODY:
        return "too long"
    if record.sealed is not None and len(record.sealed) > _LONGEST_BODY:
        return "too long"
    return ""


@lru_cache(maxsize=256)
def _is_kind(text: str) -> bool:
    return _KIND.fullmatch(text) is not None


def unknown(record: Record, kinds: RecordKinds) -> str:
    """The reason why only a newer hub can understand a record; empty when this one does. The action is not looked at:
    retention and ownership depend on the kind alone. A kind that is sealed and is not personal here has become so since."""
    if record.schema > SCHEMA:
        return "schema"
    kind = kinds.of(record.kind)
    return "" if kind is not None and (record.sealed is None or kind.personal) else "kind"


def invalid(record: Record, kinds: RecordKinds) -> str:
    """The reason why the body of a record that this hub understands is invalid; empty when it is valid."""
    if record.body is None:
        return ""
    try:
        body = _body.decode(record.body)
    except (msgspec.MsgspecError, RecursionError):
        return "body"
    if "\0" in record.body:
        return "body"
    if body.id is not msgspec.UNSET and body.id != record.subject:
        return "identifier"
    if is_operation(record, kinds):
        return "" if is_sound(record) else "operation"
    if record.kind == RETENTION_EDIT and retention_days(record) is None:
        return "days"
    return ""


def retention_days(record: Record) -> int | None:
    """The venue's retention in days according to a record; None where it is the default or invalid."""
    if record.kind != RETENTION_EDIT or record.body is None:
        return None
    try:
        days = _retention.decode(record.body).days
    except (msgspec.MsgspecError, RecursionError):
        return None
    return days if MIN_DAYS <= days <= MAX_DAYS else None


def expired_before(now: int, days: int | None) -> int:
    """What the hub first received at this moment (UTC ms) or earlier is past its retention at ``now``."""
    return now - (days or DEFAULT_DAYS) * DAY_MS
