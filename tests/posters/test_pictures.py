"""Pictures brought into a layout: what of them is kept, and which are not taken."""

import io

import pytest
from PIL import Image, ImageCms

from desktop.domain.errors import BadInput
from desktop.posters.document.layout import Asset
from desktop.posters.document.pictures import picture_asset
from tests.posters.test_untrusted import gif, png

ORIENTATION, MAKER, GPS = 0x0112, 0x010F, 0x8825


def saved(image: Image.Image, kind: str, **more: object) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **more)
    return out.getvalue()


def opened(asset: Asset) -> Image.Image:
    image = Image.open(io.BytesIO(asset.data))
    image.load()
    return image


def test_a_photo_is_turned_upright_and_tells_nothing_of_its_camera() -> None:
    image = Image.new("RGB", (80, 40), "white")
    image.paste("red", (0, 0, 20, 40))
    exif = Image.Exif()
    exif[ORIENTATION], exif[MAKER] = 6, "SOMECAMERA"
    exif.get_ifd(GPS)[1] = "N"
    asset = picture_asset(saved(image, "JPEG", exif=exif, quality=95), "photo.jpg")
    shown = opened(asset)
    assert asset.pixels == shown.size == (40, 80)
    red, green, blue = shown.getpixel((20, 5))  # type: ignore[misc]
    assert red > 200
    assert max(green, blue) < 60
    assert b"SOMECAMERA" not in asset.data
    assert not shown.getexif()


@pytest.mark.parametrize("mode", ["L", "P", "LA", "RGBA", "CMYK", "I;16", "1"])
def test_any_kind_of_pixels_becomes_plain_colours(mode: str) -> None:
    kind = "JPEG" if mode == "CMYK" else "PNG"
    shown = opened(picture_asset(saved(Image.new(mode, (6, 4)), kind), "picture"))
    assert shown.mode in ("RGB", "RGBA")
    assert (shown.mode == "RGBA") == (mode in ("LA", "RGBA"))


def test_colours_of_a_profile_become_those_of_srgb_and_the_profile_goes() -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    shown = opened(picture_asset(saved(Image.new("RGB", (4, 4), "#0B6E63"), "PNG", icc_profile=profile), "logo.png"))
    assert shown.getpixel((0, 0)) == pytest.approx((0x0B, 0x6E, 0x63), abs=1)
    assert "icc_profile" not in shown.info


def test_the_same_file_gives_the_same_picture() -> None:
    data = saved(Image.new("RGB", (9, 9), "navy"), "PNG")
    assert picture_asset(data, "a.png") == picture_asset(data, "b.png")


@pytest.mark.parametrize("data", [b"", b"%!PS-Adobe-3.0", gif(), png(400, 400, b"\0")])
def test_what_is_no_whole_picture_is_refused(data: bytes) -> None:
    with pytest.raises(BadInput, match=r"logo\.png is no picture that can be read"):
        picture_asset(data, "logo.png")


def test_too_many_pixels_are_refused_before_they_are_read() -> None:
    with pytest.raises(BadInput, match="more than 24 million pixels"):
        picture_asset(png(25_000, 4_000, b"\0"), "wall.png")
