"""What is signed is signed for one purpose, by one key."""

import msgspec
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from desktop.sync.wire import (
    Certificate,
    Enroll,
    Receipt,
    Reject,
    SessionProof,
    WireError,
    public_key,
    signed,
    unproved,
    verified,
)

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
TAGS = ("certificate", "session", "receipt", "hello")
PROOF = SessionProof("hub", "desk", "nonce")
SIGNED = signed("session", PROOF, KEY)


def test_a_signature_serves_its_own_purpose_only() -> None:
    for tag in TAGS:
        data = signed(tag, PROOF, KEY)
        assert verified(tag, data, SessionProof, KEY.public_key()) == PROOF
        for other in TAGS:
            if other != tag:
                with pytest.raises(WireError, match="signature"):
                    verified(other, data, SessionProof, KEY.public_key())


@given(st.integers(0, len(SIGNED) - 1), st.integers(1, 255))
def test_a_changed_byte_is_refused(place: int, change: int) -> None:
    touched = bytearray(SIGNED)
    touched[place] ^= change
    with pytest.raises(WireError):
        verified("session", bytes(touched), SessionProof, KEY.public_key())


@given(st.binary(max_size=200))
def test_noise_is_refused(noise: bytes) -> None:
    with pytest.raises(WireError):
        verified("session", noise, SessionProof, KEY.public_key())
    with pytest.raises(WireError):
        unproved(noise, SessionProof)


def test_what_nests_without_end_is_refused() -> None:
    body = b"\x94" + msgspec.msgpack.encode(PROOF)[1:] + b"\x91" * 200_000 + b"\x90"
    data = msgspec.msgpack.encode([body, KEY.sign(b"session\0" + body)])
    with pytest.raises(WireError, match="format"):
        unproved(data, SessionProof)
    with pytest.raises(WireError, match="format"):
        verified("session", data, SessionProof, KEY.public_key())


def test_another_key_or_another_kind_of_thing_is_refused() -> None:
    with pytest.raises(WireError):
        verified("session", SIGNED, SessionProof, Ed25519PrivateKey.generate().public_key())
    with pytest.raises(WireError):
        verified("session", SIGNED, Certificate, KEY.public_key())


def test_a_key_of_a_wrong_length_is_refused() -> None:
    with pytest.raises(WireError, match="key"):
        public_key(b"short")


def test_things_come_back_as_they_went() -> None:
    rejects = (Reject(7, "quarantined", "body"), Reject(9, "expired", ""))
    receipt = Receipt("hub", "epoch", "venue", "desk", "incarnation", 9, bytes(32), 5, rejects, -1)
    data = signed("receipt", receipt, KEY)
    assert verified("receipt", data, Receipt, KEY.public_key()) == unproved(data, Receipt) == receipt
    asked = Enroll("ticket", "venue", "惠州市", "ABCD", "desk", "incarnation", bytes(range(32)))
    assert msgspec.json.decode(msgspec.json.encode(asked), type=Enroll) == asked
