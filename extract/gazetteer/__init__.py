"""Vietnam's administrative units: look up a name on a date, walk up and down, find what a unit is today.

>>> from datetime import date
>>> gazetteer = load()
>>> son_la = gazetteer.unit("old:14")
>>> [gazetteer.path(unit) for unit in gazetteer.find("Tan Lap", on=date(2022, 6, 1), within=son_la)]
[('Sơn La', 'Mộc Châu', 'Tân Lập')]
>>> [gazetteer.path(unit) for unit in gazetteer.find("Phát Diệm", on=date(2025, 7, 1))]
[('Ninh Bình', 'Phát Diệm')]
"""

from extract.gazetteer.names import (
    bare_word,
    fold,
    fold_word,
    has_marks,
    lost_some_marks,
    squash,
    vkey,
)
from extract.gazetteer.register import REFORM, YEARS_BEFORE, Gazetteer, Level, Unit, load, lookup
from extract.gazetteer.unit_types import levels_of, names_province, unit_types

__all__ = [
    "REFORM",
    "YEARS_BEFORE",
    "Gazetteer",
    "Level",
    "Unit",
    "bare_word",
    "fold",
    "fold_word",
    "has_marks",
    "levels_of",
    "load",
    "lookup",
    "lost_some_marks",
    "names_province",
    "squash",
    "unit_types",
    "vkey",
]
