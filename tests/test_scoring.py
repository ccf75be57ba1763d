"""The scorer against figures computed by hand, and the markup there and back."""

from decimal import Decimal

import pytest

from extract.errors import GoldError
from extract.gold import parse
from extract.mentions import Amount, Percentage
from extract.records import ArticleFields, Record
from extract.scoring import Counts, compare

SOURCE = """id: a
language: vi
---
Thu [[5 tỷ đồng|AMOUNT|value=5000000000|currency=VND]] và [[6 tỷ đồng|AMOUNT|value=6000000000|currency=VND]], tăng \
hơn [[3%|PERCENT|value=3|modifier=over]]; [[7 tỷ|AMOUNT|value=7000000000|currency=VND]]."""
TEXT = "Thu 5 tỷ đồng và 6 tỷ đồng, tăng hơn 3%; 7 tỷ."


def _amount(surface: str, value: int) -> Amount:
    start = TEXT.index(surface)
    return Amount(start=start, end=start + len(surface), text=surface, value=Decimal(value), currency="VND")


def _record(*amounts: Amount, percentages: tuple[Percentage, ...] = ()) -> Record:
    fields = ArticleFields(id="a", language="vi", title=None, published=None, source=None, text=TEXT)
    return Record(article=fields, amounts=amounts, percentages=percentages)


def test_parse_gives_text_and_spans() -> None:
    article = parse(SOURCE)
    assert article.text == TEXT
    assert [TEXT[mention.start : mention.end] for mention in article.of("amounts")] == [
        "5 tỷ đồng",
        "6 tỷ đồng",
        "7 tỷ",
    ]
    assert article.of("percentages")[0].attributes == {"value": "3", "modifier": "over"}


def test_counts_by_level() -> None:
    # Right; right span with a wrong value; a boundary; and one that gold has not.
    found = _record(
        _amount("5 tỷ đồng", 5 * 10**9), _amount("6 tỷ đồng", 6 * 10**6), _amount("tỷ.", 7), _amount("Thu", 1)
    )
    score = compare(parse(SOURCE), found)
    right = {level: score.at("amounts", level).right for level in ("overlap", "strict", "value", "full")}
    assert right == {"overlap": 3, "strict": 2, "value": 1, "full": 1}
    strict = score.at("amounts", "strict")
    assert (strict.precision, strict.recall) == (2 / 4, 2 / 3)
    assert strict.f1 == pytest.approx(2 * (1 / 2) * (2 / 3) / (1 / 2 + 2 / 3))


def test_a_missing_attribute_counts_at_the_full_level_only() -> None:
    start = TEXT.index("3%")
    found = Percentage(start=start, end=start + 2, text="3%", value=Decimal("3.0"))
    score = compare(parse(SOURCE), _record(percentages=(found,)))
    assert score.at("percentages", "value").f1 == 1
    assert score.at("percentages", "full").f1 == 0
    assert [difference.kind for difference in score.differences].count("percentages") == 1


def test_order_changes_no_score() -> None:
    amounts = [_amount("5 tỷ đồng", 5 * 10**9), _amount("6 tỷ đồng", 6 * 10**9)]
    one, other = (compare(parse(SOURCE), _record(*order)) for order in (amounts, amounts[::-1]))
    assert one.counts == other.counts


def test_nothing_to_find_and_nothing_found_is_perfect() -> None:
    assert Counts().f1 == 1.0


@pytest.mark.parametrize(
    ("source", "says"),
    [
        ("id: a\nno line", "no line '---'"),
        ("id a\n---\nx", "a header line is 'key: value'"),
        ("id: a\n---\n[[x|WHAT]]", "unknown label 'WHAT'"),
        ("id: a\n---\n[[x y", "'[[' that opens no mention"),
    ],
)
def test_a_broken_gold_file_says_what_is_wrong(source: str, says: str) -> None:
    with pytest.raises(GoldError, match=says.replace("[", r"\[")):
        parse(source)
