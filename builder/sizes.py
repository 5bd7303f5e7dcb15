"""A picture or a document beside a record → the files that the site publishes of it.

A picture comes in several widths, upright, in the colours of the web, and without anything that a
camera wrote beside it: when, where and with which device it was taken. The same picture gives the
same bytes with one version of Pillow.
"""

from collections.abc import Mapping
from io import BytesIO

from PIL import Image, ImageCms, ImageOps

from builder.files import PICTURES, File, opened

QUALITY = 82
"""Of JPEG and WebP, of 100: from here on, few see a difference."""


def published(file: File) -> Mapping[str, bytes]:
    """What is published of a file, by the path in the site; a document as it is."""
    if not file.is_picture:
        return {file.address: file.data}
    image = _plain(opened(file.data, PICTURES[file.ending]))
    sizes = {width: _resized(image, width, file.height_at(width)) for width in file.widths}
    whole = sizes[file.widths[-1]]
    fallback = "PNG" if file.ending == "png" else "JPEG"
    return {
        file.address: _saved(whole, fallback, quality=QUALITY, optimize=True, progressive=True),
        **{
            file.address_at(width): _saved(size, "WEBP", quality=QUALITY, method=4)
            for width, size in sizes.items()
        },
    }


def _plain(image: Image.Image) -> Image.Image:
    """A picture upright, on white, in sRGB."""
    profile = image.info.get("icc_profile")
    upright = ImageOps.exif_transpose(image)
    if upright.mode.startswith("I"):  # 16 bits, of which the upper 8 are enough
        upright = upright.point(lambda value: value * (1 / 256)).convert("L")
    if upright.mode in {"P", "PA", "LA", "RGBA"} or "transparency" in upright.info:
        above = upright.convert("RGBA")
        upright = Image.new("RGBA", above.size, "white")
        upright.alpha_composite(above)
        upright = upright.convert("RGB")
    return _in_srgb(upright, profile).convert("RGB")


def _in_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """A picture with the colours that its profile means; as it is, if the profile is unfit."""
    if not profile:
        return image
    try:
        given = ImageCms.ImageCmsProfile(BytesIO(profile))
        srgb = ImageCms.createProfile("sRGB")
        return ImageCms.profileToProfile(image, given, srgb, outputMode="RGB") or image
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        return image


def _resized(image: Image.Image, width: int, height: int) -> Image.Image:
    if image.size == (width, height):
        return image
    return image.resize((width, height), Image.Resampling.LANCZOS, reducing_gap=3.0)


def _saved(image: Image.Image, format_: str, **options: object) -> bytes:
    target = BytesIO()
    bare = Image.new(image.mode, image.size)
    bare.paste(image)  # without what the original had beside its pixels
    bare.save(target, format_, **options)
    return target.getvalue()
