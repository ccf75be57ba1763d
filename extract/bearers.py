"""The units that bear a name, as it is written or as print has misspelt it."""

from functools import lru_cache

from extract.gazetteer import Unit, fold, fold_word, has_marks, load, lost_some_marks, vkey

LARGE = frozenset({"province", "district"})


@lru_cache(maxsize=20000)
def named(name: str) -> tuple[Unit, ...]:
    """Return all units, of both registers and all times, that bear the name.

    A district too whose words the register parts otherwise than those of a commune: Đa Krông, Krông A Na; and the
    commune of today that it writes otherwise than the old one: A Vương, Avương.
    """
    units = load().find(name)
    if not units or any(unit.level in LARGE for unit in units):
        return units
    glued = _glued(name) if has_marks(name) else ""
    districts = load().find(name, level="district")
    found = units + tuple(unit for unit in districts if glued in {"", _glued(unit.name)})
    if any(unit.register == "new" for unit in units):
        return found
    same = set(map(_glued, (unit.name for unit in units)))
    return found + tuple(unit for unit in load().find(name, register="new") if _glued(unit.name) in same)


def _glued(name: str) -> str:
    """Return the key of a name, whatever its blanks."""
    return vkey(name).replace(" ", "")


@lru_cache(maxsize=20000)
def misread(name: str) -> tuple[Unit, ...]:
    """Return the units of the one name from which this one, that no unit bears, lost some marks: Kê Sách, Kế Sách.

    A name that only one large unit can have had is that unit's: "Lâm Đông" is no Lâm Động.
    """
    if not has_marks(name) or named(name):
        return ()
    units = [unit for unit in load().find(fold(name)) if lost_some_marks(name, unit.name)]
    if len({unit.name for unit in units}) > 1:
        units = [unit for unit in units if unit.level in LARGE]
    return tuple(units) if len({unit.name for unit in units}) == 1 else ()


@lru_cache(maxsize=20000)
def misspelt(name: str, levels: tuple[str, ...]) -> tuple[Unit, ...]:
    """Return the large units of the levels whose name this one, that none bears, has with other marks: Quãng Ngãi.

    A province's name may have one letter more, less or other instead, if no unit is called so: Kom Tum.
    """
    same = named(name) if " " in name else ()
    provinces = levels == ("province",)
    if " " not in name or any(unit.level in LARGE for unit in same) or (same and not provinces):
        return ()
    large = [unit for unit in load().find(fold(name)) if unit.level in levels and unit.level in LARGE]
    if large or same or not provinces:
        return tuple(large)
    return tuple(unit for unit in load().of_levels("province") if _letter_off(fold(name), fold_word(unit.name)))


@lru_cache(maxsize=20000)
def misprinted(name: str) -> tuple[Unit, ...]:
    """Return the units whose name opens with a capital I that print took for a small l: la Grai, Lasao."""
    units = named(f"I{name[1:]}") if fold(name[:2]) == "la" and not named(name) else ()
    return tuple(unit for unit in units if unit.name.startswith("Ia "))


def _letter_off(given: str, name: str) -> bool:
    """Tell whether one letter parts two names."""
    same = next((at for at, (one, other) in enumerate(zip(given, name, strict=False)) if one != other), None)
    if same is None:
        return abs(len(given) - len(name)) == 1
    longer = max(len(given), len(name))
    one, other = given[same + (len(given) == longer) :], name[same + (len(name) == longer) :]
    return one == other


@lru_cache(maxsize=20000)
def levels_read(name: str) -> frozenset[str]:
    """Return `levels_borne`, or for a name that none bears those of the large units whose name lost marks."""
    return levels_borne(name) | frozenset(unit.level for unit in misread(name) if unit.level in LARGE)


@lru_cache(maxsize=20000)
def levels_borne(name: str) -> frozenset[str]:
    """Return the levels of all units that bear the name."""
    return frozenset(unit.level for unit in named(name))
