"""Label Studio's JSON: one task an article; the attributes of a region are a text area of the same region."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from extract.errors import GoldError
from extract.gold import GoldArticle, GoldMention
from extract.gold_formats.spans import LABEL_OF, article, mention

_LABELS, _ATTRIBUTES, _TEXT = "label", "attributes", "text"


def read(path: Path) -> list[GoldArticle]:
    """Return the articles of an export; of several annotations of a task the first one."""
    source = path.read_bytes().decode("utf-8")
    try:
        tasks = json.loads(source)
        return [_article(task, f"{path.name}, task {number}") for number, task in enumerate(tasks, start=1)]
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise GoldError(f"{path}: no tasks of Label Studio ({error!r})") from None


def write(articles: Iterable[GoldArticle], path: Path) -> None:
    """Write the articles as tasks with one annotation each."""
    tasks = [_task(each) for each in articles]
    path.write_bytes(json.dumps(tasks, ensure_ascii=False, indent=1).encode())


def _article(task: dict[str, Any], where: str) -> GoldArticle:
    """Return the article of a task."""
    data = dict(task["data"])
    text = data.pop(_TEXT)
    results: list[dict[str, Any]] = next((one["result"] for one in task.get("annotations", [])), [])
    attributes = {
        one["id"]: dict(line.split("=", 1) for line in one["value"]["text"])
        for one in results
        if one["type"] == "textarea"
    }
    found = []
    for one in results:
        if one["type"] == "labels":
            value = one["value"]
            span = value["start"], value["end"]
            found.append(mention(text, span, value["labels"][0], attributes.get(one["id"], {}), where))
    return article(text, found, {key: str(value) for key, value in data.items()}, where)


def _task(gold: GoldArticle) -> dict[str, Any]:
    """Return the task of an article."""
    results = [result for number, each in enumerate(gold.mentions) for result in _results(gold.text, number, each)]
    return {"data": {_TEXT: gold.text} | dict(gold.header), "annotations": [{"result": results}]}


def _results(text: str, number: int, each: GoldMention) -> list[dict[str, Any]]:
    """Return the region of a mention, and its text area if it has attributes."""
    place = {"start": each.start, "end": each.end, "text": text[each.start : each.end]}
    label = {"from_name": _LABELS, "type": "labels", "value": place | {"labels": [LABEL_OF[each.kind]]}}
    lines = [f"{name}={value}" for name, value in each.attributes.items()]
    area = {"from_name": _ATTRIBUTES, "type": "textarea", "value": place | {"text": lines}}
    both = [label, area] if lines else [label]
    return [{"id": f"m{number}", "to_name": _TEXT} | one for one in both]
