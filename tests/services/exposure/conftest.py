"""The desk that lookups are tested on."""

from collections.abc import Iterator

import pytest

from desktop.app.program import Program
from tests.conftest import MadeDesk
from tests.services.exposure.exposure_desk import ExposureDesk, exposure_desk


@pytest.fixture
def book(program: Program, made_desk: MadeDesk) -> Iterator[ExposureDesk]:
    with exposure_desk(program, made_desk) as one:
        yield one
