"""Pictures that the builder makes, as a browser shows them."""

from collections.abc import Callable

from playwright.sync_api import Locator, expect
from reader import CALM, PHONE, Visit

Start = Callable[..., Visit]

TURN = "way => { document.documentElement.dir = document.body.dir = way; }"

# Words of a picture that stand beyond its edges, where they are cut off.
CUT = """() => [...document.querySelectorAll(".diagram svg text")].filter(one => {
  let svg = one.ownerSVGElement;
  while (svg.ownerSVGElement) svg = svg.ownerSVGElement;
  const picture = svg.getBoundingClientRect();
  const box = one.getBoundingClientRect();
  return box.width && (box.left < picture.left - 1 || box.right > picture.right + 1);
}).map(one => one.textContent)"""


def test_no_word_of_a_picture_is_cut_off(visit: Start) -> None:
    window = visit()
    words = 0
    for path in ("actors/", "messages/", "places/", "expectations/", "", "contribute/blocks/"):
        page = window.open(path)
        for size in (CALM["viewport"], PHONE["viewport"]):
            page.set_viewport_size(size)
            for way in ("ltr", "rtl"):
                page.evaluate(TURN, way)
                assert page.evaluate(CUT) == [], (path, size, way)
            words += page.locator(".diagram svg text").filter(visible=True).count()
    assert words > 120


def opacity(element: Locator) -> str:
    return str(element.evaluate("element => getComputedStyle(element).opacity"))


def test_relations_of_an_actor_light_up_by_mouse_and_by_keyboard(visit: Start) -> None:
    page = visit().open("actors/")
    picture = page.locator(".network-figure svg")
    bargemen = picture.locator("a", has_text="Bargemen").last
    town = picture.locator("a[data-of=netherford]")
    ferry = picture.locator("a[data-of=ferry-isle]")
    wires = picture.locator(".network-edge.is-lit")
    bargemen.hover()
    expect(wires).to_have_count(1)
    assert [opacity(bargemen), opacity(town)] == ["1", "1"]
    assert float(opacity(ferry)) < 0.5
    page.mouse.move(1, 1)
    expect(wires).to_have_count(0)
    assert opacity(ferry) == "1"
    # To the first by keyboard: it is seen that it has the focus, and so are its relations.
    page.locator("h2#how-they-stand-to-each-other, h2").last.click()
    page.mouse.move(1, 1)
    page.keyboard.press("Tab")
    while page.evaluate("!document.activeElement.matches('.network-figure svg a')"):
        page.keyboard.press("Tab")
    expect(wires.first).to_be_attached()


def test_the_lifelines_of_a_message_light_up(visit: Start) -> None:
    page = visit().open("messages/")
    picture = page.locator(".sequence svg").filter(visible=True)
    message = picture.locator(".seq-message").first
    message.locator("a").hover()
    ends = str(message.get_attribute("data-of")).split()
    lit = picture.locator(".seq-rail.is-lit")
    expect(lit).to_have_count(len(set(ends)))
    assert {one.get_attribute("data-of") for one in lit.all()} == set(ends)


def test_a_place_lights_up_with_its_row_of_the_table(visit: Start) -> None:
    page = visit().open("places/")
    row = page.locator("table.places tbody tr").filter(has_text="Netherford").first
    row.hover()
    name = str(row.get_attribute("data-of"))
    marks = page.locator(f'.map svg a[data-of="{name}"]').filter(visible=True)
    expect(page.locator(f'.map svg a.is-lit[data-of="{name}"]').first).to_be_attached()
    assert marks.count() > 0
    assert all("is-lit" in str(one.get_attribute("class")) for one in marks.all())


def test_a_number_lights_up_with_the_words_that_tell_of_it(visit: Start) -> None:
    page = visit().open("expectations/loads-estimate/")
    columns = page.locator(".rise-columns > li")
    steps = page.locator(".outlook-step[data-of]")
    assert columns.count() == steps.count() > 2
    for i in range(columns.count()):
        columns.nth(i).hover()
        lit = page.locator(".outlook-step.is-lit")
        expect(lit).to_have_count(1)
        # The number is the same in both.
        number = columns.nth(i).locator("strong").inner_text()
        assert number in lit.locator(".outlook-amount").inner_text()
        assert float(opacity(columns.nth(i - 1))) < 0.5
    # By keyboard, from the words: they hold links, the chart does not.
    link = steps.last.locator("a").first
    link.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    expect(link).to_be_focused()
    expect(columns.last).to_have_class("is-lit")


def test_what_one_claimant_says_in_numbers_lights_up(visit: Start) -> None:
    page = visit().open("events/grain-held/")
    rows = page.locator(".figures .figure-row")
    assert rows.count() > 1
    claimant = str(rows.first.get_attribute("data-of"))
    rows.first.hover()
    figures = page.locator(f'.figures [data-of="{claimant}"]')
    others = page.locator(f'.figures [data-of]:not([data-of="{claimant}"])')
    assert all("is-lit" in str(figure.get_attribute("class")) for figure in figures.all())
    assert others.count() > 0
    assert not any("is-lit" in str(one.get_attribute("class")) for one in others.all())
    expect(figures.filter(has=page.locator("a")).first).to_be_visible()
    page.mouse.move(1, 1)
    expect(page.locator(".figures .is-lit")).to_have_count(0)
