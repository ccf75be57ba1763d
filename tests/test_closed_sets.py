"""Closed sets, tested whole: types of documents by symbols of issuers, numbers in words and back, lexicons."""

import tomllib
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest

import extract
from extract import Pipeline
from extract.lexicon import load, load_file
from extract.numerals import quantity
from extract.separators import Convention
from extract.text import unmark

PIPELINE = Pipeline()
SYMBOLS = load_file("symbols", "extract.patterns")
PARTY = ("TU", "TW", "HU", "ĐU", "ThU", "BTGTU", "VPTW")
STATE = ("UBND", "HĐND", "TTg", "CP", "BTC", "BNNPTNT", "SXD", "VPCP", "BGDĐT")
TYPE_WORDS = [
    (word, type_)
    for type_, words in load("resolutions")["types"].items()
    for word in words
    if type_ != "document" and word != "dispatch no"
]

ONES_VI = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
ONES_EN = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
TENS_EN = ["zero", "ten", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def vietnamese(number: int) -> str:
    """Return a number below 10,000 as it is said in Vietnamese."""
    thousands, rest = divmod(number, 1000)
    hundreds, rest = divmod(rest, 100)
    tens, ones = divmod(rest, 10)
    words = [ONES_VI[thousands], "nghìn"] if thousands else []
    if hundreds or (thousands and rest):
        words += [ONES_VI[hundreds], "trăm"]
    if tens == 0 and ones and words:
        words += ["linh", "tư" if ones == 4 else ONES_VI[ones]]
    elif tens == 0:
        words += [ONES_VI[ones]] if ones or not words else []
    else:
        words += ["mười"] if tens == 1 else [ONES_VI[tens], "mươi"]
        last = {0: [], 1: ["mốt" if tens > 1 else "một"], 4: ["tư" if tens > 1 else "bốn"], 5: ["lăm"]}
        words += last.get(ones, [ONES_VI[ones]])
    return " ".join(words)


def english(number: int) -> str:
    """Return a number below 10,000 as it is said in English."""
    thousands, rest = divmod(number, 1000)
    hundreds, rest = divmod(rest, 100)
    words = [f"{ONES_EN[thousands]} thousand"] if thousands else []
    words += [f"{ONES_EN[hundreds]} hundred"] if hundreds else []
    if rest or not words:
        tens, ones = divmod(rest, 10)
        small = ONES_EN[rest] if rest < 20 else TENS_EN[tens] + (f"-{ONES_EN[ones]}" if ones else "")
        words.append(f"and {small}" if words and hundreds else small)
    return " ".join(words)


@pytest.mark.parametrize(("say", "mark"), [(vietnamese, ","), (english, ".")])
def test_numbers_in_words_there_and_back(say, mark) -> None:  # type: ignore[no-untyped-def]
    how = Convention(mark, mixed=False, by="separator_by_language")
    wrong = {number: say(number) for number in range(10_000) if quantity(say(number), how).value != number}
    assert not wrong


@pytest.mark.parametrize(("say", "unit", "language"), [(vietnamese, "tỷ đồng", "vi"), (english, "billion dong", "en")])
def test_sums_in_words_in_a_sentence(say, unit, language) -> None:  # type: ignore[no-untyped-def]
    for number in [*range(1, 130), *range(995, 1010), 2345, 9999]:
        text = f"( {say(number)} {unit} )"
        (amount,) = PIPELINE(text, language=language).amounts
        assert (amount.text, amount.value) == (f"{say(number)} {unit}", Decimal(number) * 10**9), text


@pytest.mark.parametrize("code", SYMBOLS["types"])
@pytest.mark.parametrize("issuer", [*PARTY, *STATE])
def test_every_type_code_with_every_issuer(code: str, issuer: str) -> None:
    number = f"12-{code}/{issuer}" if issuer in PARTY else f"12/{code}-{issuer}"
    for printed in (number, unmark(number)):
        (found,) = PIPELINE(f"theo số {printed} nêu trên").resolutions
        assert (found.number, found.type) == (number, SYMBOLS["types"][code])


@pytest.mark.parametrize(("word", "type_"), TYPE_WORDS)
def test_every_type_word(word: str, type_: str) -> None:
    said = word[0].upper() + word[1:]
    announce = "số" if unmark(word) != word or not word.isascii() else "No."
    for number in ("12/2024/NQ-HĐND", "12-NQ/TU"):
        cited = f"{said} {announce} {number}"
        (found,) = PIPELINE(f"({cited})").resolutions
        assert (found.text, found.number, found.type) == (cited, number, type_)


def _lists(table: object, path: str) -> Iterator[tuple[str, list[str]]]:
    """Yield each list of words of a lexicon, with where it stands."""
    if isinstance(table, dict):
        for key, value in table.items():
            yield from _lists(value, f"{path}.{key}")
    elif isinstance(table, list) and all(isinstance(word, str) for word in table):
        yield path, table


@pytest.mark.parametrize("path", sorted(Path(extract.__file__).parent.rglob("*.toml")), ids=lambda path: path.name)
def test_no_word_stands_twice_in_a_list(path: Path) -> None:
    tables = tomllib.loads(path.read_text("utf-8"))
    twice = {
        where: [word for word, count in Counter(words).items() if count > 1] for where, words in _lists(tables, "")
    }
    assert {where: words for where, words in twice.items() if words} == {}


def test_a_fixed_name_stands_in_one_language() -> None:
    folder = Path(extract.__file__).parent / "patterns"
    vi, en = (tomllib.loads((folder / f"places.{code}.toml").read_text("utf-8"))["names"] for code in ("vi", "en"))
    both = {name for group in vi.keys() & en.keys() for name in set(vi[group]) & set(en[group])}
    assert both == set()


@pytest.mark.parametrize("stops", load_file("routes", "extract.patterns")["lines"], ids=lambda stops: stops[0])
def test_an_end_of_a_road_lies_where_it_is_told_to(stops: list[str]) -> None:
    routes = load_file("routes", "extract.patterns")
    for pair in pairwise(stops):
        (one, area), (two, other) = (stop.split(", ") if ", " in stop else (stop, "") for stop in pair)
        places = {place.text: place for place in Pipeline(date="2024-05-05")(f"Dự án {one} - {two} chậm.").places}
        for name, province in ((one, area), (two, other)) if f"{one} - {two}" not in places else ():
            if province:
                assert places[name].path[0] == province
            elif name in (*routes["no_units"], *routes["stations"]):
                assert not places[name].path
            elif name in places:  # "Vinh" and "Hữu Nghị" are words too, and are found beside other places only
                assert bool(places[name].path) == (places[name].kind in {"province", "district"})  # or a road, a bay
