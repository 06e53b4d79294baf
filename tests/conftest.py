"""What every test can ask for: a program in folders of its own, and a desk made once and copied."""

import gc
import itertools
import os
import shutil
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # else each process that a test starts compiles the program again
from desktop.app.collector import collect_due
from desktop.app.program import Program
from desktop.catalogue import Catalogue
from desktop.domain.clock import Clock
from desktop.domain.geo import Datum
from desktop.domain.venue import VenueDraft
from desktop.paths import UserPaths
from desktop.sandbox.sandbox import Sandbox
from desktop.services.desk import Desk
from desktop.services.setup.setup import NewDesk, PersonDraft, SetupRequest
from desktop.store.folder import DeskFolder
from desktop.store.keys import Cost
from tests.forked import end_server
from tests.gates import Gates, give_passwords
from tests.memory_disk import put_in_memory

pytest_plugins = ("tests.looks",)

CHEAP = Cost(passes=1, memory_kib=256, lanes=1)
"""Key derivation for tests: the same path, without the deliberate slowness."""

MANAGER_PASSWORD = "correct-horse-8"
CLERK_PASSWORD = "green-channel-1"

REQUEST = SetupRequest(
    draft=VenueDraft(
        name="惠州市惠城区江北街道社区卫生服务中心",
        uscc="12441302MB2C00000D",
        type="医疗机构",
        region="441302004",
        address="江北街道云山西路8号",
        latitude=23.1115,
        longitude=114.4161,
        datum=Datum.GCJ02,
        host="VENUE.HUIZHOU.EXAMPLE",
    ),
    manager=PersonDraft("陈志远", "13800138000", MANAGER_PASSWORD),
    gates=("南门", "北门", "急诊入口", "停车场入口"),
    clerks=(PersonDraft("李春梅", "13800138001", CLERK_PASSWORD),),
    inspectors=(
        PersonDraft("单雄", "13900139001", gates=("南门",)),
        PersonDraft("曾敏", "13900139002", gates=("北门", "急诊入口")),
    ),
)


# How long a machine that others use takes to make an example says nothing about the rule that is tested.
settings.register_profile("shared machine", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("shared machine")


def pytest_configure() -> None:
    gc.disable()
    put_in_memory()


def pytest_runtest_logfinish() -> None:
    """Collect between the tests, on the thread of the window: see ``desktop.app.collector``."""
    gc.disable()  # a test of a whole program leaves it to Python again
    collect_due()


def pytest_sessionfinish() -> None:
    end_server()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--screens", default=None, metavar="DIR", help="save the screens that tests show as PNG")


@dataclass(frozen=True)
class MadeDesk:
    """A desk on disk and what set-up said of it."""

    folder: Path
    made: NewDesk


@pytest.fixture(scope="session")
def resources() -> Path:
    return Path(__file__).parent.parent / "resources"


@pytest.fixture(scope="session")
def catalogue(resources: Path) -> Catalogue:
    return Catalogue(resources / "i18n")


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    """The application as the program starts it."""
    return ["venuedesk", "-style", "Fusion"]


def _program(root: Path, sandbox: Sandbox) -> Program:
    user = UserPaths(root / "desk", root / "config", root / "log")
    return Program(user=user, clock=Clock(), cost=CHEAP, sandbox=sandbox)


@pytest.fixture(scope="session")
def sandbox() -> Iterator[Sandbox]:
    """One for all tests: they would start a process each."""
    made = Sandbox()
    yield made
    made.close()


@pytest.fixture
def program(tmp_path: Path, sandbox: Sandbox) -> Program:
    """A program whose user has nothing yet."""
    return _program(tmp_path / "user", sandbox)


@pytest.fixture(scope="session")
def _first_desk(tmp_path_factory: pytest.TempPathFactory, sandbox: Sandbox) -> MadeDesk:
    root = tmp_path_factory.mktemp("desk")
    return MadeDesk(root / "desk", _program(root, sandbox).setup().create(root / "desk", REQUEST))


@pytest.fixture
def made_desk(_first_desk: MadeDesk, program: Program) -> MadeDesk:
    """A closed desk in the user's default folder."""
    shutil.copytree(_first_desk.folder, program.user.desk)
    return MadeDesk(program.user.desk, _first_desk.made)


@pytest.fixture
def fresh_desks(program: Program, made_desk: MadeDesk, tmp_path: Path) -> Iterator[Iterator[Desk]]:
    """One untouched desk after the other; each is closed when the next one is asked for."""

    def desks() -> Iterator[Desk]:
        for number in itertools.count():
            folder = tmp_path / str(number)
            shutil.copytree(made_desk.folder, folder)
            access = program.access(folder)
            with program.desk(access, access.open(access.manager().slot_id, MANAGER_PASSWORD)) as opened:
                yield opened
            shutil.rmtree(folder)

    with closing(desks()) as made:
        yield made


@pytest.fixture
def desk(program: Program, made_desk: MadeDesk) -> Iterator[Desk]:
    """The desk, open, with the manager signed in."""
    access = program.access(made_desk.folder)
    with program.desk(access, access.open(access.manager().slot_id, MANAGER_PASSWORD)) as opened:
        yield opened


@pytest.fixture(scope="session")
def _first_gates(_first_desk: MadeDesk, tmp_path_factory: pytest.TempPathFactory, sandbox: Sandbox) -> Path:
    root = tmp_path_factory.mktemp("gates")
    shutil.copytree(_first_desk.folder, root / "desk")
    give_passwords(Gates(_program(root, sandbox), DeskFolder(root / "desk")))
    return root / "desk"


@pytest.fixture
def gates(_first_gates: Path, program: Program) -> Gates:
    """A closed desk in the user's default folder, whose inspectors have passwords."""
    shutil.copytree(_first_gates, program.user.desk)
    return Gates(program, DeskFolder(program.user.desk))


@contextmanager
def desk_at(program: Program, made: MadeDesk, clock: Clock) -> Iterator[Desk]:
    """The desk at a time that a test chooses, with the manager signed in."""
    access = program.access(made.folder)
    opened = access.open(access.manager().slot_id, MANAGER_PASSWORD)
    with replace(program, clock=clock).desk(access, opened) as desk:
        yield desk


@pytest.fixture
def clerk_desk(program: Program, made_desk: MadeDesk) -> Iterator[Desk]:
    """The desk, open, with the clerk signed in."""
    access = program.access(made_desk.folder)
    with program.desk(access, access.open_any(CLERK_PASSWORD)) as opened:
        yield opened
