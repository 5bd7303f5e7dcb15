"""What a reader gets without JavaScript: every event, and lists that can be narrowed with it."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect
from reader import At, Site, Visit, plain

Start = Callable[..., Visit]


@pytest.mark.parametrize("name", ["home", "timeline", "embed"])
def test_every_event_stands_in_the_list_without_javascript(
    visit: Start, site: Site, name: str
) -> None:
    page = visit(java_script_enabled=False).page
    page.goto(site.address + site.timelines()[name])
    rows = page.locator(".timeline-list > ol > li")
    expect(rows).to_have_count(len(site.events))
    fold = page.locator("details.timeline-fold")
    if name != "timeline":
        expect(rows.first).to_be_hidden()
        fold.locator("summary").click()
    expect(fold).to_have_js_property("open", value=True)
    expect(rows.filter(visible=True)).to_have_count(len(site.events))
    links = rows.evaluate_all(
        "all => all.map(one => [...one.querySelectorAll('a')].map(a => a.href))"
    )
    said = [plain(text) for text in rows.all_inner_texts()]
    listed = {site.address + event["url"]: event for event in site.events}
    events = [listed.pop(next(link for link in hrefs if link in listed)) for hrefs in links]
    for event, text, hrefs in zip(events, said, links, strict=True):
        assert event["date"]["text"] in text
        assert plain(event["title"]) in text
        assert plain(event["summary"]) in text
        assert site.address + event["url"] in hrefs
        assert bool(event.get("disputed")) == ("accounts differ" in text)
    expect(page.locator(".timeline-strip svg").filter(visible=True)).to_have_count(1)


def test_a_list_is_narrowed_to_a_basis_and_says_so_in_its_address(visit: Start) -> None:
    page = visit().open("events/")
    box = page.get_by_role("group", name="Show what rests on")
    entries = page.locator(".record-index > ul > li")
    shown, headings = entries.filter(visible=True), page.locator("article h2").filter(visible=True)
    everything, chapters = entries.count(), headings.count()
    expect(shown).to_have_count(everything)
    button = box.get_by_role("button", name=re.compile(r"^unnamed official"))
    count = int(re.sub(r"\D", "", button.inner_text()))
    assert 0 < count < everything
    button.focus()
    page.keyboard.press("Enter")
    expect(button).to_have_attribute("aria-pressed", "true")
    expect(shown).to_have_count(count)
    expect(shown.locator('[data-basis="unnamed official"]')).to_have_count(count)
    expect(box.get_by_role("status")).to_have_text(f"{count} of {everything}")
    assert page.url.endswith("/events/?basis=unnamed-official")
    # A heading without an entry goes with its list.
    lists = page.locator(".record-index").filter(visible=True)
    expect(headings).to_have_count(lists.count())
    page.reload()
    expect(shown).to_have_count(count)
    box.get_by_role("button", name="anything").click()
    expect(shown).to_have_count(everything)
    expect(headings).to_have_count(chapters)
    assert page.url.endswith("/events/")


def test_a_basis_that_no_entry_rests_on_leaves_the_list_whole(visit: Start) -> None:
    page = visit().open("questions/?basis=rumour")
    expect(page.get_by_role("group", name="Show what rests on")).to_be_visible()
    hidden = page.locator(".record-index > ul > li[hidden]")
    expect(hidden).to_have_count(0)


def test_expectations_are_narrowed_like_lists(visit: Start) -> None:
    page = visit().open("expectations/?basis=document-seen")
    shown = page.locator(".outlook").filter(visible=True)
    everything = page.locator(".outlook").count()
    box = page.get_by_role("group", name="Show what rests on")
    expect(box.get_by_role("button", pressed=True)).to_contain_text("document seen")
    assert 0 < shown.count() < everything
    assert all(one.locator('[data-basis="document seen"]').count() for one in shown.all())


# Whether what stands at the middle of an element is that element: not covered, not cut off.
SEEN = """one => {
  one.scrollIntoView({block: "center"});
  const box = one.getBoundingClientRect();
  return one.contains(document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2));
}"""


@pytest.mark.parametrize("script", [True, False])
def test_the_dates_of_the_list_can_be_seen(
    visit: Start,
    standing: At,
    site: Site,
    script: bool,  # noqa: FBT001 - a parameter of the test
) -> None:
    page = standing().page if script else visit(java_script_enabled=False).open("timeline/")
    dates = page.locator(".timeline-list > ol > li .date")
    expect(dates).to_have_count(len(site.events))
    for date in dates.all()[::9]:
        assert date.evaluate(SEEN)
