"""The picture to take along, as SVG and PNG: valid, complete, and of the present view."""

import struct
from base64 import b64encode
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect
from reader import PHONE, At, Reader, plain

# Reads a document of SVG as any other program does: what it says, and what it would need.
PARSE = """text => {
  const made = new DOMParser().parseFromString(text, "image/svg+xml");
  const all = [...made.querySelectorAll("*")];
  return {
    faults: made.querySelectorAll("parsererror").length,
    root: made.documentElement.localName,
    title: made.querySelector("title").textContent,
    size: ["width", "height"].map(name => Number(made.documentElement.getAttribute(name))),
    texts: [...made.querySelectorAll("text")]
      .map(one => one.children.length ? [...one.children] : [one])
      .map(lines => lines.map(line => line.textContent).join(" ")),
    marks: made.querySelectorAll("circle, rect").length,
    scripts: all.filter(one => one.localName === "script").length,
    handlers: all.flatMap(one => [...one.attributes])
      .filter(one => one.name.startsWith("on")).length,
    beyond: [...text.matchAll(/(?:url\\(["']?|href=["'])(?!#|data:)([^"')]+)/g)].map(m => m[1]),
  };
}"""

# How many colours a picture has, and of which size it is.
LOOK = """async url => {
  const image = await createImageBitmap(await (await fetch(url)).blob());
  const canvas = new OffscreenCanvas(image.width, image.height);
  const pen = canvas.getContext("2d");
  pen.drawImage(image, 0, 0);
  const {data} = pen.getImageData(0, 0, image.width, image.height);
  const colours = new Set();
  for (let i = 0; i < data.length; i += 4)
    colours.add((data[i] << 16) + (data[i + 1] << 8) + data[i + 2]);
  return {size: [image.width, image.height], colours: colours.size, paper: [...data.slice(0, 4)]};
}"""


def take(reader: Reader, kind: str) -> tuple[str, Path]:
    """Save the picture; give the name of the file and where it is."""
    reader.unfold("Share")
    with reader.page.expect_download() as download:
        reader.figure.get_by_role("button", name=f"Save as {kind}").click()
    expect(reader.page.get_by_text("Saved.", exact=True)).to_be_visible()
    return download.value.suggested_filename, Path(download.value.path())


def parse(reader: Reader, file: Path) -> dict[str, Any]:
    return alone(reader, PARSE, file.read_text("utf-8"))


def alone(reader: Reader, script: str, given: str) -> dict[str, Any]:
    """Ask in an empty page, where no policy says what may be in a picture."""
    page = reader.page.context.new_page()
    found = page.evaluate(script, given)
    page.close()
    return dict(found)


@pytest.mark.parametrize("options", [{}, PHONE], ids=["wide", "phone"])
def test_the_svg_stands_alone_and_shows_the_present_view(
    standing: At, options: dict[str, Any]
) -> None:
    reader = standing("timeline/?t=delivery&side=netherford&lanes=type", **options)
    name, file = take(reader, "SVG")
    assert name.startswith("april-2019-overwaters-open-gates")
    assert name.endswith(".svg")
    drawing = parse(reader, file)
    assert (drawing["faults"], drawing["root"], drawing["scripts"], drawing["handlers"]) == (
        0,
        "svg",
        0,
        0,
    )
    assert drawing["beyond"] == []
    assert drawing["title"] == reader.site.data["title"]
    texts = [plain(text) for text in drawing["texts"]]
    everything = " ".join(texts)
    assert reader.site.data["title"] in everything
    assert f"as of {reader.site.data['as_of']}" in everything
    assert (
        f"{reader.site.address}timeline/?t=delivery&lanes=type&side=netherford"
        in everything.replace(" ", "").replace("asof", "as of")
    )
    # What is in the view is there, and nothing else is.
    assert "Development" in texts
    title = reader.site.event("first-carts")["title"]
    assert any(title.startswith(text.removesuffix("…")) and len(text) > 10 for text in texts)
    assert "Other towns and bodies" not in everything
    for which in ("pike-statement", "lantern-meeting", "council-debate"):
        start = reader.site.event(which)["title"][:20]
        assert not any(text.startswith(start) for text in texts), which
    assert drawing["marks"] > len(reader.ids)
    # It left nothing behind in the page.
    assert reader.page.locator(".timeline-portrait").count() == 0


def test_the_svg_looks_the_same_in_an_image_of_its_own(standing: At) -> None:
    reader = standing("timeline/")
    _, file = take(reader, "SVG")
    text = file.read_text("utf-8")
    assert 'class="' not in text
    assert "var(--" not in text
    # The faces come with it.
    assert "@font-face" in text
    size = reader.page.evaluate(
        """async text => {
          const image = new Image();
          image.src = URL.createObjectURL(new Blob([text], {type: "image/svg+xml"}));
          await image.decode();
          return [image.naturalWidth, image.naturalHeight];
        }""",
        text,
    )
    assert size == parse(reader, file)["size"]
    assert size[0] == 1232


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_png_is_a_sharp_picture_in_the_colours_of_the_page(
    standing: At,
    scheme: Any,  # noqa: ANN401 - Playwright's own word
) -> None:
    reader = standing("timeline/?t=delivery", color_scheme=scheme)
    name, file = take(reader, "PNG")
    assert name.endswith(".png")
    data = file.read_bytes()
    assert data.startswith(b"\x89PNG\r\n\x1a\n")
    assert struct.unpack(">II", data[16:24])[0] == 2 * 1232
    look = alone(reader, LOOK, f"data:image/png;base64,{b64encode(data).decode()}")
    assert look["size"] == list(struct.unpack(">II", data[16:24]))
    assert look["colours"] > 50
    red, green, blue, opaque = look["paper"]
    assert opaque == 255
    assert (min(red, green, blue) > 230) == (scheme == "light")
    assert (max(red, green, blue) < 40) == (scheme == "dark")


def test_taking_the_picture_changes_nothing_in_the_page(standing: At) -> None:
    reader = standing("timeline/?t=delivery&event=first-carts")
    before = reader.heading, reader.ids, reader.page.url
    take(reader, "SVG")
    assert (reader.heading, reader.ids, reader.page.url) == before
    expect(reader.title).to_have_text(reader.site.event("first-carts")["title"])


def test_a_picture_that_cannot_be_saved_is_told(at: At) -> None:
    reader = at("timeline/")
    reader.page.evaluate("() => { URL.createObjectURL = () => { throw new Error('no'); }; }")
    reader.unfold("Share")
    reader.press("Save as PNG")
    expect(reader.page.get_by_text("The picture could not be saved.")).to_be_visible()
    assert reader.page.locator(".timeline-portrait").count() == 0
    # The reason, for whoever keeps the site.
    assert reader.visit.faults == ["timeline: no"]
    reader.visit.faults.clear()
