"""``posters``: the PDF that the window would save."""

import argparse
from pathlib import Path

from desktop.app.program import Program
from desktop.cli.desk import opened_desk
from desktop.cli.layouts import layout_of
from desktop.cli.output import Result
from desktop.domain.errors import BadInput
from desktop.domain.messages import message
from desktop.domain.posters import Language
from desktop.services.desk import Desk


def posters(program: Program, options: argparse.Namespace) -> Result:
    """Write the posters of the gates named, or of all."""
    with opened_desk(program, options) as desk:
        template_id = layout_of(program, desk, options.template).id
        return write_posters(desk, template_id, Language(options.lang), options.gate, options.out.absolute())


def write_posters(desk: Desk, template_id: str, language: Language, names: list[str], out: Path) -> Result:
    """Make, prove and save; what the command prints."""
    batch = desk.posters.prepare(template_id, language, _gate_ids(desk, names) if names else None)
    desk.posters.save_pdf(batch, out)
    pages = [
        {"gate": p.gate_name, "payload": p.payload, "serial": p.serial, "verified": p.verified} for p in batch.pages
    ]
    findings = [str(f.message) for f in batch.findings]
    data = {"out": out, "sha256": batch.sha256, "template": template_id, "pages": pages, "findings": findings}
    lines = [f"{p.serial}  {p.gate_name}  {p.payload}" for p in batch.pages]
    return Result(data, [*lines, *findings, str(out)])


def _gate_ids(desk: Desk, names: list[str]) -> list[str]:
    by_name = {gate.name: gate.id for gate in desk.gates.list()}
    for name in names:
        if name not in by_name:
            raise BadInput(
                message(
                    "gates",
                    "There is no gate named {name}. The gates are {gates}.",
                    name=name,
                    gates="、".join(by_name),
                )
            )
    return [by_name[name] for name in names]
