"""The scorer against figures computed by hand, and against another way to compute the strict case."""

import json
import random
from decimal import Decimal
from itertools import permutations
from typing import Any

import pytest

from extract.errors import GoldError
from extract.gold import GoldArticle, GoldMention, from_record, parse
from extract.mentions import Amount, Percentage
from extract.records import ArticleFields, Record
from extract.scoring import Counts, Score, as_json, compare, score_records, table
from extract.scoring.agreement import agreement, agreement_table
from extract.scoring.counts import ArticleScore, percentiles
from extract.scoring.levels import overlap
from extract.scoring.levels import test_of as same_at
from extract.scoring.matching import largest
from extract.scoring.paired import change, won_and_lost
from extract.scoring.report import error_table, group_table, shown

SOURCE = """id: a
language: vi
---
Thu [[5 tỷ đồng|AMOUNT|value=5000000000|currency=VND]] và [[6 tỷ đồng|AMOUNT|value=6000000000|currency=VND]], tăng \
hơn [[3%|PERCENT|value=3|modifier=over]]; [[7 tỷ|AMOUNT|value=7000000000|currency=VND]]."""
TEXT = "Thu 5 tỷ đồng và 6 tỷ đồng, tăng hơn 3%; 7 tỷ."


def _amount(surface: str, value: int, **more: Any) -> Amount:
    start = TEXT.index(surface)
    fields = {"currency": "VND"} | more
    return Amount(start=start, end=start + len(surface), text=surface, value=Decimal(value), **fields)


def _record(*amounts: Amount, percentages: tuple[Percentage, ...] = ()) -> Record:
    fields = ArticleFields(id="a", language="vi", title=None, published=None, source=None, text=TEXT)
    return Record(article=fields, amounts=amounts, percentages=percentages)


def _score(*amounts: Amount, percentages: tuple[Percentage, ...] = ()) -> ArticleScore:
    return compare(parse(SOURCE), from_record(_record(*amounts, percentages=percentages)))


def _place(kind: str, path: str, at: int = 0) -> GoldMention:
    return GoldMention(at, at + 2, "places", {"kind": kind, "path": path} if path else {"kind": kind})


def _articles(gold: list[GoldMention], found: list[GoldMention], size: int = 200) -> tuple[GoldArticle, GoldArticle]:
    header = {"language": "vi"}
    return GoldArticle("a", "x" * size, tuple(gold), header), GoldArticle("a", "x" * size, tuple(found), header)


def test_counts_by_level() -> None:
    # Right; right span with a wrong value; a boundary; and one that gold has not.
    score = _score(
        _amount("5 tỷ đồng", 5 * 10**9), _amount("6 tỷ đồng", 6 * 10**6), _amount("tỷ.", 7), _amount("Thu", 1)
    )
    right = {level: score.counts["amounts", level].right for level in ("partial", "type", "strict", "value", "full")}
    assert right == {"partial": 3, "type": 3, "strict": 2, "value": 1, "full": 1}
    strict = score.counts["amounts", "strict"]
    assert (strict.precision, strict.recall) == (2 / 4, 2 / 3)
    assert strict.f1 == pytest.approx(2 * (1 / 2) * (2 / 3) / (1 / 2 + 2 / 3))


def test_the_type_level_asks_for_the_type_and_an_overlap() -> None:
    score = _score(_amount("5 tỷ", 5, currency="USD"), _amount("6 tỷ", 1))
    assert score.counts["amounts", "partial"].right == 2
    assert score.counts["amounts", "type"].right == 1
    assert score.counts["amounts", "strict"].right == 0


def test_the_link_level_counts_places_with_a_path() -> None:
    gold = [
        _place("commune", "Sơn La>Mộc Châu>Tân Lập"),
        _place("district", "Sơn La>Mộc Châu", 10),
        _place("road", "", 20),
    ]
    found = [
        _place("commune", "Sơn La>Yên Châu>Tân Lập"),
        _place("district", "Sơn La>Mộc Châu", 10),
        _place("road", "", 20),
    ]
    counts = compare(*_articles(gold, found)).counts["places", "link"]
    assert (counts.gold, counts.found, counts.right) == (2, 2, 1)


def test_a_missing_attribute_counts_at_the_full_level_only() -> None:
    start = TEXT.index("3%")
    found = Percentage(start=start, end=start + 2, text="3%", value=Decimal("3.0"))
    score = _score(percentages=(found,))
    assert score.counts["percentages", "value"].f1 == 1
    assert score.counts["percentages", "full"].f1 == 0
    modifier = score.attributes["percentages", "modifier"]
    assert (modifier.gold, modifier.found, modifier.right) == (1, 0, 0)
    assert [one.error for one in score.differences if one.kind == "percentages"] == ["modifier"]


@pytest.mark.parametrize(
    ("gold", "found", "error"),
    [
        ({"value": "1250000000"}, {"value": "1250000"}, "magnitude"),
        ({"value": "1250000000"}, {"value": "1300000000"}, "value"),
        ({"value": "5", "max": "6"}, {"value": "5"}, "range"),
        ({"value": "5", "currency": "VND"}, {"value": "5", "currency": "USD"}, "currency"),
        ({"value": "5", "modifier": "over"}, {"value": "5"}, "modifier"),
        ({"value": "5", "per": "ha"}, {"value": "5"}, "per"),
    ],
)
def test_errors_of_sums_have_a_class(gold: dict[str, str], found: dict[str, str], error: str) -> None:
    one, other = (GoldMention(0, 4, "amounts", {"currency": "VND"} | each) for each in (gold, found))
    assert [each.error for each in compare(*_articles([one], [other])).differences] == [error]


def test_a_separator_is_told_from_a_magnitude_by_the_surface() -> None:
    text = "thu 1.250 tỷ đồng"
    one, other = (GoldMention(4, 17, "amounts", {"value": value, "currency": "VND"}) for value in ("1250", "1.25"))
    score = compare(GoldArticle("a", text, (one,)), GoldArticle("a", text, (other,)))
    assert [each.error for each in score.differences] == ["separator"]


@pytest.mark.parametrize(
    ("gold", "found", "error"),
    [
        ("Sơn La>Mộc Châu", "Sơn La>Yên Châu", "wrong unit"),
        ("Hà Giang>Bắc Quang>Tân Lập", "Bắc Kạn>Chợ Đồn>Tân Lập", "wrong parent"),
        ("Ninh Bình>Kim Sơn>Phát Diệm", "Ninh Bình>Phát Diệm", "wrong era"),
        ("Sơn La>Mộc Châu", "", "no link"),
        ("", "Sơn La>Mộc Châu", "link too many"),
    ],
)
def test_errors_of_links_have_a_class(gold: str, found: str, error: str) -> None:
    score = compare(*_articles([_place("commune", gold)], [_place("commune", found)]))
    assert [each.error for each in score.differences] == [error]


def test_missed_spurious_boundary_and_wrong_label() -> None:
    gold = [_place("road", "", 0), _place("road", "", 10), GoldMention(20, 25, "places", {"kind": "road"})]
    found = [
        GoldMention(10, 14, "places", {"kind": "road"}),
        GoldMention(20, 25, "resolutions", {"number": "20", "type": "plan"}),
        _place("road", "", 50),
    ]
    score = compare(*_articles(gold, found))
    assert [one.error for one in score.differences] == ["missed", "boundary", "wrong label", "spurious"]
    assert "| missed | 0 | 0 | 0 | 1 |" in error_table(Score([score]))


def test_the_context_marks_gold_and_found() -> None:
    score = _score(_amount("5 tỷ", 5 * 10**9))
    first = score.differences[0]
    assert "Thu {[5 tỷ} đồng] và" in first.context
    assert shown(first).splitlines()[1:] == [
        "  gold: '5 tỷ đồng' value=5000000000|currency=VND",
        "  found: '5 tỷ' value=5000000000|currency=VND",
    ]


def test_order_changes_no_score() -> None:
    amounts = [_amount("5 tỷ đồng", 5 * 10**9), _amount("6 tỷ đồng", 6 * 10**9), _amount("7 tỷ", 7 * 10**9)]
    scores = [_score(*order) for order in permutations(amounts)]
    assert all(score.counts == scores[0].counts for score in scores)


def test_matching_is_one_to_one_and_the_largest_there_is() -> None:
    # Two gold mentions, one found mention over both: one pair. And a chain that a greedy choice breaks.
    assert largest([_place("road", ""), _place("road", "", 2)], [GoldMention(0, 4, "places", {})], overlap) == 1
    wide, narrow = GoldMention(0, 9, "places", {}), GoldMention(7, 9, "places", {})
    left, right = GoldMention(0, 2, "places", {}), GoldMention(6, 9, "places", {})
    for golds in ([wide, narrow], [narrow, wide]):
        for founds in ([left, right], [right, left]):
            assert largest(golds, founds, overlap) == 2


def test_strict_matching_is_what_sets_of_spans_say() -> None:
    """Another way to compute the strict case: the size of the intersection of the multisets of spans."""
    generator = random.Random(7)
    for _ in range(200):
        sides = [
            [
                GoldMention(start, start + generator.randint(1, 4), "places", {})
                for start in generator.sample(range(40), 8)
            ]
            for _ in range(2)
        ]
        golds, founds = ({(one.start, one.end) for one in side} for side in sides)
        assert largest(sides[0], sides[1], same_at("strict", "places")) == len(golds & founds)


def _of(gold: int, found: int, right: int, name: str = "a") -> ArticleScore:
    counts = {
        (kind, level): Counts() for kind in ("resolutions", "percentages", "places") for level in ("value", "strict")
    }
    counts |= {("amounts", level): Counts(gold, found, right) for level in ("value", "strict")}
    return ArticleScore(name, "vi", "budget", counts, {})


def test_scores_add_up_over_articles() -> None:
    score = Score([_of(4, 5, 3), _of(6, 5, 5)])
    assert score.at("amounts", "value") == Counts(10, 10, 8)
    assert score.at("amounts", "value").f1 == 0.8


def test_intervals_are_bounds_of_resampled_articles_and_always_the_same() -> None:
    alike, apart = Score([_of(10, 10, 9)] * 20), Score([_of(10, 10, 10)] * 10 + [_of(10, 10, 8)] * 10)
    assert alike.interval("amounts", "value") == (0.9, 0.9)
    low, high = apart.interval("amounts", "value")
    assert 0.8 < low < 0.9 < high < 1
    assert apart.interval("amounts", "value") == (low, high)


def test_the_middle_95_of_100() -> None:
    assert percentiles(range(1000)) == (25, 974)


def test_won_and_lost_and_the_interval_of_a_change() -> None:
    before = Score([_score(_amount("5 tỷ đồng", 5 * 10**9), _amount("6 tỷ đồng", 6))])
    after = Score([_score(_amount("6 tỷ đồng", 6 * 10**9))])
    won, lost = won_and_lost(before, after)
    assert [one.error for one in won] == ["magnitude"]
    assert [(one.error, one.gold) for one in lost] == [("missed", "'5 tỷ đồng' value=5000000000|currency=VND")]
    assert change(before, before, "amounts")[0] == 0
    with pytest.raises(GoldError, match="different articles"):
        won_and_lost(before, Score([]))


def test_tables_and_json() -> None:
    score = Score([_score(_amount("5 tỷ đồng", 5 * 10**9))])
    assert "| amounts | 3 | 1 | 0.500 | 0.500 | 0.500 | 0.500 | 0.500 | - | 1.000 | 0.333 |" in table(score)
    assert "| a | 1 | - | 0.500 |" in group_table(score, "article")
    figures = json.loads(json.dumps(as_json(score)))
    assert figures["scores"]["vi"]["amounts"]["levels"]["value"]["recall"] == 0.3333
    assert figures["errors"] == {"amounts missed": 2, "percentages missed": 1}


def test_agreement_has_no_direction() -> None:
    one, other = parse(SOURCE), from_record(_record(_amount("5 tỷ đồng", 5 * 10**9), _amount("6 tỷ", 6)))
    there, back = agreement([one], [other]), agreement([other], [one])
    assert there.at("amounts", "strict").f1 == back.at("amounts", "strict").f1 == 2 / 5
    assert "| amounts | vi | 3 | 2 | 0.400 | value 1.000" in agreement_table(there)


def test_records_made_before_are_scored_by_id() -> None:
    article = parse(SOURCE)
    assert score_records([article], {"a.txt": _record(_amount("7 tỷ", 7 * 10**9))}).at("amounts", "value").right == 1
    with pytest.raises(GoldError, match="no record has this id"):
        score_records([article], {})
    other = _record().model_copy(update={"article": _record().article.model_copy(update={"text": "other"})})
    with pytest.raises(GoldError, match="is not that of the gold article"):
        score_records([article], {"a": other})


def test_nothing_to_find_and_nothing_found_is_perfect() -> None:
    assert Counts().f1 == 1.0
