"""Which statements about keys count, in whatever order they come, however often, and whoever makes them up."""

from dataclasses import dataclass
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.credentials.signing import Signer, fingerprint
from desktop.credentials.statements import (
    MANAGER,
    MEMBER,
    RECOVERY,
    Body,
    Credential,
    Revocation,
    Statement,
    issue,
    read_statement,
)
from desktop.credentials.trust import Acceptance, Trust

VENUE = "venue"


@dataclass(frozen=True)
class Person:
    """Somebody with a key at a desk."""

    name: str
    desk: str

    @property
    def signer(self) -> Signer:
        seed = (self.name + self.desk).encode().ljust(32, b".")
        return Signer(VENUE, self.name, seed, orders=True)

    @property
    def key(self) -> bytes:
        return self.signer.public

    def with_scope(self, scope: str) -> Credential:
        return Credential(VENUE, self.name, self.desk, self.key, scope, 1)


CHEN, LI, CODE, THIEF = Person("chen", "north"), Person("li", "north"), Person("", "north"), Person("thief", "south")
OFFICE = Person("office", "hub")


def signed(body: Body, by: Person) -> Statement:
    return issue(body, by.signer)


def after(*statements: Statement, office: bytes = OFFICE.key) -> Trust:
    trust = Trust(VENUE, office)
    for statement in statements:
        trust, _ = trust.accept(statement)
    return trust


FOUNDED = (
    signed(CHEN.with_scope(MANAGER), CHEN),
    signed(CODE.with_scope(RECOVERY), CHEN),
    signed(LI.with_scope(MEMBER), CHEN),
)


@pytest.mark.parametrize("scope", [MANAGER, MEMBER])
def test_no_manager_takes_its_right_from_a_recovery_key(scope: str) -> None:
    """Neither by ending it nor by stating that it is something else."""
    stolen = after(*FOUNDED, signed(THIEF.with_scope(MANAGER), CHEN))
    for body in (Revocation(VENUE, (CODE.key,), 2), Credential(VENUE, "", "north", CODE.key, scope, 2)):
        trust, became = stolen.accept(signed(body, THIEF))
        assert became is Acceptance.REFUSED
        rescued, became = trust.accept(signed(LI.with_scope(MANAGER), CODE))
        assert became is Acceptance.ACCEPTED
        assert rescued.may_order(LI.key)
    ended, became = stolen.accept(signed(Revocation(VENUE, (CODE.key,), 2), OFFICE))
    assert became is Acceptance.ACCEPTED
    assert CODE.key not in ended.credentials


def test_an_old_statement_that_is_repeated_brings_nothing_back() -> None:
    """Li was the manager at another desk and is one no longer; the statement that said so is still going round."""
    once = signed(LI.with_scope(MANAGER), CHEN)
    trust = after(*FOUNDED, once, signed(LI.with_scope(MEMBER), LI))
    assert not trust.may_order(LI.key)
    for statement in (once, *FOUNDED):
        again, became = trust.accept(statement)
        assert (again, became) == (trust, Acceptance.KNOWN)


def test_a_request_counts_once_and_a_desk_has_few_of_them() -> None:
    request = signed(THIEF.with_scope(MANAGER), THIEF)
    trust, became = after(*FOUNDED).accept(request)
    assert became is Acceptance.REQUESTED
    assert trust.accept(request) == (trust, Acceptance.KNOWN)
    for number in range(100):
        more = Person(f"thief{number}", "south")
        trust, _ = trust.accept(signed(more.with_scope(MANAGER), more))
    assert len(trust.requests) == 32
    assert not any(trust.may_order(key) for key in trust.requests)


def test_a_request_makes_nobody_the_owner_of_a_key_who_has_one_there() -> None:
    """A clerk with a program of their own asks in the manager's name, to sign the audit log with it."""
    forged = Person("forged", "north")
    body = Credential(VENUE, "chen", "north", forged.key, MANAGER, 2)
    trust = after(*FOUNDED, signed(body, forged))
    assert trust.member_of(forged.key, "north") is None
    assert trust.member_of(CHEN.key, "north") == "chen"
    newcomer = Person("wang", "north")
    trust = after(*FOUNDED, signed(newcomer.with_scope(MEMBER), newcomer))
    assert trust.member_of(newcomer.key, "north") == "wang"
    assert trust.member_of(newcomer.key, "south") is None


PEOPLE = (CHEN, LI, CODE, THIEF)


@given(st.lists(st.tuples(st.sampled_from(PEOPLE), st.sampled_from([MANAGER, MEMBER, RECOVERY, ""])), max_size=12))
def test_whoever_has_no_key_that_counts_changes_nobody_s_right(
    steps: list[tuple[Person, str]],
) -> None:
    trust = founded = after(*FOUNDED)
    for about, scope in steps:
        body = about.with_scope(scope) if scope else Revocation(VENUE, (about.key,), 2)
        for by in (THIEF, LI):
            trust, _ = trust.accept(signed(body, by))
    assert trust.credentials == founded.credentials
    assert trust.revoked == founded.revoked


def test_statements_of_another_venue_or_damaged_ones_do_not_count() -> None:
    founding = FOUNDED[0]
    assert read_statement(founding.data) == founding
    for cut in range(0, len(founding.data), 7):
        assert read_statement(founding.data[:cut]) is None
    for place in range(0, len(founding.data), 5):
        changed = bytearray(founding.data)
        changed[place] ^= 1
        found = read_statement(bytes(changed))
        assert found is None or found.issuer != CHEN.key
    other = Credential("another", "chen", "north", CHEN.key, MANAGER, 1)
    assert after(signed(other, CHEN)) == Trust(VENUE, OFFICE.key)


def test_before_the_founding_only_the_first_manager_vouches_for_themselves() -> None:
    for first in permutations([signed(LI.with_scope(MEMBER), LI), signed(CODE.with_scope(RECOVERY), CODE)]):
        assert not after(*first, office=b"").is_founded
    assert after(signed(LI.with_scope(MANAGER), OFFICE)).may_order(LI.key)
    assert len({fingerprint(person.key) for person in PEOPLE}) == len(PEOPLE)
