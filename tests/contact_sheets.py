"""Pictures of every page at every size, put together to be looked at whole: one sheet per language, screen and text size.

``python -m pytest tests/ui/test_layout.py --screens DIR`` makes the pictures, ``python -m tests.contact_sheets DIR`` the
sheets, beside them.
"""

import re
import sys
from collections import defaultdict
from pathlib import Path

from PIL import Image

_PICTURE = re.compile(r"layout-(?P<sheet>[a-z]+-\d+-\d+)-.+\.png")
_WIDTH, _COLUMNS = 640, 3


def main(folder: Path) -> int:
    """Write ``sheet-LANGUAGE-WIDTH-TEXTSIZE.png`` for all pictures in ``folder``; gives how many."""
    sheets: defaultdict[str, list[Path]] = defaultdict(list)
    for picture in sorted(folder.glob("layout-*.png")):
        if found := _PICTURE.fullmatch(picture.name):
            sheets[found["sheet"]].append(picture)
    for name, pictures in sheets.items():
        _sheet(pictures).save(folder / f"sheet-{name}.png")
    return len(sheets)


def _sheet(pictures: list[Path]) -> Image.Image:
    small = []
    for picture in pictures:
        with Image.open(picture) as whole:
            small.append(whole.convert("RGB").resize((_WIDTH, whole.height * _WIDTH // whole.width)))
    height = max(one.height for one in small)
    made = Image.new("RGB", (_WIDTH * _COLUMNS, height * -(-len(small) // _COLUMNS)), "white")
    for at, one in enumerate(small):
        made.paste(one, (at % _COLUMNS * _WIDTH, at // _COLUMNS * height))
    return made


if __name__ == "__main__":
    sys.stdout.write(f"{main(Path(sys.argv[1]))} sheets\n")
