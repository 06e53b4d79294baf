"""The squares that a map is put together of, decoded in a reader process."""

import io
import warnings
from dataclasses import dataclass
from typing import BinaryIO

from PIL import Image
from PIL.JpegImagePlugin import JpegImageFile
from PIL.PngImagePlugin import PngImageFile
from PIL.WebPImagePlugin import WebPImageFile

from desktop.domain.errors import BadInput
from desktop.domain.messages import message

MOST_BYTES = 4 << 20
"""Of one square; usual ones have 20 kB."""
_LONGEST_SIDE = 1024
_FORMATS = tuple(one.format for one in (PngImageFile, JpegImageFile, WebPImageFile))


@dataclass(frozen=True, slots=True)
class MapPicture:
    """A square of a map: ``rgba`` has four bytes for each pixel, row by row from the top."""

    width: int
    height: int
    rgba: bytes


def read_map_picture(file: BinaryIO, name: str) -> MapPicture:
    """The pixels of a picture (PNG, JPEG, WebP). Raises ``BadInput``; ``name`` is what it calls the map."""
    data = file.read(MOST_BYTES + 1)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # the limit below is smaller
            with Image.open(io.BytesIO(data), formats=_FORMATS) as image:
                if len(data) > MOST_BYTES or max(image.size) > _LONGEST_SIDE:
                    raise BadInput(
                        message("maps", "A picture of the map {name} is too large. Choose another map.", name=name)
                    )
                pixels = image.convert("RGBA")
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise BadInput(
            message("maps", "A picture of the map {name} cannot be read. Choose another map.", name=name)
        ) from error
    return MapPicture(*pixels.size, pixels.tobytes())
