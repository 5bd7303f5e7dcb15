"""All that is left to chance in a made-up explainer, on `random()` alone.

`random()` is the one method whose sequence no version of Python changes, so a seed gives the same
explainer everywhere.
"""

import random
from collections.abc import Mapping, Sequence
from typing import TypeVar

Choice = TypeVar("Choice")


class Dice:
    """Chance from a seed."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)  # noqa: S311 - no secret depends on it

    def chance(self, share: float) -> bool:
        """Whether something happens that happens in this share of cases."""
        return self._random.random() < share

    def below(self, count: int) -> int:
        """A number from 0 to `count` − 1, all alike."""
        return int(self._random.random() * count)

    def between(self, low: float, high: float) -> float:
        """A number between two others, all alike."""
        return low + self._random.random() * (high - low)

    def pick(self, choices: Sequence[Choice]) -> Choice:
        """One of the choices, all alike."""
        return choices[self.below(len(choices))]

    def favour(self, choices: Sequence[Choice]) -> Choice:
        """One of the choices, the first far more often than the last: a long tail."""
        return choices[int(len(choices) * self._random.random() ** 3)]

    def weighted(self, weights: Mapping[Choice, float]) -> Choice:
        """One of the keys, as often as its weight says."""
        at = self._random.random() * sum(weights.values())
        for choice, weight in weights.items():
            at -= weight
            if at < 0:
                return choice
        return next(reversed(list(weights)))

    def count(self, mean: float) -> int:
        """A whole number whose mean is `mean`."""
        return int(mean) + self.chance(mean % 1)

    def several(self, choices: Sequence[Choice], mean: float) -> list[Choice]:
        """Some of the choices without repetition, the first more often, about `mean` of them."""
        return list(dict.fromkeys(self.favour(choices) for _ in range(self.count(mean))))
