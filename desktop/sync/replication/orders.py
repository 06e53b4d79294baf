"""What a desk takes of the parts of a page that bind it: statements about keys, and versions of fields that a manager
signed."""

from collections.abc import Iterable, Mapping

import msgspec

from desktop.credentials.orders import field_signer
from desktop.credentials.statements import Statement, read_statement
from desktop.credentials.trust import Trust
from desktop.domain.master.merge import Version
from desktop.domain.master.stamps import ms_of
from desktop.domain.records import RecordKinds
from desktop.store.queries.registers import SharedField
from desktop.sync.segment import BROKEN
from desktop.sync.wire import ProofRow, Pulled

CREDENTIALS, PROOFS = "credentials", "proofs"
ProofKey = tuple[str, str, str, str]
"""Kind, subject, field and stamp of a version."""
_statements = msgspec.msgpack.Decoder(tuple[bytes, ...])
_proofs = msgspec.msgpack.Decoder(tuple[ProofRow, ...])


def statements_of(page: Pulled) -> list[Statement]:
    """The verified statements of a page; what cannot be read or is not signed by whom it says is left out."""
    try:
        found = [data for part in page.parts if part.tag == CREDENTIALS for data in _statements.decode(part.body)]
    except BROKEN:
        return []
    return [statement for data in found if (statement := read_statement(data)) is not None]


def proofs_of(page: Pulled) -> Mapping[ProofKey, str]:
    """The proofs in a page, by version."""
    try:
        rows = [row for part in page.parts if part.tag == PROOFS for row in _proofs.decode(part.body)]
    except BROKEN:
        return {}
    return {(row.kind, row.subject, row.field, row.stamp): row.proof for row in rows}


def ordered(versions: Iterable[Version], field: SharedField, trust: Trust, kinds: RecordKinds) -> tuple[Version, ...]:
    """Those versions of a field that count at this desk: signed by a key that orders could ever be signed with, known
    here already, or of the time before the venue had such a key."""
    kind = kinds.find(field.kind)
    if kind is None or not kind.ordered or not trust.is_founded:
        return tuple(versions)
    known = {(version.stamp, version.value) for version in field.state.versions}
    return tuple(
        version
        for version in versions
        if (version.stamp, version.value) in known
        or ms_of(version.stamp) < trust.founded
        or _signer(version, field, trust) in trust.managers
    )


def _signer(version: Version, field: SharedField, trust: Trust) -> bytes | None:
    return field_signer(version.proof, trust.venue, *field.key, version.stamp, version.value, version.by)
