"""What a format did not hold: articles as they were written, against what is read back."""

from collections.abc import Iterable, Sequence

from extract.gold import GoldArticle


def losses(written: Sequence[GoldArticle], read_back: Iterable[GoldArticle]) -> list[str]:
    """Return what is not as it was, each with how often: articles, texts, headers, mentions."""
    back = {article.id: article for article in read_back}
    pairs = [(article, back[article.id]) for article in written if article.id in back]
    counts = {
        "articles": len(written) - len(pairs),
        "texts": sum(one.text != other.text for one, other in pairs),
        "headers": sum(one.header != other.header for one, other in pairs),
        "mentions": sum(sum(mention not in other.mentions for mention in one.mentions) for one, other in pairs),
    }
    return [f"{count} {name}" for name, count in counts.items() if count]
