"""Vietnam's administrative units: look up a name on a date, walk up and down, find what a unit is today.

    >>> from datetime import date
    >>> gazetteer = load()
    >>> [gazetteer.path(unit) for unit in gazetteer.find("Tân Lập", on=date(2022, 6, 1), within=gazetteer.unit("old:14"))]
    [('Sơn La', 'Mộc Châu', 'Tân Lập')]
"""

from extract.gazetteer.names import fold, old_style, squash, vkey
from extract.gazetteer.register import REFORM, Gazetteer, Level, Register, Unit, load, lookup

__all__ = [
    "REFORM",
    "Gazetteer",
    "Level",
    "Register",
    "Unit",
    "fold",
    "load",
    "lookup",
    "old_style",
    "squash",
    "vkey",
]
