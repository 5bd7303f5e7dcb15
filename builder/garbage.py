"""How often Python looks for garbage while a site is read, checked and built."""

import gc

OBJECTS = 100_000
"""How many objects are made before Python looks. Nearly all that a build makes lasts to its end,
and by default a seventh of the time of a check goes into looking."""


def seldom() -> None:
    """Look seldom, from now on and in all of this process."""
    gc.set_threshold(OBJECTS)
