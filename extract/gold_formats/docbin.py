"""spaCy's DocBin: the mentions are `doc.ents` and the span group `extract`, their attributes and the header stand in
`user_data`. Of mentions that overlap, which gold has none of, `doc.ents` holds the longest; the group holds all.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from extract.errors import GoldError
from extract.gold import GoldArticle
from extract.gold_formats.spans import LABEL_OF, article, mention, tokens

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

GROUP = "extract"
_HEADER, _ATTRIBUTES = "extract_header", "extract_attributes"


def read(path: Path) -> list[GoldArticle]:
    """Return the articles of a DocBin."""
    from spacy.tokens import DocBin
    from spacy.vocab import Vocab

    try:
        docs = list(DocBin().from_bytes(path.read_bytes()).get_docs(Vocab()))
    except (ValueError, TypeError, KeyError) as error:
        raise GoldError(f"{path}: no DocBin of spaCy ({error!r})") from None
    return [_article(doc, f"{path.name}, doc {number}") for number, doc in enumerate(docs, start=1)]


def write(articles: Iterable[GoldArticle], path: Path) -> None:
    """Write the articles as a DocBin."""
    from spacy.tokens import DocBin
    from spacy.vocab import Vocab

    vocab = Vocab()
    path.write_bytes(DocBin(docs=[_doc(each, vocab) for each in articles], store_user_data=True).to_bytes())


def _doc(gold: GoldArticle, vocab: "Vocab") -> "Doc":
    """Return the article as a doc whose text is the article's; blanks are tokens where they are not single."""
    from spacy.tokens import Doc, SpanGroup
    from spacy.util import filter_spans

    words: list[str] = []
    spaces: list[bool] = []
    starts: dict[int, int] = {}
    ends: dict[int, int] = {}
    inside = {each.start for each in gold.mentions} | {each.end - 1 for each in gold.mentions}
    for start, end in tokens(gold):
        single = gold.text[start:end] == " " and start not in inside
        if single and words and not spaces[-1] and not words[-1].isspace():
            spaces[-1] = True
            continue
        starts[start], ends[end] = len(words), len(words) + 1
        words.append(gold.text[start:end])
        spaces.append(False)
    doc = Doc(vocab, words=words, spaces=spaces)
    spans = [doc[starts[each.start] : ends[each.end]] for each in gold.mentions]
    for span, each in zip(spans, gold.mentions, strict=True):
        span.label_ = LABEL_OF[each.kind]
    doc.spans[GROUP] = SpanGroup(doc, name=GROUP, spans=spans)
    doc.ents = tuple(filter_spans(spans))
    doc.user_data[_HEADER] = dict(gold.header)
    doc.user_data[_ATTRIBUTES] = [dict(each.attributes) for each in gold.mentions]
    return doc


def _article(doc: "Doc", where: str) -> GoldArticle:
    """Return the article of a doc."""
    header, attributes = doc.user_data.get(_HEADER, {}), doc.user_data.get(_ATTRIBUTES, [])
    spans = list(doc.spans.get(GROUP, doc.ents))
    attributes = attributes if len(attributes) == len(spans) else [{}] * len(spans)
    found = [
        mention(doc.text, (span.start_char, span.end_char), span.label_, said, where)
        for span, said in zip(spans, attributes, strict=True)
    ]
    return article(doc.text, found, header, where)
