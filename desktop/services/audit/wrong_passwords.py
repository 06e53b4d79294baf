"""Wrong passwords in the audit log: the key file is all that there is while nobody is signed in, so they are recorded by
the first sign-in that succeeds."""

from desktop.store.ledger import Store


def record_wrong_passwords(store: Store, member_id: str, count: int) -> None:
    """Record that so many wrong passwords were tried before a member signed in; nothing for none."""
    if count:
        with store.write(member_id) as change:
            change.record("fail_unlock", "desk", "", {"count": count}, sync=False)
