"""A package → its modules: what makes a new page type, block, export or rule one new file.

The only room that imports by name; it reads nothing but this package.
"""

import pkgutil
from collections.abc import Sequence
from importlib import import_module
from types import ModuleType


def modules(package: ModuleType | str, having: str = "") -> Sequence[ModuleType]:
    """The modules of a package, by name; with `having`, those that define that name."""
    home = import_module(package) if isinstance(package, str) else package
    names = sorted(found.name for found in pkgutil.iter_modules(home.__path__))
    found = [import_module(f"{home.__name__}.{name}") for name in names]
    return [module for module in found if not having or hasattr(module, having)]
