"""Three decoders that have nothing in common but the standard."""

import shutil
import subprocess
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import cv2
import zxingcpp
from PIL import Image

from tests.posters.decoding.camera import Picture

Reader = Callable[[Sequence[Picture]], list[str]]
"""What each picture says; empty where nothing was read."""


def by_zxing(pictures: Sequence[Picture]) -> list[str]:
    """zxing-cpp, which the program itself reads with."""
    formats = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
    found = [zxingcpp.read_barcodes(picture, formats=formats) for picture in pictures]
    return [codes[0].text if codes else "" for codes in found]


def by_wechat(pictures: Sequence[Picture]) -> list[str]:
    """The detector that WeChat gave to OpenCV, without its neural models: the worse case."""
    detector = cv2.wechat_qrcode.WeChatQRCode()
    found = [detector.detectAndDecode(picture)[0] for picture in pictures]
    return [texts[0] if texts else "" for texts in found]


def by_zbar(pictures: Sequence[Picture]) -> list[str]:
    """zbar, in one process for all pictures."""
    with tempfile.TemporaryDirectory(prefix="decoding-") as folder:
        names = [Path(folder) / f"{number:05}.png" for number in range(len(pictures))]
        for name, picture in zip(names, pictures, strict=True):
            Image.fromarray(picture).save(name, compress_level=1)
        done = subprocess.run(
            ["zbarimg", "--quiet", "--xml", "-Sdisable", "-Sqrcode.enable", *map(str, names)],
            capture_output=True,
            text=True,
            check=False,
        )
    return _texts(done.stdout, [str(name) for name in names])


def _texts(xml: str, names: Sequence[str]) -> list[str]:
    import xml.etree.ElementTree as ElementTree

    found: dict[str, str] = {}
    for source in ElementTree.fromstring(xml).iter():
        if source.tag.endswith("source"):
            data = next((part.text for part in source.iter() if part.tag.endswith("data")), None)
            found[source.attrib["href"]] = data or ""
    return [found.get(name, "") for name in names]


READERS: Mapping[str, Reader] = {"zxing-cpp": by_zxing, "zbar": by_zbar, "WeChat": by_wechat}
HAS_ZBAR = shutil.which("zbarimg") is not None
