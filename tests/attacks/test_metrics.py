"""The hub's figures are for whoever watches over it, not for the network."""

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from desktop.hub.identity import HubFolder
from desktop.hub.limits import is_loopback
from desktop.hub.postgres import Postgres
from tests.attacks.conftest import HubCommand
from tests.hub.processes import RunningHub, running


@pytest.fixture(scope="module")
def proxied(hub_folder: Path, attacked: RunningHub) -> Iterator[RunningHub]:
    """Another process of the same hub, as a proxy on this PC reaches it."""
    hub = HubFolder(hub_folder / "hub")
    url = Postgres(hub.path, hub.lock, hub.identity().password).url()
    database = url.set(drivername="postgresql").render_as_string(hide_password=False)
    with running(hub_folder, "--database", database, "--proxy", "127.0.0.1") as hub:
        yield hub


def _read(hub: RunningHub, token: str = "", address: str = "") -> httpx.Response:
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    if address:
        headers["X-Forwarded-For"] = address
    return hub.http.get("/metrics", headers=headers)


def test_this_pc_reads_them(attacked: RunningHub) -> None:
    assert "venuedesk_hub_database_up 1" in _read(attacked).text


@pytest.mark.parametrize("address", ["", "127.0.0.1", "10.1.2.3", "::1", "localhost"])
def test_nobody_reads_them_through_a_proxy_without_the_token(proxied: RunningHub, address: str) -> None:
    answer = _read(proxied, address=address)
    assert (answer.status_code, "venuedesk_hub" in answer.text) == (401, False)


def test_the_token_reads_them_and_nothing_else(
    attacked: RunningHub, proxied: RunningHub, hub_command: HubCommand
) -> None:
    token = hub_command("metrics-token")["token"]
    assert "venuedesk_hub_database_up 1" in _read(proxied, token, "10.1.2.3").text
    assert _read(proxied, token[:-1], "10.1.2.3").status_code == 401
    desk = attacked.join(hub_command("ticket")["ticket"])
    hub_command("approve", desk.desk)
    of_desk = attacked.headers(desk)["Authorization"].removeprefix("Bearer ")
    assert _read(proxied, of_desk).status_code == 401
    for path in ("/v1/desk", "/v1/pull"):
        answer = attacked.http.get(path, headers={"Authorization": f"Bearer {token}"})
        assert answer.status_code == 401


@pytest.mark.parametrize(
    ("address", "own"),
    [
        ("127.0.0.1", True),
        ("127.9.9.9", True),
        ("::1", True),
        ("::ffff:127.0.0.1", True),
        ("10.0.0.1", False),
        ("0.0.0.0", False),
        ("::2", False),
        ("", False),
        ("localhost", False),
    ],
)
def test_what_this_pc_s_addresses_are(address: str, own: bool) -> None:
    assert is_loopback(address) is own
