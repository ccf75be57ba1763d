"""Gold against found: how many mentions are right, at which level, what kind of error the others are.

Levels, each of the first four asking more of a mention than the one before:
`partial` a found mention overlaps the gold one; `strict` it has the same span; `value` the same span and the
attributes that say what it is worth (number and type; value, range and currency; value, range and unit; kind and
path); `full` the same span and all gold attributes. Beside them: `type` an overlapping span and the right type (of
document, currency, unit, kind of place); `link` the same span and path, of the places that have a path.
"""

from extract.records import KINDS
from extract.scoring.counts import ArticleScore, Counts, Interval, Score
from extract.scoring.judge import compare, score_articles, score_records
from extract.scoring.levels import LEVELS
from extract.scoring.report import as_json, table

__all__ = [
    "KINDS",
    "LEVELS",
    "ArticleScore",
    "Counts",
    "Interval",
    "Score",
    "as_json",
    "compare",
    "score_articles",
    "score_records",
    "table",
]
