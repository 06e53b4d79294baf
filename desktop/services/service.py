"""A service of a desk that is imported and made when it is first asked for."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING, Generic, Self, TypeVar, overload

if TYPE_CHECKING:
    from desktop.services.desk import Desk

T_co = TypeVar("T_co", covariant=True)


class Service(Generic[T_co]):
    """A service of a desk: the class that the annotation ``Service[…]`` names, in a module of ``desktop.services``.

    The module is imported, and ``make`` called with the desk and the class, when the service is first asked for.
    """

    def __init__(self, module: str, make: Callable[[Desk, type[T_co]], T_co]) -> None:
        self._module = f"desktop.services.{module}"
        self._make = make

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name
        self._class = owner.__annotations__[name].removeprefix("Service[").removesuffix("]")

    def load(self) -> type[T_co]:
        """Import the module, so that nobody waits for it when the service is asked for; gives the class."""
        found: type[T_co] = getattr(import_module(self._module), self._class)
        return found

    @overload
    def __get__(self, desk: None, owner: type) -> Self: ...
    @overload
    def __get__(self, desk: Desk, owner: type) -> T_co: ...
    def __get__(self, desk: Desk | None, owner: type) -> Self | T_co:
        if desk is None:
            return self
        with desk.making:
            made = desk.__dict__
            if self._name not in made:
                # Kept under its own name, where it is found before this descriptor from now on.
                made[self._name] = self._make(desk, self.load())
            service: T_co = made[self._name]
            return service


def load_services(desk: type) -> None:
    """Import the modules of every service that a class of desks names. The window does so in the background while a
    password is typed."""
    for found in vars(desk).values():
        if isinstance(found, Service):
            found.load()
