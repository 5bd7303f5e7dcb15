"""A long chain of responses keeps room for its words."""

from collections.abc import Callable

import pytest
from reader import Visit

Start = Callable[..., Visit]

DEEP = 40
LENGTHEN = f"""() => {{
  const whole = document.querySelector(".responses");
  const step = whole.querySelector("li > ol > li");
  for (let last = step, n = 0; n < {DEEP}; n++) {{
    const list = document.createElement("ol");
    const next = step.cloneNode(true);
    next.querySelectorAll("ol").forEach((inner) => inner.remove());
    list.append(next);
    last.querySelector(":scope > ol")?.remove();
    last.append(list);
    last = next;
  }}
  return [...step.querySelectorAll(".response-title")].map((title) => title.offsetWidth);
}}"""


@pytest.mark.parametrize(("width", "words"), [(390, 240), (1440, 400)])
def test_the_last_step_of_a_long_chain_has_room(visit: Start, width: int, words: int) -> None:
    page = visit(viewport={"width": width, "height": 900}).open("events/overwater-wants-answer/")
    widths = page.evaluate(LENGTHEN)
    assert len(widths) > DEEP
    assert min(widths) >= words
    assert page.evaluate("document.documentElement.scrollWidth") == width
