"""Pictures and documents beside records: what is published of them, and what never is."""

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageCms
from projects import write
from sites import elements, mkdocs, tree

from builder import files
from builder.__main__ import main
from builder.files import PICTURES, File
from builder.sizes import published

GPS, LATITUDE, ORIENTATION, MAKER = 0x8825, 2, 0x0112, 0x010F
RED, BLUE = (200, 30, 30), (30, 30, 200)


def drawn(width: int, height: int) -> Image.Image:
    """A picture that is red in its left half, and else blue."""
    image = Image.new("RGB", (width, height), BLUE)
    image.paste(RED, (0, 0, width // 2, height))
    return image


def saved(image: Image.Image, format_: str = "JPEG", **options: object) -> bytes:
    target = io.BytesIO()
    image.save(target, format_, **options)
    return target.getvalue()


def camera(orientation: int = 1) -> Image.Exif:
    """What a camera writes beside a picture."""
    exif = Image.Exif()
    exif[ORIENTATION], exif[MAKER] = orientation, "SecretCam"
    exif.get_ifd(GPS)[LATITUDE] = (59.0, 54.0, 30.0)
    return exif


def read(data: bytes, name: str = "gate.jpg") -> File:
    found, problems = files.read({f"events/{name}": data})
    assert problems == []
    file = found[f"events/{name}"]
    assert file
    return file


def sizes(data: bytes, name: str = "gate.jpg") -> dict[str, Image.Image]:
    found = published(read(data, name))
    return {path: Image.open(io.BytesIO(one)) for path, one in found.items()}


def is_near(image: Image.Image, at: tuple[int, int], colour: tuple[int, ...]) -> bool:
    pixel = image.convert("RGB").getpixel(at)
    assert isinstance(pixel, tuple)
    return all(abs(one - other) < 12 for one, other in zip(pixel, colour, strict=True))


@pytest.mark.parametrize(
    ("width", "widths"),
    [
        (1, (1,)),
        (480, (480,)),
        (481, (480, 481)),
        (1600, (480, 960, 1600)),
        (1601, (480, 960, 1600)),
        (4000, (480, 960, 1600)),
    ],
)
def test_a_picture_has_the_sizes_that_its_page_names_and_none_above_the_original(
    width: int, widths: tuple[int, ...]
) -> None:
    file = read(saved(drawn(width, 300)))
    found = sizes(file.data)
    assert file.widths == widths
    assert sorted(found) == sorted([file.address, *map(file.address_at, file.widths)])
    for one in file.widths:
        assert found[file.address_at(one)].size == (one, file.height_at(one))
    assert found[file.address].size == found[file.address_at(file.widths[-1])].size


def test_a_picture_loses_what_the_camera_wrote_and_stands_upright() -> None:
    # Orientation 6: the camera was turned, and the left of what it wrote is the top.
    data = saved(drawn(60, 20), exif=camera(6), comment=b"SecretNote")
    file = read(data)
    assert (file.width, file.height) == (20, 60)
    for path, raw in published(file).items():
        image = Image.open(io.BytesIO(raw))
        assert image.size == (20, 60), path
        assert is_near(image, (10, 5), RED), path
        assert is_near(image, (10, 55), BLUE), path
        assert dict(image.getexif()) == {}, path
        assert not image.info.keys() & {"exif", "comment", "icc_profile", "xmp"}, path
        assert b"Secret" not in raw
    assert b"Secret" in data


@pytest.mark.parametrize(
    ("make", "name"),
    [
        (lambda: saved(drawn(40, 20).convert("CMYK")), "gate.jpg"),
        (lambda: saved(drawn(40, 20).quantize(4), "PNG"), "gate.png"),
        (lambda: saved(drawn(40, 20).convert("RGBA"), "PNG"), "gate.png"),
        (lambda: saved(drawn(40, 20), "WEBP", lossless=True), "gate.webp"),
        (lambda: saved(drawn(40, 20), icc_profile=srgb()), "gate.jpeg"),
        (lambda: saved(drawn(40, 20), icc_profile=b"none"), "gate.JPG"),
        (lambda: saved(drawn(40, 20), "MPO", save_all=True, append_images=[drawn(4, 2)]), "g.jpg"),
    ],
    ids=["inks", "palette", "alpha", "webp", "profile", "no-profile", "two-in-one"],
)
def test_pictures_of_every_make_keep_their_colours(make: Callable[[], bytes], name: str) -> None:
    for path, image in sizes(make(), name).items():
        assert image.mode == "RGB", path
        assert is_near(image, (5, 10), RED), path
        assert is_near(image, (35, 10), BLUE), path


def srgb() -> bytes:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def test_colours_of_another_space_become_those_of_the_web() -> None:
    swapped = srgb().replace(b"rXYZ", b"----").replace(b"bXYZ", b"rXYZ").replace(b"----", b"bXYZ")
    for image in sizes(saved(drawn(40, 20), icc_profile=swapped)).values():
        assert is_near(image, (5, 10), BLUE)
        assert is_near(image, (35, 10), RED)


def test_what_is_transparent_is_white_so_that_dark_lines_are_seen_at_night() -> None:
    lines = Image.new("RGBA", (40, 20), (0, 0, 0, 0))
    lines.paste((0, 0, 0, 255), (0, 0, 20, 20))
    for image in sizes(saved(lines, "PNG"), "plan.png").values():
        assert is_near(image, (5, 10), (0, 0, 0))
        assert is_near(image, (35, 10), (255, 255, 255))


def test_a_picture_of_sixteen_bits_keeps_its_tones() -> None:
    deep = Image.new("I;16", (40, 20), 0x8000)
    for image in sizes(saved(deep, "PNG"), "scan.png").values():
        assert is_near(image, (5, 10), (128, 128, 128))


def test_the_same_picture_gives_the_same_bytes() -> None:
    data = saved(drawn(1000, 600), exif=camera())
    assert published(read(data)) == published(read(data))


def test_a_document_is_published_as_it_is() -> None:
    data = b"%PDF-1.7\n...\n%%EOF\n"
    assert published(read(data, "plan.pdf")) == {"media/events/plan.pdf": data}


def test_no_two_files_of_a_folder_share_an_address() -> None:
    names = ["a.jpg", "a.jpeg", "a.png", "a.webp", "a.pdf", "a-480.jpg", "a-jpg-480.webp"]
    found = [File(f"events/{name}", b"", 2000, 1000) for name in names]
    addresses = [file.address for file in found]
    addresses += [file.address_at(one) for file in found if file.is_picture for one in file.widths]
    assert len(addresses) == len(set(addresses))


SAMPLES = {
    "jpg": saved(drawn(24, 16), exif=camera(3)),
    "png": saved(drawn(24, 16), "PNG"),
    "webp": saved(drawn(24, 16), "WEBP", exif=camera()),
    "pdf": b"%PDF-1.7\n1 0 obj\n%%EOF\n",
}


@given(
    st.sampled_from(sorted(SAMPLES)),
    st.lists(st.tuples(st.integers(0, 2000), st.binary(min_size=1, max_size=4)), max_size=4),
    st.integers(0, 2000),
)
def test_a_file_of_any_bytes_is_a_problem_or_can_be_published(
    ending: str, changes: list[tuple[int, bytes]], cut: int
) -> None:
    data = bytearray(SAMPLES[ending])
    for at, new in changes:
        data[at % len(data) : at % len(data) + len(new)] = new
    raw = bytes(data[: max(cut, len(data) // 2)])
    path = f"events/a.{ending}"
    found, problems = files.read({path: raw})
    file = found[path]
    assert (file is None) == bool(problems)
    if file:
        expected = [file.address, *map(file.address_at, file.widths if ending in PICTURES else ())]
        assert sorted(published(file)) == sorted(expected)


@given(st.binary(max_size=200), st.sampled_from([*PICTURES, "pdf"]))
def test_bytes_of_chance_are_a_problem(data: bytes, ending: str) -> None:
    found, [problem] = files.read({f"events/a.{ending}": data})
    assert found == {f"events/a.{ending}": None}
    assert problem.code == "damaged-file"


MEDIA = """\
media:
  - {file: gate.jpg, alt: A gate, licence: CC BY 4.0, credit: A. Moss, caption: The gate.}
  - {file: plan.png, alt: A plan, licence: public domain}
  - {file: order.pdf, alt: The order, licence: public domain}
  - {video: "https://videos.example.org/gate", alt: It opens, licence: all rights reserved}
"""
BESIDE = {
    "events/gate.jpg": saved(drawn(1200, 700), exif=camera()),
    "events/plan.png": saved(drawn(300, 900), "PNG"),
    "events/order.pdf": SAMPLES["pdf"],
}


def with_media(folder: Path) -> Path:
    event = (folder / "data" / "events" / "closure.yml").read_bytes()
    write(folder / "data", {**BESIDE, "events/closure.yml": event + MEDIA.encode()})
    return folder


def test_a_site_has_each_picture_in_its_sizes_and_asks_nobody_else(small: Path) -> None:
    with_media(small)
    assert mkdocs(small, "--strict").returncode == 0
    page = small / "site" / "events" / "closure" / "index.html"
    named = []
    for tag, attributes in elements(page):
        if tag == "img" and "alt" in attributes and attributes["alt"] in {"A gate", "A plan"}:
            picture = Image.open(page.parent / attributes["src"])
            assert picture.size == (int(attributes["width"]), int(attributes["height"]))
            assert (attributes["loading"], attributes["decoding"]) == ("lazy", "async")
        if tag == "source":
            for one in attributes["srcset"].split(", "):
                address, width = one.split(" ")
                with Image.open(page.parent / address) as size:
                    assert f"{size.width}w" == width
                named.append(address.removeprefix("../../"))
        for asked in ("src", "srcset", "poster", "data"):
            assert "//" not in attributes.get(asked, "")
    made = tree(small / "site" / "media")
    assert sorted(named) == sorted(f"media/{path}" for path in made if ".webp" in path)
    assert len(made) == 3 + 2 + 1 + 1
    assert not any(b"SecretCam" in data for data in made.values())
    assert "https://videos.example.org/gate" in page.read_text("utf-8")


def test_a_page_written_by_hand_shows_a_picture_of_a_record(small: Path) -> None:
    with_media(small)
    write(small / "docs", {"method.md": "# M\n\n```picture\nfile: events/gate.jpg\n```\n"})
    assert mkdocs(small, "--strict").returncode == 0
    page = small / "site" / "method" / "index.html"
    found = list(elements(page))
    [picture] = [one for tag, one in found if tag == "img" and one.get("alt") == "A gate"]
    assert (page.parent / picture["src"]).is_file()
    assert {"href": "../events/closure/"} in [one for tag, one in found if tag == "a"]
    text = page.read_text("utf-8")
    assert "The gate." in text
    assert "A. Moss" in text
    assert 'rel="license">CC BY 4.0</a>' in text


def test_a_picture_that_is_replaced_is_noticed_and_one_that_is_not_is_kept(small: Path) -> None:
    with_media(small)
    assert mkdocs(small).returncode == 0
    assert "Nothing has changed" in mkdocs(small).stderr
    before = tree(small / "site" / "media")
    write(small / "data", {"events/gate.jpg": saved(drawn(1000, 500))})
    assert mkdocs(small).returncode == 0
    after = tree(small / "site" / "media")
    paths = before.keys() | after.keys()
    assert {path for path in paths if before.get(path) != after.get(path)} == {
        *("events/gate.jpg", "events/gate.jpg.480.webp", "events/gate.jpg.960.webp"),
        *("events/gate.jpg.1000.webp", "events/gate.jpg.1200.webp"),
    }


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("alt: A gate, ", "", "this picture or document has no `alt`"),
        ("licence: CC BY 4.0, ", "", "this picture or document has no `licence`"),
        ("gate.jpg", "gates.jpg", "there is no file `events/gates.jpg`"),
    ],
)
def test_without_what_a_picture_needs_the_old_site_stays(
    small: Path, old: str, new: str, said: str
) -> None:
    with_media(small)
    assert mkdocs(small).returncode == 0
    before = tree(small / "site")
    path = small / "data" / "events" / "closure.yml"
    assert old in path.read_text("utf-8")
    path.write_text(path.read_text("utf-8").replace(old, new, 1), "utf-8")
    done = mkdocs(small)
    assert done.returncode == 1
    assert said in done.stderr
    assert tree(small / "site") == before


def test_the_command_that_writes_pages_writes_pictures(small: Path, tmp_path: Path) -> None:
    with_media(small)
    assert main(["pages", str(tmp_path / "out"), "--config", str(small / "mkdocs.yml")]) == 0
    assert (tmp_path / "out/docs/media/events/order.pdf").read_bytes() == SAMPLES["pdf"]
    assert Image.open(tmp_path / "out/docs/media/events/gate.jpg.480.webp").size == (480, 280)
