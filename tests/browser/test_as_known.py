"""A reader sets a date, and sees what had been said by then: with and without JavaScript."""

import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from driver import Opens
from playwright.sync_api import Page, expect
from reader import PHONE, Site, Visit

Start = Callable[..., Visit]
DAY, WORDS = "2019-04-02", "2 April 2019"
QUESTION = "questions/meant-to-be-small/"
ROWS = ".timeline-list > ol > li"


def known(site: Site, day: str = DAY) -> list[str]:
    found = site.some(lambda event: event.get("known") and event["known"] <= day)
    assert 0 < len(found) < len(site.events)
    return found


def shows(page: Page, ids: list[str]) -> None:
    """Wait until the timeline and its list show some events, and no other."""
    expect(page.locator(ROWS).filter(visible=True)).to_have_count(len(ids))
    page.wait_for_function(
        """ids => {
          const marks = [...document.querySelectorAll(".timeline-viewport .mark")];
          return JSON.stringify(marks.map(mark => mark.dataset.event).sort()) === ids;
        }""",
        arg=json.dumps(sorted(ids), separators=(",", ":")),
    )
    links = page.locator(f"{ROWS} > p:first-child > a").filter(visible=True)
    hrefs = links.evaluate_all("all => all.map(a => a.pathname.split('/').at(-2))")
    assert sorted(href for href in hrefs if href in ids) == sorted(ids)


def status(page: Page) -> Any:  # noqa: ANN401 - a locator
    return page.locator(".as-of [role=status]")


def test_a_date_in_the_address_is_followed(visit: Start, site: Site) -> None:
    page = visit().open(f"timeline/?as-of={DAY}")
    ids = known(site)
    shows(page, ids)
    expect(status(page)).to_have_text(
        f"{len(ids)} of {len(site.events)} events were known on {WORDS}. The wording is today’s."
    )
    expect(page.get_by_label("or on")).to_have_value(DAY)
    expect(page.locator(".as-of nav [aria-current]")).to_have_text(WORDS)


def test_a_date_is_set_by_keyboard_said_and_undone_by_back(visit: Start, site: Site) -> None:
    page = visit().open("timeline/?zone=oslo")
    everything = [event["id"] for event in site.events]
    shows(page, everything)
    field = page.get_by_label("or on")
    field.focus()
    field.fill(DAY)
    page.keyboard.press("Enter")
    shows(page, known(site))
    expect(status(page)).to_contain_text(WORDS)
    expect(field).to_be_focused()
    assert page.url.endswith(f"timeline/?zone=oslo&as-of={DAY}"), "what else is set stays"
    page.go_back()
    shows(page, everything)
    page.go_forward()
    shows(page, known(site))
    button = page.get_by_role("button", name="Show everything")
    button.focus()
    page.keyboard.press("Space")
    shows(page, everything)
    expect(field).to_be_focused()
    assert page.url.endswith("timeline/?zone=oslo")


def test_a_key_date_is_chosen_in_place(visit: Start, site: Site) -> None:
    page = visit().open("timeline/")
    page.locator(".as-of nav").get_by_role("link", name=WORDS).click()
    shows(page, known(site))
    assert page.url.endswith(f"timeline/?as-of={DAY}")


def test_a_view_of_a_dated_timeline_is_shared_with_its_date(visit: Start, site: Site) -> None:
    page = visit(permissions=["clipboard-read", "clipboard-write"]).open(f"timeline/?as-of={DAY}")
    shows(page, known(site))
    page.locator(".timeline-figure").get_by_role("button", name="Zoom in").click()
    expect(page).to_have_url(re.compile(rf"as-of={DAY}&t="))
    page.get_by_role("button", name="Share").click()
    page.get_by_role("button", name="Copy citation").click()
    expect(page.locator(".timeline-figure")).to_contain_text("Citation copied.")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert f"as of {WORDS}" in copied
    assert f"/timeline/?as-of={DAY}&t=" in copied


def test_what_was_said_later_is_not_told_of_an_event_that_was_known(
    visit: Start, site: Site
) -> None:
    late = [
        (one, part, day)
        for one in site.data["events"]
        for name in ("quotes", "disputed")
        for part, day in zip(one.get(name, ()), one.get(f"{name}_known", ()), strict=False)
        if one.get("known") and day > one["known"]
    ]
    assert late, "an event with something that was said later"
    event, part, _ = late[0]
    words = part["text"][:40]
    page = visit().open(f"timeline/?event={event['id']}")
    panel = page.locator(".timeline-panel")
    expect(panel).to_contain_text(words)
    page.goto(f"{site.address}timeline/?event={event['id']}&as-of={event['known']}")
    expect(panel).to_contain_text(event["title"])
    expect(panel).not_to_contain_text(words)


@pytest.mark.parametrize("date", ["2019-02-31", "yesterday", ""])
def test_a_date_that_cannot_be_read_shows_everything_and_says_so(
    visit: Start, site: Site, date: str
) -> None:
    page = visit().open(f"timeline/?as-of={date}")
    shows(page, [event["id"] for event in site.events])
    said = "The link names a date that cannot be read: everything is shown." if date else ""
    expect(status(page)).to_have_text(said)


def test_a_question_has_the_accounts_that_had_been_given(visit: Start) -> None:
    page = visit().open(QUESTION)
    accounts = page.locator(".account")
    days = accounts.evaluate_all("all => all.map(one => one.dataset.known)")
    first = min(days)
    given = [day for day in days if day <= first]
    assert 0 < len(given) < len(days)
    shown = accounts.filter(visible=True)
    expect(shown).to_have_count(len(days))
    page.get_by_label("or on").fill(first)
    page.get_by_role("button", name="Show", exact=True).click()
    expect(shown).to_have_count(len(given))
    expect(status(page)).to_contain_text(f"{len(given)} of {len(days)} accounts had been given by")
    assert page.url.endswith(f"{QUESTION}?as-of={first}")
    expect(page.locator(".standfirst")).to_be_hidden()
    page.reload()
    expect(shown).to_have_count(len(given))
    page.get_by_role("button", name="Show everything").click()
    expect(shown).to_have_count(len(days))
    expect(page.locator(".standfirst")).to_be_visible()


def test_links_take_the_date_along_and_other_pages_say_that_they_show_everything(
    visit: Start, site: Site
) -> None:
    page = visit().open(f"timeline/?as-of={DAY}")
    shows(page, known(site))
    link = page.locator(f"{ROWS} > p > a").filter(visible=True).first
    link.click()
    expect(page).to_have_url(re.compile(rf"/events/[\w-]+/\?as-of={DAY}$"))
    line = page.get_by_role("status").filter(has_text="This page shows everything")
    expect(line).to_contain_text(f"You have set the date {WORDS} on another page.")
    line.get_by_role("link", name="Remove the date").click()
    expect(page).to_have_url(re.compile(r"/events/[\w-]+/$"))
    expect(page.locator(".as-of-elsewhere")).to_have_count(0)
    expect(page.locator("h1")).to_be_focused()


def test_without_javascript_key_dates_have_pages(visit: Start, site: Site) -> None:
    page = visit(java_script_enabled=False).open("timeline/")
    page.locator(".as-of nav").get_by_role("link", name=WORDS).click()
    assert page.url == f"{site.address}timeline/as-of/{DAY}/"
    ids = known(site)
    expect(page.locator(ROWS)).to_have_count(len(ids))
    expect(page.locator(".standfirst")).to_have_text(
        f"{len(ids)} of {len(site.events)} events were known on {WORDS}."
    )
    canonical = page.locator("link[rel=canonical]").get_attribute("href")
    assert canonical is not None
    assert canonical.endswith("/timeline/")
    page.locator(".as-of nav").get_by_role("link", name="everything").click()
    assert page.url == f"{site.address}timeline/"


def test_the_page_of_a_key_date_draws_what_was_known_and_leads_to_any_other(
    visit: Start, site: Site
) -> None:
    page = visit().open(f"timeline/as-of/{DAY}/")
    shows(page, known(site))
    page.get_by_label("or on").fill("2019-03-25")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{site.address}timeline/?as-of=2019-03-25")
    shows(page, known(site, "2019-03-25"))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_on_a_phone_all_of_it_fits_and_can_be_pressed(
    visit: Start, site: Site, scheme: str
) -> None:
    page = visit(**PHONE, color_scheme=scheme).open(f"timeline/?as-of={DAY}")
    expect(status(page)).to_contain_text(WORDS)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["viewport"]["width"]
    for one in page.locator(".as-of :is(input, button)").filter(visible=True).all():
        box = one.bounding_box()
        assert box
        assert box["height"] >= 44
    page.get_by_role("button", name="Show everything").tap()
    expect(status(page)).to_have_text("Everything is shown.")
    assert page.url == f"{site.address}timeline/"


COUNT = "document.querySelectorAll('.timeline-viewport .mark').length"
SAID = "document.querySelector('.as-of [role=status]').textContent"


def test_a_date_is_followed_set_and_told_in_every_browser(opens: Opens, site: Site) -> None:
    everything, some = len(site.events), len(known(site))
    window = opens(1280)
    window.open(f"{site.address}timeline/?as-of={DAY}")
    window.wait(f"{COUNT} === {some}")
    window.click(".as-of button[type=button]")
    window.wait(f"{COUNT} === {everything}")
    assert window.ask(f"[{SAID}, location.search]") == ["Everything is shown.", ""]
    window.click(f".as-of a[href$='{DAY}/']")
    window.wait(f"{COUNT} === {some}")
    assert window.ask(f"[{SAID}, location.search]") == [
        f"{some} of {everything} events were known on {WORDS}. The wording is today’s.",
        f"?as-of={DAY}",
    ]
