"""A desk that asks by stick to be let in: whatever happens to invitation, stick and answer on their way."""

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.domain.clock import FixedClock
from desktop.domain.codes import new_declaration_code
from desktop.domain.errors import BadInput, Forbidden
from desktop.domain.sync_errors import SyncError, SyncErrorKind
from desktop.hub.hub import Hub, build
from desktop.hub.identity import new_identity
from desktop.hub.refused import Refused
from desktop.hub.sticks import MAX_REQUESTS
from desktop.hub.tickets import invite
from desktop.services.desk import Desk
from desktop.services.sync.status import SyncStatus
from desktop.sync.bundle import pack, pack_receipts, unpack, unpack_receipts
from desktop.sync.invitation import MOST_BYTES, open_invitation
from desktop.sync.stick_requests import (
    EnrolmentRequest,
    VenueJoinRequest,
    open_result,
    result_recipient,
    seal_enrolment_request,
    seal_join_request,
)
from desktop.sync.wire import Join
from tests.conftest import MadeDesk
from tests.hub.post import Post
from tests.hub.signing_desk import SigningDesk, new_id

DAY_MS = 86_400_000


@pytest.fixture
def north(post: Post, made_desk: MadeDesk) -> Iterator[Desk]:
    with post.at(made_desk.folder) as desk:
        yield desk


@pytest.fixture
def code(made_desk: MadeDesk) -> str:
    return made_desk.made.venue.declaration_code


def trouble(desk: Desk, receipts: Path) -> SyncErrorKind:
    with pytest.raises(SyncError) as caught:
        desk.sync.take_receipt(receipts)
    return caught.value.kind


def refused_invitation(desk: Desk, path: Path) -> str:
    """Why an invitation is not taken; nothing has changed then."""
    before = desk.sync.status()
    with pytest.raises(BadInput) as caught:
        desk.enrolment.accept(path)
    assert desk.sync.status() == before
    (problem,) = caught.value.problems
    assert problem.field == "invitation"
    return str(caught.value)


def test_an_invitation_says_what_it_is_for_and_is_the_hubs_own(post: Post, code: str) -> None:
    invitation = open_invitation(post.invitation(code, url="https://hub.example/").read_bytes())
    assert (invitation.hub, invitation.key) == (post.hub.identity.hub, post.hub.desks.hello().key)
    assert (invitation.code, invitation.approves, invitation.url) == (code, True, "https://hub.example")
    with pytest.raises(BadInput):
        post.invitation(code, url="http://hub.example")


def test_a_file_that_was_touched_or_cut_is_no_invitation(north: Desk, post: Post, code: str) -> None:
    path = post.invitation(code)
    whole = path.read_bytes()
    for place in range(0, len(whole), 7):
        for wrong in (whole[:place], whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :]):
            path.write_bytes(wrong)
            assert "no invitation of a hub" in refused_invitation(north, path)
    other = invite(new_identity(), post.hub.tickets.make(None, code, 1, approves=True))
    for wrong in (b"", whole + b"x", bytes(MOST_BYTES * 2), post.at_hub(_stick_of(post)).read_bytes(), other[:-1]):
        path.write_bytes(wrong)
        assert "no invitation of a hub" in refused_invitation(north, path)
    assert "cannot be read" in refused_invitation(north, path.with_name("absent.vdi"))
    assert "cannot be read" in refused_invitation(north, path.parent)


def _stick_of(post: Post) -> Path:
    path = post.stick("vdb")
    path.write_bytes(pack([], post.hub.desks.hello().age))
    return path


def test_an_invitation_that_is_too_old_or_for_another_venue_is_not_taken(
    north: Desk, post: Post, code: str, clock: FixedClock
) -> None:
    assert "another venue" in refused_invitation(north, post.invitation(new_declaration_code()))
    clock.ms -= 2 * DAY_MS
    assert "Check the date of this PC" in refused_invitation(north, post.invitation(code))
    clock.ms += 2 * DAY_MS
    assert north.enrolment.accept(post.invitation("", approves=False)).enrolled  # for whoever is told


def test_only_the_manager_takes_an_invitation(post: Post, code: str, clerk_desk: Desk) -> None:
    with pytest.raises(Forbidden):
        clerk_desk.enrolment.accept(post.invitation(code))


def test_who_has_to_be_approved_waits_and_a_later_stick_goes_through(north: Desk, post: Post, code: str) -> None:
    north.enrolment.accept(post.invitation(code, approves=False))
    stick = post.out(north)
    receipts = post.at_hub(stick)
    (imported,) = post.taken
    assert [one.state for one in imported.asked] == ["waiting"]
    assert [(one.kind, one.code) for one in imported.refused] == [("segment", "not_approved")]
    for _ in range(2):
        status = north.sync.take_receipt(receipts)
        assert (status.certified, status.approved, status.stored) == (True, False, 0)
        assert "has not approved it yet" in str(status.joining)
    post.hub.desks.decide(str(post.hub.desks.all()[0].desk), "approved")
    again = post.at_hub(stick)  # the same stick, before the desk wrote another
    post.carry(north)
    for old in (again, receipts):
        status = north.sync.take_receipt(old)
        assert (status.approved, status.synced, status.joining) == (True, True, None)


def test_the_same_stick_twice_and_an_answer_that_was_lost(north: Desk, post: Post, code: str) -> None:
    north.enrolment.accept(post.invitation(code))
    first, second = post.out(north), post.out(north)
    post.at_hub(first)
    backs = [post.at_hub(second), post.at_hub(first), post.at_hub(second)]
    assert [imported.refused for imported in post.taken] == [()] * 4
    found: list[SyncStatus] = [north.sync.take_receipt(back) for back in backs]
    assert {(status.approved, status.stored) for status in found} == {(True, found[0].last)}
    assert len(post.hub.desks.all()) == 1


def test_a_ticket_that_somebody_else_has_used(north: Desk, post: Post, code: str) -> None:
    path = post.invitation("", approves=False)
    north.enrolment.accept(path)
    SigningDesk(post.hub.identity.hub).enroll(post.hub, open_invitation(path.read_bytes()).ticket)
    refused = post.at_hub(post.out(north))
    assert [(one.kind, one.code) for one in post.taken[0].refused] == [("enrol", "ticket"), ("segment", "unknown_desk")]
    assert trouble(north, refused) is SyncErrorKind.TICKET
    status = north.sync.status()
    assert (status.certified, status.error_kind) == (False, SyncErrorKind.TICKET)
    assert "not valid" in str(status.joining)
    north.enrolment.accept(post.invitation(code))  # a new one mends it
    assert "has an invitation" in str(north.sync.status().joining)
    post.carry(north)
    status = north.sync.take_receipt(refused)  # what was refused before does not undo it
    assert (status.approved, status.synced, status.error) == (True, True, None)


def test_a_ticket_that_expired_on_its_way(north: Desk, post: Post, code: str, clock: FixedClock) -> None:
    north.enrolment.accept(post.invitation(code))
    clock.ms += 2 * DAY_MS
    assert trouble(north, post.at_hub(post.out(north))) is SyncErrorKind.TICKET
    assert post.hub.desks.all() == ()


def test_an_answer_of_another_hub_or_one_that_was_forged_counts_for_nothing(
    north: Desk, post: Post, hub: Hub, clock: FixedClock, code: str
) -> None:
    north.enrolment.accept(post.invitation(code))
    receipts = post.at_hub(post.out(north))
    parts = unpack_receipts(receipts.read_bytes())
    (invitation,) = filter(result_recipient, parts)
    forged = invitation[:-1] + bytes([invitation[-1] ^ 1])
    receipts.write_bytes(pack_receipts([forged, *(part for part in parts if part is not invitation)]))
    before = north.sync.status()
    assert trouble(north, receipts) is SyncErrorKind.BUNDLE
    assert north.sync.status() == before
    stranger = Post(build(hub.engine, new_identity(), clock), post.program, post.drawer / "other")
    with pytest.raises(Refused, match="recipient"):
        stranger.at_hub(post.out(north))
    north.enrolment.accept(stranger.invitation(code))  # no hub has answered yet, so there is none to leave
    assert trouble(north, post.at_hub(_stick_of(post))) is SyncErrorKind.BUNDLE


def test_a_desk_leaves_its_hub_only_when_that_is_meant(
    north: Desk, post: Post, hub: Hub, clock: FixedClock, code: str
) -> None:
    north.enrolment.accept(post.invitation(code))
    post.carry(north)
    other = Post(build(hub.engine, new_identity(), clock), post.program, post.drawer / "other")
    path = other.invitation(code)
    with pytest.raises(SyncError) as caught:
        north.enrolment.accept(path)
    assert caught.value.kind is SyncErrorKind.OTHER_HUB
    assert north.sync.status().synced
    status = north.enrolment.accept(path, move=True)
    assert (status.hub, status.stored, status.certified) == (other.hub.identity.hub, 0, False)


def test_who_is_revoked_hears_it_by_stick_and_comes_back_by_stick(
    north: Desk, post: Post, code: str, clock: FixedClock
) -> None:
    north.enrolment.accept(post.invitation(code))
    let_in = post.at_hub(post.out(north))
    north.sync.take_receipt(let_in)
    of_desk = str(post.hub.desks.all()[0].desk)
    post.hub.desks.decide(of_desk, "revoked")
    north.gates.add("西门")
    clock.ms += 1000
    old = post.at_hub(post.out(north))
    assert trouble(north, old) is SyncErrorKind.REVOKED
    status = north.sync.status()
    assert (status.approved, status.error_kind) == (False, SyncErrorKind.REVOKED)
    status = north.sync.take_receipt(let_in)  # a stick of an earlier day
    assert (status.approved, status.error_kind) == (False, SyncErrorKind.REVOKED)
    post.hub.desks.decide(of_desk, "approved")
    clock.ms += DAY_MS
    post.carry(north)
    assert north.sync.status().synced
    status = north.sync.take_receipt(old)  # what was true on another day
    assert (status.approved, status.synced, status.error) == (True, True, None)


def test_a_network_that_comes_before_the_stick_is_back(north: Desk, post: Post, code: str, http: httpx.Client) -> None:
    north.enrolment.accept(post.invitation(code, url=str(http.base_url)))
    stick = post.out(north)
    north.sync.sync_now()
    status = north.sync.status()
    assert (status.certified, status.approved, status.synced, status.by_stick) == (True, True, True, False)
    status = north.sync.take_receipt(post.at_hub(stick))
    assert (status.approved, status.synced) == (True, True)
    assert [imported.refused for imported in post.taken] == [()]
    assert len(unpack(post.out(north).read_bytes(), post.hub.identity.age)) == 1  # nothing is asked for any more


def test_the_ticket_is_refused_over_the_network_too(
    north: Desk, post: Post, http: httpx.Client, clock: FixedClock, code: str
) -> None:
    north.enrolment.accept(post.invitation(code, url=str(http.base_url)))
    clock.ms += 2 * DAY_MS
    with pytest.raises(SyncError) as caught:
        north.sync.sync_now()
    assert caught.value.kind is SyncErrorKind.TICKET
    assert north.sync.status().error_kind == SyncErrorKind.TICKET


def test_a_wish_is_believed_from_its_own_key_only(post: Post) -> None:
    hub, desk = post.hub, SigningDesk(post.hub.identity.hub)
    asked = desk.asking(hub.tickets.make(None, "", 1, approves=False).text)
    stranger = Ed25519PrivateKey.generate()
    for wish, why in (
        (seal_enrolment_request(EnrolmentRequest(desk.hub, asked), stranger), "signature"),
        (seal_enrolment_request(EnrolmentRequest(new_id(), asked), desk.key), "wrong_hub"),
        (b"VDE1", "signature"),
        (b"VDE1" + bytes(20_000), "size"),
    ):
        imported = hub.sticks.take(pack([wish], hub.desks.hello().age))
        assert [(one.kind, one.place, one.code) for one in imported.refused] == [("enrol", 1, why)]
        assert unpack_receipts(imported.receipts) == ()
    assert hub.desks.all() == ()


def test_nobody_is_let_in_over_the_network_by_way_of_a_bundle(post: Post) -> None:
    hub = post.hub
    known, desk = SigningDesk.joined(hub), SigningDesk(post.hub.identity.hub)
    asked = desk.asking(hub.tickets.make(None, "", 1, approves=False).text)
    bundle = pack([seal_enrolment_request(EnrolmentRequest(desk.hub, asked), desk.key)], hub.desks.hello().age)
    imported = hub.sticks.take(bundle, hub.tokens.bearer(known.token(hub)))
    assert [(one.kind, one.code) for one in imported.refused] == [("enrol", "not_there")]
    assert len(hub.desks.all()) == 1


def test_a_bundle_of_wishes_without_end_is_refused_whole(post: Post) -> None:
    with pytest.raises(Refused) as caught:
        post.hub.sticks.take(pack([b"VDE1"] * (MAX_REQUESTS + 1), post.hub.desks.hello().age))
    assert caught.value.status == 413


def test_an_answer_names_nobody_in_the_open(north: Desk, post: Post, code: str) -> None:
    north.enrolment.accept(post.invitation(code))
    receipts = post.at_hub(post.out(north)).read_bytes()
    venue = north.venue.get()
    for word in (venue.name, venue.declaration_code, "陈志远", "13800138000"):
        assert word.encode() not in receipts


WORDS = st.one_of(st.text(max_size=40), st.just(""), st.sampled_from(["\0", "x" * 300, new_id()]))


@given(st.data())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_wish_whatever_it_says_is_more_than_refused(post: Post, data: st.DataObject) -> None:
    """Signed rightly, with anything in it; or cut and turned anywhere."""
    hub, desk = post.hub, SigningDesk(post.hub.identity.hub)
    words = [data.draw(WORDS) for _ in range(5)]
    enrol = desk.asking(words[0], venue=words[1], venue_name=words[2], declaration_code=words[3], desk=words[4])
    join = Join(*words, new_id(), desk.raw_key)
    parts = [
        seal_enrolment_request(EnrolmentRequest(desk.hub, enrol), desk.key),
        seal_join_request(VenueJoinRequest(desk.hub, join, data.draw(WORDS)), desk.key),
    ]
    for part in parts[:]:
        place = data.draw(st.integers(4, len(part) - 1))
        parts += [
            part[:place],
            part[:place] + bytes([part[place] ^ data.draw(st.integers(1, 255))]) + part[place + 1 :],
        ]
    imported = hub.sticks.take(pack(parts, hub.desks.hello().age))
    assert len(imported.refused) == len(parts)
    for part in filter(result_recipient, unpack_receipts(imported.receipts)):
        assert open_result(part, hub.identity.public).code
