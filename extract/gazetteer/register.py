"""The register: one row per unit and name, loaded once, filed under the keys of names.py."""

import gzip
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Literal

from extract.gazetteer.names import (
    fold,
    has_marks,
    lost_marks_only,
    squash,
    squash_all,
    squash_folded,
    vkey,
)
from extract.mentions import Register

Level = Literal["province", "district", "commune"]

REFORM = date(2025, 7, 1)
YEARS_BEFORE = r"(?:19\d\d|20[01]\d|202[0-4])"  # a pattern source; what merged then did not become a unit of today
DATA = "units.tsv.gz"
LONGEST_NAME = 6  # words: "Văn Miếu - Quốc Tử Giám"

_LEVELS: dict[int, Level] = {2: "province", 3: "district", 5: "commune"}  # by the length of a GSO code


@dataclass(frozen=True, slots=True)
class Unit:
    """An administrative unit under one name and one parent, in force from `valid_from` to `valid_to`.

    `valid_to` is the first day on which it no longer was; None is an open end (as a start: before the first
    list, of October 2019). A code that changed its name or its parent has one unit for each: the uid of the
    last is the plain `old:03997`, of those before it `old:03997~1` (the last but one), `~2`, ...
    `type` is the last type it had. `successors` are the units of today, the main one first, and after them,
    for a unit that ended before the reform, the old ones that took it over. `approximate`: the day of a
    change is not known; the span is then the widest possible.
    """

    uid: str
    register: Register
    code: str
    level: Level
    type: str
    name: str
    parent: str | None
    valid_from: date | None
    valid_to: date | None
    successors: tuple[str, ...]
    approximate: bool = False

    @property
    def historic(self) -> bool:
        """Tell whether the unit ended before the reform: it is in no list of 30 June 2025."""
        return self.register == "old" and self.valid_to is not None and self.valid_to < REFORM

    def ended(self, day: date) -> bool:
        """Tell whether the unit had ended on that day, and before the reform."""
        return self.historic and self.valid_to is not None and self.valid_to <= day

    def in_force(self, day: date) -> bool:
        """Tell whether the unit existed, under this name and parent, on that day."""
        return (self.valid_from is None or self.valid_from <= day) and (self.valid_to is None or day < self.valid_to)


class Gazetteer:
    """Vietnam's provinces, districts and communes, 2018 to today, by name, date and place in the tree."""

    def __init__(self, table: str) -> None:
        """Index the rows of the data file; units are made when they are asked for."""
        rows = [line.split("\t") for line in table.splitlines() if not line.startswith("#")]
        self._rows = {row[0]: row for row in rows}
        self._units: dict[str, Unit] = {}
        self._children: dict[str, list[str]] = {}
        self._keys: dict[str, list[str]] = {}
        self._vkeys_of: dict[str, tuple[frozenset[str], frozenset[str]]] = {}
        self._former: dict[str, list[str]] = {}
        self._sorted_keys: list[str] = []
        for row in rows:
            self._children.setdefault(row[3], []).append(row[0])
        self._file_names(rows)

    def unit(self, uid: str) -> Unit:
        """Return the unit of that uid; KeyError if there is none."""
        found = self._units.get(uid)
        if found is None:
            found = self._units[uid] = _unit(self._rows[uid])
        return found

    def __iter__(self) -> Iterator[Unit]:
        """Go through all units, the old register first."""
        return map(self.unit, self._rows)

    def of_levels(self, *levels: Level) -> Iterator[Unit]:
        """Go through the units of some levels; the others, most of them communes, are not made."""
        return (self.unit(uid) for uid in self._rows if _LEVELS[len(_code(uid))] in levels)

    def __len__(self) -> int:
        """Return the number of units, historic ones included."""
        return len(self._rows)

    def parent(self, unit: Unit) -> Unit | None:
        """Return the unit above, or None for a province."""
        return self.unit(unit.parent) if unit.parent else None

    def children(self, unit: Unit) -> tuple[Unit, ...]:
        """Return the units directly below, those that ended before this one included."""
        return tuple(map(self.unit, self._children.get(unit.uid, ())))

    def lineage(self, unit: Unit) -> tuple[Unit, ...]:
        """Return the units from the province down to this one."""
        above = self.parent(unit)
        return (*self.lineage(above), unit) if above else (unit,)

    def path(self, unit: Unit) -> tuple[str, ...]:
        """Return the names from the province down: ("Sơn La", "Mộc Châu", "Tân Lập")."""
        return tuple(each.name for each in self.lineage(unit))

    def current(self, unit: Unit) -> tuple[Unit, ...]:
        """Return the unit or units of today; a unit of today is its own."""
        if unit.register == "new":
            return (unit,)
        return tuple(self.unit(uid) for uid in unit.successors if uid.startswith("new:"))

    def former(self, unit: Unit) -> tuple[Unit, ...]:
        """Return the units of 30 June 2025, of the same level, that a unit of today has its area from."""
        if not self._former:
            for each in self:
                if each.register == "old" and not each.historic:
                    for uid in each.successors:
                        self._former.setdefault(uid, []).append(each.uid)
        found = map(self.unit, self._former.get(unit.uid, ()))
        return tuple(each for each in found if each.level == unit.level)

    def aliases(self, unit: Unit) -> tuple[str, ...]:
        """Return the other spellings that stand in the data for this unit."""
        return tuple(filter(None, self._rows[unit.uid][7].split("|")))

    def find(
        self,
        name: str,
        *,
        on: date | None = None,
        register: Register | None = None,
        level: Level | None = None,
        within: Unit | None = None,
    ) -> tuple[Unit, ...]:
        """Return all units that bear the name, restricted as asked; an empty tuple if none does.

        A name with marks is looked for exactly (tone placement, hyphens and apostrophes aside), then with i
        for y and words glued or parted, at last as a name that lost all marks of some syllables: a syllable
        that has marks must not contradict. A name without any mark finds every unit that folds to it, those
        so written in Vietnamese first. The first step that finds anything under the restrictions decides.
        """
        uids = self._keys.get(squash(name), ())
        units = [unit for unit in map(self.unit, uids) if _admitted(unit, on, register, level)]
        if within is not None:
            units = [unit for unit in units if self._lies_in(unit, within)]
        return tuple(self._closest(name, units)) if units else ()

    def probe(self, folded_words: tuple[str, ...]) -> bool:
        """Tell whether these folded words, together, can be a unit's name: a dictionary look-up, no more."""
        return self.has("".join(folded_words))

    def has(self, glued: str) -> bool:
        """Tell whether folded words without blanks can be a unit's name."""
        return (squash_folded(glued) if "y" in glued or "dac" in glued else glued) in self._keys

    def opens(self, word: str) -> bool:
        """Tell whether a unit's name can start with the folded word."""
        key = squash_folded(word)
        if not self._sorted_keys:
            self._sorted_keys = sorted(self._keys)
        at = bisect_left(self._sorted_keys, key)
        return at < len(self._sorted_keys) and self._sorted_keys[at].startswith(key)

    def longest(self, folded_words: tuple[str, ...]) -> int:
        """Return how many of the words, from the first on, make the longest name; 0 if none."""
        for count in range(min(len(folded_words), LONGEST_NAME), 0, -1):
            if self.probe(folded_words[:count]):
                return count
        return 0

    def _file_names(self, rows: list[list[str]]) -> None:
        """File every name and alias under its squash key, all folded in one go."""
        uids = [row[0] for row in rows]
        names = [row[2] for row in rows]
        for row in rows:
            if row[7]:
                others = row[7].split("|")
                names += others
                uids += [row[0]] * len(others)
        for uid, key in zip(uids, squash_all(names), strict=True):
            filed = self._keys.setdefault(key, [])
            if uid not in filed:
                filed.append(uid)

    def _closest(self, name: str, units: list[Unit]) -> list[Unit]:
        """Return those of the units (all of one squash key) whose spelling is closest to the name's."""
        marked = has_marks(name)
        ours = vkey(name) if marked else fold(vkey(name))
        keys = {unit.uid: self._vkeys(unit)[0 if marked else 1] for unit in units}
        if exact := [unit for unit in units if ours in keys[unit.uid]]:
            # Sa Pa, which has no marks in Vietnamese either, comes before Sa Pả.
            return exact if marked else sorted(exact, key=lambda unit: vkey(unit.name) != ours)
        if not marked:
            return units
        glued = _glue(ours)
        if loose := [unit for unit in units if any(_glue(key) == glued for key in keys[unit.uid])]:
            return loose
        return [unit for unit in units if any(lost_marks_only(ours, key) for key in keys[unit.uid])]

    def _vkeys(self, unit: Unit) -> tuple[frozenset[str], frozenset[str]]:
        """Return the keys of the name and the aliases of a unit, with marks and without."""
        found = self._vkeys_of.get(unit.uid)
        if found is None:
            marked = frozenset(map(vkey, (unit.name, *self.aliases(unit))))
            found = self._vkeys_of[unit.uid] = marked, frozenset(map(fold, marked))
        return found

    def _lies_in(self, unit: Unit, area: Unit) -> bool:
        """Tell whether the unit is the area or lies in it, whatever names the area had."""
        return any(each.register == area.register and each.code == area.code for each in self.lineage(unit))


@cache
def load() -> Gazetteer:
    """Return the gazetteer, read on the first call."""
    packed = files(__package__).joinpath(DATA).read_bytes()
    return Gazetteer(gzip.decompress(packed).decode("utf-8"))


def lookup(
    name: str,
    on: date | None = None,
    *,
    register: Register | None = None,
    level: Level | None = None,
) -> list[dict[str, object]]:
    """Return what a person wants to know of a name: each candidate's path, type, dates and units of today."""
    gazetteer = load()
    return [
        {
            "uid": unit.uid,
            "type": unit.type,
            "path": ">".join(gazetteer.path(unit)),
            "valid_from": unit.valid_from,
            "valid_to": unit.valid_to,
            "approximate": unit.approximate,
            "today": [">".join(gazetteer.path(each)) for each in gazetteer.current(unit)],
        }
        for unit in gazetteer.find(name, on=on, register=register, level=level)
    ]


def _code(uid: str) -> str:
    """Return the code in a uid: "old:03997~1" has 03997."""
    return uid[4:].partition("~")[0]


def _unit(row: list[str]) -> Unit:
    """Return the unit that a row of the data file describes."""
    uid, kind, name, parent, start, end, successors, _, approximate = row
    code = _code(uid)
    register: Register = "old" if uid.startswith("old:") else "new"
    return Unit(
        uid=uid,
        register=register,
        code=code,
        level=_LEVELS[len(code)],
        type=kind,
        name=name,
        parent=parent or None,
        valid_from=date.fromisoformat(start) if start else None,
        valid_to=date.fromisoformat(end) if end else None,
        successors=tuple(successors.split()),
        approximate=bool(approximate),
    )


def _admitted(unit: Unit, on: date | None, register: Register | None, level: Level | None) -> bool:
    """Tell whether the unit meets the restrictions that are given."""
    return (
        (on is None or unit.in_force(on))
        and (register is None or unit.register == register)
        and (level is None or unit.level == level)
    )


def _glue(key: str) -> str:
    """Return a key without blanks, y as i after a consonant."""
    return squash_folded(key.replace(" ", ""))
