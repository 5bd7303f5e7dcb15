"""A package → its modules, so that a new page type, block, export or rule is one new file.

The only room that imports modules by name, and only those of this package.
"""

import pkgutil
from collections.abc import Sequence
from importlib import import_module
from types import ModuleType


def modules(package: ModuleType | str, having: str = "") -> Sequence[ModuleType]:
    """The modules of a package, sorted by name; with `having`, only those that define that name."""
    home = import_module(package) if isinstance(package, str) else package
    names = sorted(found.name for found in pkgutil.iter_modules(home.__path__))
    found = [import_module(f"{home.__name__}.{name}") for name in names]
    return [module for module in found if not having or hasattr(module, having)]
