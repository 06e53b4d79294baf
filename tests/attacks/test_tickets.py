"""What whoever got hold of a ticket cannot do with it."""

import json

import httpx
import msgspec
import pytest

from desktop.sync.wire import Enrolled
from tests.attacks.conftest import HubCommand
from tests.hub.processes import RunningHub
from tests.hub.signing_desk import SigningDesk

CODE = "F0B77ZQS"


def enrolled(attacked: RunningHub, desk: SigningDesk, ticket: str) -> httpx.Response:
    """The hub's response to a desk with a ticket."""
    asking = msgspec.json.encode(desk.asking(ticket))
    return attacked.http.post("/v1/enroll", content=asking)


@pytest.mark.parametrize(
    "of_ticket",
    [(), ("--code", CODE), ("--code", CODE, "--approve")],
    ids=["without a code", "with another's code", "with another's code, approving"],
)
def test_a_ticket_that_is_not_a_venue_s_claims_no_venue_that_is_known(
    attacked: RunningHub, hub_command: HubCommand, of_ticket: tuple[str, ...]
) -> None:
    victim = attacked.join(hub_command("ticket")["ticket"])
    ticket = hub_command("ticket", *of_ticket)["ticket"]
    rogue = SigningDesk(victim.hub, victim.venue, code=CODE)
    answer = enrolled(attacked, rogue, ticket)
    assert (answer.status_code, json.loads(answer.content)["code"]) == (403, "ticket")
    desks = hub_command("desks", "--venue", victim.venue)["desks"]
    assert [one["desk"] for one in desks] == [victim.desk]
    # It was not used up: it still serves whom it was made for.
    assert enrolled(attacked, SigningDesk(victim.hub, code=CODE), ticket).status_code == 200


def test_a_ticket_for_anybody_makes_no_second_venue_of_a_code(attacked: RunningHub, hub_command: HubCommand) -> None:
    """In the list of venues nobody could tell the second one from the first."""
    victim = attacked.join(hub_command("ticket")["ticket"])
    ticket = hub_command("ticket")["ticket"]
    answer = enrolled(attacked, SigningDesk(victim.hub, code=victim.code), ticket)
    assert (answer.status_code, json.loads(answer.content)["code"]) == (403, "ticket")
    alike = [one["desk"] for one in hub_command("desks")["desks"] if one["declaration_code"] == victim.code]
    assert alike == [victim.desk]
    # Whoever took a code first keeps nobody out: a ticket that names the code is for the venue that it was given to.
    own = hub_command("ticket", "--code", victim.code, "--approve")["ticket"]
    assert enrolled(attacked, SigningDesk(victim.hub, code=victim.code), own).status_code == 200


def test_the_desk_itself_may_come_again(attacked: RunningHub, hub_command: HubCommand) -> None:
    first, second = (hub_command("ticket")["ticket"] for _ in range(2))
    desk = attacked.join(first)
    for ticket in (first, second):
        again = msgspec.json.decode(enrolled(attacked, desk, ticket).content, type=Enrolled)
        assert again.certificate == desk.certificate
