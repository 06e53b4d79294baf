"""Signatures of orders (changes of the fields that a venue's desks share, and erasures) and of the audit log.

A desk's own key signs its segments and stands for what it recorded itself. What binds the whole venue is signed by the
manager who ordered it, one signature for each version of a field: it stays valid while versions of several desks are
merged, handed on by the hub and sent again to another one.
"""

import json
from collections.abc import Sequence

from desktop.credentials.signing import KEY_BYTES, Proof, Signer, has_signed

_FIELD, _ERASURE, _AUDIT = "venuedesk field", "venuedesk erasure", "venuedesk audit"


def sign_field(signer: Signer, kind: str, subject: str, name: str, stamp: str, value: str, by: str) -> str:
    """The proof of one version of a shared field: ``value`` (canonical JSON), written by member ``by``, at ``stamp``."""
    return str(signer.proof(_FIELD, _message(signer.venue, kind, subject, name, stamp, value, by)))


def field_signer(
    proof: str, venue: str, kind: str, subject: str, name: str, stamp: str, value: str, by: str
) -> bytes | None:
    """The key that signed this version; None without a valid signature."""
    return _signer(proof, _FIELD, _message(venue, kind, subject, name, stamp, value, by))


def sign_erasure(signer: Signer, kind: str, subject: str) -> str:
    """The proof that a personal subject is to be erased everywhere."""
    return str(signer.proof(_ERASURE, _message(signer.venue, kind, subject)))


def erasure_signer(proof: str, venue: str, kind: str, subject: str) -> bytes | None:
    """The key that signed this erasure; None without a valid signature."""
    return _signer(proof, _ERASURE, _message(venue, kind, subject))


def sign_audit(signer: Signer, seq: int, chain: bytes) -> bytes:
    """Key and signature (96 bytes) of whoever is signed in, over the audit log up to entry ``seq``."""
    proof = signer.proof(_AUDIT, _audit(signer.venue, seq, chain))
    return proof.key + proof.signature


def audit_signer(proof: bytes, venue: str, seq: int, chain: bytes) -> bytes | None:
    """The key that signed the audit log up to an entry; None without a valid signature."""
    key, signature = proof[:KEY_BYTES], proof[KEY_BYTES:]
    return key if has_signed(key, signature, _AUDIT, _audit(venue, seq, chain)) else None


def _audit(venue: str, seq: int, chain: bytes) -> bytes:
    return _message(venue, str(seq), chain.hex())


def _signer(text: str, purpose: str, covered: bytes) -> bytes | None:
    proof = Proof.read(text)
    return proof.key if proof is not None and proof.covers(purpose, covered) else None


def _message(*parts: str) -> bytes:
    whole: Sequence[str] = parts
    return json.dumps(whole, ensure_ascii=True, separators=(",", ":")).encode()
