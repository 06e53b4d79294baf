"""``posters``: the PDF that the window would save."""

import argparse
from pathlib import Path

from desktop.app.program import Program
from desktop.cli.desk import opened_desk
from desktop.cli.layouts import layout_of
from desktop.cli.messages import message_text
from desktop.cli.output import Result
from desktop.domain.errors import BadInput
from desktop.domain.messages import message
from desktop.domain.posters import Language
from desktop.posters.output.rendition import Rendition
from desktop.posters.output.tiling import OVERLAP_MM
from desktop.printing.media import media_for_page
from desktop.services.desk import Desk
from desktop.services.printing.sheets import tiling_on

_PAPERS = {"A3": (297.0, 420.0), "A4": (210.0, 297.0), "A5": (148.0, 210.0)}


def posters(program: Program, options: argparse.Namespace) -> Result:
    """Write the posters of the gates named, or of all."""
    with opened_desk(program, options) as desk:
        template_id = layout_of(program, desk, options.template).id
        language, out = Language(options.lang), options.out.absolute()
        return write_posters(program, desk, template_id, language, options.gate, out, _rendition(options))


def write_posters(
    program: Program,
    desk: Desk,
    template_id: str,
    language: Language,
    names: list[str],
    out: Path,
    rendition: Rendition,
) -> Result:
    """Make, prove and save; what the command prints."""
    gate_ids = _gate_ids(desk, names) if names else None
    batch = desk.posters.prepare(template_id, language, gate_ids, rendition=rendition)
    desk.posters.save_pdf(batch, out)
    pages = [
        {"gate": p.gate_name, "payload": p.payload, "serial": p.serial, "verified": p.verified} for p in batch.pages
    ]
    findings = [message_text(program, f.message) for f in batch.findings]
    data = {"out": out, "sha256": batch.sha256, "template": template_id, "pages": pages, "findings": findings}
    lines = [f"{p.serial}  {p.gate_name}  {p.payload}" for p in batch.pages]
    return Result(data, [*lines, *findings, str(out)])


def _rendition(options: argparse.Namespace) -> Rendition:
    tiling = tiling_on(media_for_page(*_PAPERS[options.sheets]), OVERLAP_MM) if options.sheets else None
    return Rendition(ink_saving=options.save_ink, tiling=tiling, print_shop=options.print_shop)


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
