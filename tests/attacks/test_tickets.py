"""What whoever got hold of a ticket cannot do with it."""

import json

import httpx
import msgspec
import pytest

from desktop.sync.wire import Enrolled
from tests.attacks.conftest import HubCommand
from tests.hub.processes import RunningHub
from tests.hub.signing_desk import SigningDesk


def enrolled(attacked: RunningHub, desk: SigningDesk, ticket: str, code: str = "K7QM2F9E") -> httpx.Response:
    """The hub's response to a desk with a ticket."""
    asking = msgspec.json.encode(desk.asking(ticket, declaration_code=code))
    return attacked.http.post("/v1/enroll", content=asking)


@pytest.mark.parametrize(
    ("of_ticket", "claimed"),
    [((), "K7QM2F9E"), (("--code", "F0B77ZQS"), "F0B77ZQS"), (("--code", "F0B77ZQS", "--approve"), "F0B77ZQS")],
    ids=["without a code", "with another's code", "with another's code, approving"],
)
def test_a_ticket_that_is_not_a_venue_s_claims_no_venue_that_is_known(
    attacked: RunningHub, hub_command: HubCommand, of_ticket: tuple[str, ...], claimed: str
) -> None:
    victim = attacked.join(hub_command("ticket")["ticket"])
    ticket = hub_command("ticket", *of_ticket)["ticket"]
    rogue = SigningDesk(victim.hub, victim.venue)
    answer = enrolled(attacked, rogue, ticket, claimed)
    assert (answer.status_code, json.loads(answer.content)["code"]) == (403, "ticket")
    desks = hub_command("desks", "--venue", victim.venue)["desks"]
    assert [one["desk"] for one in desks] == [victim.desk]
    # It was not used up: it still serves whom it was made for.
    assert enrolled(attacked, SigningDesk(victim.hub), ticket, claimed).status_code == 200


def test_the_desk_itself_may_come_again(attacked: RunningHub, hub_command: HubCommand) -> None:
    first, second = (hub_command("ticket")["ticket"] for _ in range(2))
    desk = attacked.join(first)
    for ticket in (first, second):
        again = msgspec.json.decode(enrolled(attacked, desk, ticket).content, type=Enrolled)
        assert again.certificate == desk.certificate
