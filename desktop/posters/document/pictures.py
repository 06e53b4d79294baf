"""Pictures brought into a layout: upright, in sRGB, whole, and without what a camera wrote beside them.

A layout is carried to other desks and printed for everybody: where and with what a photo was taken is nobody's business.
"""

import hashlib
import io
import warnings
from typing import BinaryIO

from PIL import Image, ImageCms, ImageOps

from desktop.domain.errors import BadInput
from desktop.domain.messages import message
from desktop.posters.document.layout import Asset
from desktop.posters.document.layout_json import PICTURE_FORMATS

MOST_PIXELS = 24_000_000
"""As many as a layout file may hold in all; a page of A3 at 300 dots per inch has 17 million."""
_LARGEST = 32 * 1024 * 1024
"""Bytes of a picture's file: a photo of a good camera has a quarter of it."""
_PHOTO_QUALITY = 92
_SIXTEEN_BITS = ("I", "I;16", "I;16B", "I;16L")


def read_picture(file: BinaryIO, name: str) -> Asset:
    """The picture of a file as layouts hold it. Raises ``BadInput``."""
    if file.seek(0, io.SEEK_END) > _LARGEST:
        raise BadInput(message("pictures", "{name} is larger than 32 MB. Choose a smaller picture.", name=name))
    file.seek(0)
    return picture_asset(file.read(), name)


def picture_asset(data: bytes, name: str) -> Asset:
    """A picture of a file as layouts hold it: photos as JPEG, others as PNG; the same file gives the same bytes. Raises
    ``BadInput`` for what is no PNG or JPEG, is damaged, or has more than ``MOST_PIXELS`` pixels."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # the limit below is smaller
            with Image.open(io.BytesIO(data), formats=PICTURE_FORMATS) as image:
                across, down = image.size
                if across * down > MOST_PIXELS:
                    raise BadInput(
                        message(
                            "pictures",
                            "{name} has more than {limit} million pixels. Make it smaller and choose it again.",
                            name=name,
                            limit=MOST_PIXELS // 1_000_000,
                        )
                    )
                is_photo = image.format == "JPEG"
                plain = _plain(image)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError, ImageCms.PyCMSError) as error:
        raise BadInput(message("pictures", "{name} is no picture that can be read.", name=name)) from error
    out = io.BytesIO()
    if is_photo:
        plain.save(out, "JPEG", quality=_PHOTO_QUALITY, subsampling=0)
    else:
        plain.save(out, "PNG")
    kept = out.getvalue()
    return Asset(hashlib.sha256(kept).hexdigest(), kept, plain.size)


def _plain(image: Image.Image) -> Image.Image:
    """The pixels alone: turned as the camera was held, in the colours of sRGB, transparent where they were."""
    profile = image.info.get("icc_profile")
    upright = ImageOps.exif_transpose(image)
    if upright.mode in _SIXTEEN_BITS:
        upright = upright.point(lambda value: value / 256).convert("L")
    alpha = upright.convert("RGBA").getchannel("A") if upright.has_transparency_data else None
    if upright.mode not in ("RGB", "CMYK", "L"):
        upright = upright.convert("RGB")
    if profile:
        from_profile = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        colours = ImageCms.profileToProfile(upright, from_profile, ImageCms.createProfile("sRGB"), outputMode="RGB")
        assert colours is not None  # it is None only where the picture is changed in place
    else:
        colours = upright.convert("RGB")
    if alpha is not None:
        colours.putalpha(alpha)
    bare = Image.new(colours.mode, colours.size)
    bare.paste(colours)
    return bare
