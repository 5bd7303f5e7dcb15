"""The site's icon for tabs and bookmarks, as SVG and as PNG: three bars on a timeline."""

from io import BytesIO

from PIL import Image, ImageDraw

SIDE = 64
INK, PAPER = "#1c1d20", "#fdfcfa"
CORNER = 10
BARS = ((12, 14, 24), (24, 28, 28), (40, 42, 12))
"""Left edge, top and width of each bar; all are 8 high."""


def svg() -> str:
    """The icon as SVG, for any size."""
    bars = "".join(
        f'<rect x="{x}" y="{y}" width="{width}" height="8" fill="{PAPER}"/>' for x, y, width in BARS
    )
    tile = f'<rect width="{SIDE}" height="{SIDE}" rx="{CORNER}" fill="{INK}"/>'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {SIDE} {SIDE}">{tile}{bars}</svg>\n'
    )


def png(size: int, *, corners: bool = True) -> bytes:
    """The icon as PNG; without rounded corners if the device rounds them itself."""
    scale = 4 * size / SIDE
    large = Image.new("RGBA", (4 * size, 4 * size), (0, 0, 0, 0))
    on = ImageDraw.Draw(large)
    radius = CORNER * scale if corners else 0
    on.rounded_rectangle((0, 0, 4 * size - 1, 4 * size - 1), radius, fill=INK)
    for x, y, width in BARS:
        box = (x * scale, y * scale, (x + width) * scale - 1, (y + 8) * scale - 1)
        on.rectangle(box, fill=PAPER)
    file = BytesIO()
    large.reduce(4).save(file, "PNG")
    return file.getvalue()
