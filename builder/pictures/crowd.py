"""How very many events are drawn: the numbers that the builder and the browser must agree on."""

ROWS = 40
"""The most rows of a wide picture, of all lanes together."""
LEAST = 2
"""The fewest rows that each lane has among very many events, if it has so many events."""
FEW = 2
"""So many events of one cell are drawn one by one, however few rows there are."""
CELLS = 16
"""The cells that the widest picture of a whole story divides its events into; a narrower one has
half as many, or a quarter."""
BARS = 256
"""The bars of the small picture below, that tell how much begins when."""
COLUMN = 60
"""The most events of the narrow picture at once."""


def alone(lanes: int) -> int:
    """How many events of a cell a lane may draw one by one, the most significant first."""
    rows = max(ROWS // max(lanes, 1), LEAST)
    return max(-(-rows // 2), FEW)
