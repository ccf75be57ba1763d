"""What the type of an administrative unit tells: its levels, its register, whether it bears numbers."""

from dataclasses import dataclass
from functools import cache, lru_cache

from extract.lexicon import load_file

_HIGH_FIRST = ("province", "district", "commune")


@dataclass(frozen=True, slots=True)
class _UnitTypes:
    """The tables of `unit_types.toml`, ready to look up."""

    levels: dict[str, tuple[str, ...]]
    old: frozenset[str]
    new: frozenset[str]
    numbered: dict[str, str]
    towns: frozenset[str]


@cache
def unit_types() -> _UnitTypes:
    """Return the tables, read once."""
    data = load_file("unit_types", "extract.gazetteer")
    return _UnitTypes(
        levels={name: tuple(levels) for name, levels in data["levels"].items()},
        old=frozenset(data["register"]["old"]),
        new=frozenset(data["register"]["new"]),
        numbered=data["numbered"],
        towns=frozenset(data["towns"]["types"]),
    )


@lru_cache(maxsize=256)
def levels_of(types: tuple[str, ...]) -> tuple[str, ...]:
    """Return the levels that the types of units have, the highest first; all of them if there is no type."""
    found = {level for name in types for level in unit_types().levels[name]}
    return tuple(level for level in _HIGH_FIRST if level in found) or _HIGH_FIRST


@lru_cache(maxsize=256)
def names_province(types: tuple[str, ...]) -> bool:
    """Tell whether one of the types is that of provinces alone; a city can be of either level."""
    return any(unit_types().levels[name] == _HIGH_FIRST[:1] for name in types)
