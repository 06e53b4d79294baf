"""What goes with the packages agrees with the program: kinds of files, versions, names."""

import configparser
import re
import tomllib
from pathlib import Path
from xml.etree import ElementTree

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from desktop.files.own import is_own

ROOT = Path(__file__).parents[1]
PACKAGING = ROOT / "resources" / "packaging"
MIME = "{http://www.freedesktop.org/standards/shared-mime-info}"


def kinds() -> dict[str, list[str]]:
    """Each MIME type with the patterns of its names."""
    root = ElementTree.parse(PACKAGING / "linux" / "venuedesk.xml").getroot()
    return {kind.get("type", ""): [g.get("pattern", "") for g in kind.iter(f"{MIME}glob")] for kind in root}


def entry() -> configparser.SectionProxy:
    parser = configparser.ConfigParser(interpolation=None, delimiters=("=",))
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    parser.read(PACKAGING / "linux" / "venuedesk.desktop", encoding="utf-8")
    return parser["Desktop Entry"]


def test_the_menu_entry_opens_every_kind_that_a_window_shows() -> None:
    offered = set(entry()["MimeType"].strip(";").split(";"))
    shown = {kind for kind, patterns in kinds().items() if all(is_own(Path(one.replace("*", "x"))) for one in patterns)}
    assert offered == shown
    assert entry()["Exec"] == "venuedesk %f"
    assert (ROOT / "resources" / "icons" / "program" / f"{entry()['Icon']}.svg").exists()


def test_windows_opens_the_same_kinds() -> None:
    registered = set(
        re.findall(r"Classes\\(\.\w+)\\OpenWithProgids", (PACKAGING / "windows" / "venuedesk.iss").read_text())
    )
    patterns = [one for some in kinds().values() for one in some]
    assert registered == {Path(one).suffix for one in patterns if is_own(Path(one.replace("*", "x")))}


def test_the_lists_of_exact_versions_satisfy_what_the_project_asks_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    extras = project["optional-dependencies"]
    pins: dict[str, str] = {}
    for name in ("requirements.txt", "requirements-build.txt", "requirements-checks.txt"):
        text = (PACKAGING / name).read_text("utf-8")
        assert "://" not in text
        pins |= dict(re.findall(r"^([a-z0-9-]+)==([^\s;]+)", text, re.MULTILINE))
        heads = len(re.findall(r"^[a-z0-9]", text, re.MULTILINE))
        assert len(re.findall(r"--hash=sha256:[0-9a-f]{64}(?: \\)?$", text, re.MULTILINE)) >= heads
    for line in (*project["dependencies"], *extras["hub"], *extras["test"]):
        wanted = Requirement(line)
        assert pins[canonicalize_name(wanted.name)] in wanted.specifier, line
