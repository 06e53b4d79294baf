"""The registry of what reads files from outside."""

from collections.abc import Iterator
from importlib import import_module
from typing import Any, get_type_hints

import pytest

from desktop.sandbox.readers import PartsReader, Reader
from desktop.services.foreign import kinds, pictures, tables
from desktop.services.maps.maps import MAP_PICTURE

READERS: tuple[Reader[Any] | PartsReader[Any], ...] = (*pictures.READERS, MAP_PICTURE, tables.TABLE)


@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.place)
def test_a_reader_names_a_function_of_its_process_and_what_it_returns(
    reader: Reader[Any] | PartsReader[Any],
) -> None:
    assert reader.kind in kinds.KINDS
    assert reader.module in reader.kind.modules
    returned = get_type_hints(getattr(import_module(reader.module), reader.function))["return"]
    assert returned == (reader.result if isinstance(reader, Reader) else Iterator[reader.part])  # type: ignore[name-defined]


def test_every_module_of_a_process_is_there() -> None:
    used = {reader.module for reader in READERS}
    for kind in kinds.KINDS:
        for module in kind.modules:
            import_module(module)
            assert module in used or not module.startswith("desktop.")
