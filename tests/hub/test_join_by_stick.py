"""Another desk of a venue by stick: what lies in its folder meanwhile, and all that may happen before it is whole."""

import json
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.domain.clock import FixedClock
from desktop.domain.codes import new_declaration_code
from desktop.domain.errors import BadInput, Cancelled, UserError
from desktop.domain.sync_errors import SyncError, SyncErrorKind
from desktop.services.setup.joining_by_stick import StickJoinService
from desktop.store.tries import FREE, TooManyTries
from desktop.sync.bundle import pack_receipts
from tests.conftest import MANAGER_PASSWORD, MadeDesk
from tests.hub.office import parts_of
from tests.hub.post import MANAGER, Post

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture
def code(post: Post, made_desk: MadeDesk) -> str:
    """Of a venue whose first desk is in."""
    code = made_desk.made.venue.declaration_code
    with post.at(made_desk.folder) as north:
        north.enrolment.accept(post.invitation(code))
        post.carry(north)
    return code


@pytest.fixture
def south(tmp_path: Path) -> Path:
    return tmp_path / "south"


@pytest.fixture
def joining(post: Post) -> StickJoinService:
    return post.program.stick_joining()


def refused(joining: StickJoinService, folder: Path, path: Path, password: str = MANAGER_PASSWORD) -> UserError:
    """Why an answer is not taken; the request waits on."""
    before = {one.name: one.read_bytes() for one in folder.iterdir() if one.name == "joining.json"}
    with pytest.raises(UserError) as caught:
        joining.answer(folder, path, password)
    assert {one.name: one.read_bytes() for one in folder.iterdir() if one.name == "joining.json"} == before != {}
    return caught.value


def test_what_waits_is_one_file_that_names_nobody(
    post: Post, joining: StickJoinService, south: Path, code: str
) -> None:
    post.asked(south, code, desk="北门前台")
    assert joining.waits(south)
    (file,) = south.iterdir()
    assert file.stat().st_mode & 0o077 == 0
    content = json.loads(file.read_text())
    assert set(content) == {"format", "kdf", "passes", "memory_kib", "lanes", "salt", "nonce", "sealed"}
    data = file.read_bytes()
    for word in (MANAGER.name, MANAGER.phone, code, "北门前台", post.hub.identity.hub):
        assert word.encode() not in data


def test_the_answer_makes_the_desk_days_later(
    post: Post, joining: StickJoinService, south: Path, code: str, clock: FixedClock
) -> None:
    stick = post.asked(south, code, desk="北门前台")
    first = post.at_hub(stick)
    clock.ms += 10 * 86_400_000  # the ticket has expired; the same stick again has the same answer
    second = post.at_hub(stick)
    assert [imported.refused for imported in post.taken[-2:]] == [(), ()]
    made = joining.answer(south, second, MANAGER_PASSWORD)
    assert (made.manager.name, made.venue.serial_prefix) == (MANAGER.name, "JBB")
    assert not joining.waits(south)
    assert not (south / "joining.json").exists()
    with post.at(south) as desk:
        assert desk.replication.desks()[0].called == "北门前台"
        assert desk.health.problems() == ()
        post.carry(desk)
        assert desk.sync.status().synced
    with pytest.raises(UserError, match="No request waits"):
        joining.answer(south, first, MANAGER_PASSWORD)


def test_what_can_be_seen_here_is_said_before_a_stick_goes(post: Post, south: Path, code: str) -> None:
    joining, out = post.program.stick_joining(), post.stick("vdb")
    for wrong, field in (
        ({"invitation": out}, "invitation"),
        ({"invitation": post.invitation(code, approves=False)}, "invitation"),
        ({"declaration_code": "K7Q"}, "declaration_code"),
        ({"declaration_code": new_declaration_code()}, "declaration_code"),
        ({"name": ""}, "name"),
        ({"phone": "12"}, "phone"),
        ({"password": "short"}, "password"),
        ({"desk": "前台" * 11}, "desk"),
    ):
        with pytest.raises(BadInput) as caught:
            joining.ask(south, replace(post.request(code), **wrong), out)  # type: ignore[arg-type]
        assert [problem.field for problem in caught.value.problems] == [field]
    assert not south.exists()
    assert not out.exists()


def test_a_stick_that_cannot_be_written_leaves_nothing(post: Post, south: Path, code: str) -> None:
    joining, out = post.program.stick_joining(), post.stick("vdb")

    def stop(done: int, total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        joining.ask(south, post.request(code), out, stop)
    with pytest.raises(UserError, match="does not exist"):
        joining.ask(south, post.request(code), out.parent / "no" / "stick.vdb")
    assert not south.exists()
    assert list(out.parent.iterdir()) == []


def test_the_password_that_was_chosen_is_needed(post: Post, joining: StickJoinService, south: Path, code: str) -> None:
    answer = post.at_hub(post.asked(south, code))
    for _ in range(FREE):
        error = refused(joining, south, answer, "another-password")
        assert isinstance(error, BadInput)
        assert error.problems[0].field == "password"
    assert isinstance(refused(joining, south, answer), TooManyTries)


def test_a_lost_stick_is_written_again_and_is_the_same_request(
    post: Post, joining: StickJoinService, south: Path, code: str
) -> None:
    post.asked(south, code)
    again = post.stick("vdb")
    with pytest.raises(BadInput):
        joining.again(south, "another-password", again)
    joining.again(south, MANAGER_PASSWORD, again)
    first, second = post.at_hub(again), post.at_hub(again)
    joining.answer(south, first, MANAGER_PASSWORD)
    assert second.exists()
    assert len(post.hub.desks.all()) == 2


def test_a_folder_in_which_a_request_waits_is_no_place_for_another_desk(
    post: Post, joining: StickJoinService, south: Path, code: str
) -> None:
    post.asked(south, code)
    with pytest.raises(BadInput, match="waits in"):
        joining.ask(south, post.request(code), post.stick("vdb"))
    with pytest.raises(UserError, match="waits for the health office's answer"):
        post.program.access(south)


@pytest.mark.parametrize(
    ("wrong", "kind"),
    [({"phone": "13800138001"}, SyncErrorKind.MEMBER), ({"name": "李春梅"}, SyncErrorKind.MEMBER)],
    ids=["another phone", "not the manager"],
)
def test_who_is_not_the_manager_gets_the_reason_and_may_begin_again(
    post: Post, joining: StickJoinService, south: Path, code: str, wrong: dict[str, str], kind: SyncErrorKind
) -> None:
    invitation = post.invitation(code)
    answer = post.at_hub(post.asked(south, code, invitation=invitation, **wrong))
    assert [(one.kind, one.code) for one in post.taken[-1].refused] == [("join", "member")]
    error = refused(joining, south, answer)
    assert isinstance(error, SyncError)
    assert error.kind is kind
    joining.give_up(south)
    assert not south.exists()
    right = post.asked(south, code, invitation=invitation)  # the ticket is not used up by what was refused
    joining.answer(south, post.at_hub(right), MANAGER_PASSWORD)


def test_a_ticket_that_another_desk_has_used(post: Post, joining: StickJoinService, south: Path, code: str) -> None:
    invitation = post.invitation(code)
    other = south.with_name("other")
    joining.answer(other, post.at_hub(post.asked(other, code, invitation=invitation)), MANAGER_PASSWORD)
    with post.at(other) as desk:
        post.carry(desk)
    error = refused(joining, south, post.at_hub(post.asked(south, code, invitation=invitation)))
    assert isinstance(error, SyncError)
    assert error.kind is SyncErrorKind.TICKET
    assert "Ticket and declaration code do not belong together" in str(error)


def test_a_stick_with_an_answer_to_somebody_else(post: Post, joining: StickJoinService, south: Path, code: str) -> None:
    early = post.at_hub(post.asked(south, code))
    joining.give_up(south)
    post.asked(south, code)
    assert "no answer to this PC's request" in str(refused(joining, south, early))
    stick = post.asked(south.with_name("other"), code)
    assert "no receipt of a hub" in str(refused(joining, south, stick))
    assert "cannot be read" in str(refused(joining, south, stick.with_name("absent")))


def test_an_answer_that_was_cut_or_changed_makes_no_desk(
    post: Post, joining: StickJoinService, south: Path, code: str
) -> None:
    answer = post.at_hub(post.asked(south, code))
    whole = answer.read_bytes()
    (part,) = parts_of(whole)
    for wrong in (whole[:-1], whole + b"x", pack_receipts([part[:-1]]), pack_receipts([part[:4]]), pack_receipts([])):
        answer.write_bytes(wrong)
        refused(joining, south, answer)
    answer.write_bytes(pack_receipts([b"noise", part]))
    joining.answer(south, answer, MANAGER_PASSWORD)


@pytest.mark.parametrize("moment", ["moved", "all"])
def test_the_power_is_cut_while_the_desk_moves_in(
    post: Post, joining: StickJoinService, south: Path, code: str, moment: str
) -> None:
    """Nothing counts before it is whole, whatever lies in the folder; the same answer then makes it."""
    answer = post.at_hub(post.asked(south, code))
    line = [sys.executable, "-m", "tests.hub.answering", str(south), str(answer), MANAGER_PASSWORD, moment]
    assert subprocess.run(line, cwd=ROOT, check=False, timeout=60).returncode == -signal.SIGKILL
    assert joining.waits(south)
    assert len(list(south.iterdir())) > 1
    with pytest.raises(UserError, match="waits for"):
        post.program.access(south)
    joining.answer(south, answer, MANAGER_PASSWORD)
    with post.at(south) as desk:
        assert desk.health.problems() == ()


@given(st.data())
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_lies_in_the_folder_is_opened_or_refused_in_a_sentence(
    post: Post, tmp_path: Path, data: st.DataObject
) -> None:
    folder = tmp_path / "any"
    folder.mkdir(exist_ok=True)
    text = st.one_of(st.text(max_size=30), st.integers(), st.none(), st.just("AAAA"))
    keys = ("format", "passes", "memory_kib", "lanes", "salt", "nonce", "sealed")
    file = data.draw(
        st.one_of(
            st.binary(max_size=80),
            st.fixed_dictionaries(dict.fromkeys(keys, text)).map(lambda content: json.dumps(content).encode()),
            st.just(b"[" * 100_000),
        )
    )
    (folder / "joining.json").write_bytes(file)
    with pytest.raises(UserError):
        post.program.stick_joining().answer(folder, tmp_path / "answer", MANAGER_PASSWORD)
