"""Pictures brought into a layout."""

import hashlib
import io

from PIL import Image

from desktop.domain.errors import BadInput
from desktop.domain.messages import message
from desktop.posters.document.layout import Asset


def picture_asset(data: bytes, name: str) -> Asset:
    """A picture of a file as layouts hold it. Raises ``BadInput`` for what is no PNG or JPEG."""
    try:
        with Image.open(io.BytesIO(data), formats=("PNG", "JPEG")) as image:
            return Asset(hashlib.sha256(data).hexdigest(), data, image.size)
    except (OSError, ValueError, Image.DecompressionBombError) as error:
        raise BadInput(message("pictures", "{name} is no picture that can be read.", name=name)) from error
