"""Lists and fills gaps of the translation catalogues, and compiles them for plain Python, for ``.ci/i18n``."""

import sys
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import polib

FOLDER = Path("resources/i18n")
CATALOGUES = ("zh_CN", "en")


def entries(root: ElementTree.Element) -> Iterator[tuple[str, str, ElementTree.Element]]:
    """Context, source and translation element of everything in a catalogue."""
    for context in root.iter("context"):
        for entry in context.iter("message"):
            translation = entry.find("translation")
            if translation is not None:
                yield context.findtext("name", ""), entry.findtext("source", ""), translation


def missing() -> None:
    """Print what has no translation; line breaks as ``\\n``."""
    for name in CATALOGUES:
        for context, source, translation in entries(ElementTree.parse(FOLDER / f"{name}.ts").getroot()):
            if translation.get("type") == "unfinished":
                sys.stdout.write("\t".join((name, context, source.replace("\n", "\\n"))) + "\n")


def fill(file: Path) -> None:
    """Put in the translations of a list; a line that fits nothing is an error."""
    wanted: dict[tuple[str, str, str], str] = {}
    for line in file.read_text("utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            name, context, source, translation = line.split("\t")
            wanted[name, context, source.replace("\\n", "\n")] = translation.replace("\\n", "\n")
    for name in CATALOGUES:
        path = FOLDER / f"{name}.ts"
        catalogue = ElementTree.parse(path)
        for context, source, translation in entries(catalogue.getroot()):
            text = wanted.pop((name, context, source), None)
            if text is None:
                continue
            translation.attrib.pop("type", None)
            forms = translation.findall("numerusform")
            if not forms:
                translation.text = text
                continue
            for form, words in zip(forms, text.split("|"), strict=True):
                form.text = words
        catalogue.write(path, encoding="utf-8", xml_declaration=True)
    if wanted:
        sys.exit("\n".join(f"no such entry: {key}" for key in wanted))


def compile_mo(source: Path, target: Path) -> None:
    """Write a catalogue as GNU ``.mo``. Plural forms are left out: only ``tr`` has them, and Qt reads its own file."""
    catalogue = polib.POFile()
    catalogue.metadata = {"Content-Type": "text/plain; charset=UTF-8", "Language": source.stem}
    for context, text, translation in entries(ElementTree.parse(source).getroot()):
        if translation.get("type") != "unfinished" and translation.find("numerusform") is None:
            catalogue.append(polib.POEntry(msgctxt=context, msgid=text, msgstr=translation.text or ""))
    catalogue.save_as_mofile(str(target))


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["fill", file]:
            fill(Path(file))
        case ["compile", source, target]:
            compile_mo(Path(source), Path(target))
        case _:
            missing()
