"""An open desk makes its services when they are asked for, of the parts that they need."""

import inspect
import subprocess
import sys
import threading
from dataclasses import fields
from typing import Any

import pytest

from desktop.services.desk import Desk

SERVICES = tuple(name for name in Desk.__annotations__ if not name.startswith("_"))


@pytest.mark.parametrize("name", [*SERVICES, "spooler"])
def test_every_service_is_made_of_what_its_constructor_asks_for(desk: Desk, name: str) -> None:
    made: Any = getattr(desk, name)
    assert getattr(desk, name) is made
    if name in SERVICES:
        assert f"Service[{type(made).__name__}]" == Desk.__annotations__[name]
        for one in inspect.signature(type(made)).parameters.values():
            named: dict[str, Any] = {"purge": desk.retention.purge, "pictures": desk.foreign_pictures}
            given = named.get(one.name, getattr(desk, one.name, None))
            assert one.default is not one.empty or vars(made).get(f"_{one.name}", given) == given, one.name


def test_two_threads_that_ask_at_the_same_time_get_the_same_service(desk: Desk) -> None:
    start, made = threading.Barrier(2), []

    def ask() -> None:
        start.wait(10)
        made.append(desk.declarations)

    threads = [threading.Thread(target=ask) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(10)
    assert made[0] is made[1]


def test_a_service_of_one_desk_is_made_while_another_desk_makes_one(desk: Desk) -> None:
    other = Desk(**{part.name: getattr(desk, part.name) for part in fields(Desk) if part.init})
    made = []
    with desk.making:
        thread = threading.Thread(target=lambda: made.append(other.declarations))
        thread.start()
        thread.join(10)
    assert made == [other.declarations]
    assert other.declarations is not desk.declarations


def test_a_desk_imports_no_service_before_it_is_asked_for() -> None:
    seen = "import sys, desktop.services.desk; print([m for m in sys.modules if m.startswith('desktop.services.')])"
    done = subprocess.run([sys.executable, "-c", seen], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == (
        "['desktop.services.session', 'desktop.services.rights', 'desktop.services.service', "
        "'desktop.services.desk_parts', 'desktop.services.desk']"
    )
