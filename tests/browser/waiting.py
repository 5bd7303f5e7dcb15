"""Waiting for something in a page, in steps of their own.

`Page.wait_for_function` has the page itself evaluate a text again and again, which the policy of
our pages forbids from the second time on.
"""

import time

from playwright.sync_api import Page

MOST, STEP = 30.0, 20
"""How long to wait, in seconds, and how often to look, in milliseconds."""


def until(page: Page, holds: str, given: object = None) -> None:
    """Wait until an expression of JavaScript, or a function of what is given, is true in a page."""
    end = time.monotonic() + MOST
    while not page.evaluate(holds, given):
        assert time.monotonic() < end, f"it has not become true: {holds}"
        page.wait_for_timeout(STEP)
