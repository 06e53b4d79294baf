"""The database key encrypted to members' signing keys with age, whose recipients may be SSH keys of Ed25519.

Imported where a re-key has left something to decrypt: the unlock window does not wait for it otherwise.
"""

from collections.abc import Iterable

from desktop.store.wiping import wipe


def sealed_to(holders: Iterable[bytes], key: bytes) -> bytes:
    """``key`` encrypted to each of these public keys (Ed25519, 32 raw bytes)."""
    import pyrage
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
    from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

    recipients = [
        pyrage.ssh.Recipient.from_str(
            Ed25519PublicKey.from_public_bytes(holder).public_bytes(Encoding.OpenSSH, PublicFormat.OpenSSH).decode()
        )
        for holder in holders
    ]
    sealed: bytes = pyrage.encrypt(key, recipients)
    return sealed


def unsealed(sealed: bytes, seed: bytes) -> bytes | None:
    """The key for whoever has this signing key; None where it was not encrypted to them, or is damaged."""
    import pyrage
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

    private = Ed25519PrivateKey.from_private_bytes(seed)
    text = private.private_bytes(Encoding.PEM, PrivateFormat.OpenSSH, NoEncryption())
    try:
        key: bytes = pyrage.decrypt(sealed, [pyrage.ssh.Identity.from_buffer(text)])
    except (pyrage.DecryptError, ValueError):
        return None
    finally:
        wipe(text)
    return key
