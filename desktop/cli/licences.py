"""``licences``: what the program is made of and under which licences, or their texts."""

import argparse

from desktop.app.program import Program
from desktop.cli.output import Result
from desktop.domain.errors import BadInput
from desktop.domain.messages import message
from desktop.licences import Part, parts


def licences(program: Program, options: argparse.Namespace) -> Result:
    """The list, or what the parts say whose names hold a text. Raises ``BadInput`` where none does."""
    every = parts(program.resources)
    if not options.name:
        data = [{"name": part.name, "version": part.version, "licence": part.licence} for part in every]
        return Result({"parts": data}, [_line(part) for part in every])
    asked = options.name.casefold()
    found = [part for part in every if asked in part.name.casefold()]
    if not found:
        raise BadInput(message("Licences", "No part of the program is called {name}.", name=options.name))
    data = [{"name": p.name, "version": p.version, "licence": p.licence, "text": p.text} for p in found]
    return Result({"parts": data}, [line for part in found for line in (_line(part), "", *part.text.splitlines(), "")])


def _line(part: Part) -> str:
    return "  ".join(word for word in (part.name, part.version, part.licence) if word)
