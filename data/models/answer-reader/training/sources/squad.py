"""SQuAD development sets: answered and impossible questions; XQuAD's paragraphs are held out."""

import json
import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

from reader.examples import Example, Span

OCCURRENCES_PER_ANSWER = 3
OTHER_PARAGRAPH_SHARE = 0.3
OTHER_PARAGRAPH_CHOICES = 3


def read_json(path: Path) -> list[dict[str, Any]]:
    return json.loads(path.read_text(encoding="utf-8"))["data"]


def without_spaces(text: str) -> str:
    return "".join(text.split())


def words(text: str) -> set[str]:
    return set(re.findall(r"[a-z0-9]{3,}", text.lower()))


def answer_spans(context: str, answers: Sequence[str]) -> list[Span]:
    """The first occurrences of every accepted answer, wherever the annotator marked it."""
    return sorted(
        {
            match.span()
            for answer in answers
            for match in list(re.finditer(re.escape(answer), context))[:OCCURRENCES_PER_ANSWER]
        }
    )


def squad_examples(files: Sequence[Path], xquad: Path, rng: Random) -> list[Example]:
    """Examples of the SQuAD files; a question that is in two files counts as in the first.

    30 % of the answered training questions come a second time with another paragraph of their
    article that holds no accepted answer: one of the three that share most words with the question.
    """
    held_out_contexts = {
        without_spaces(paragraph["context"])
        for article in read_json(xquad)
        for paragraph in article["paragraphs"]
    }
    questions: dict[str, tuple[str, str, dict[str, Any]]] = {}
    for path in files:
        for article in read_json(path):
            for paragraph in article["paragraphs"]:
                for entry in paragraph["qas"]:
                    questions.setdefault(
                        entry["id"], (article["title"], paragraph["context"], entry)
                    )
    contexts: dict[str, list[str]] = defaultdict(list)
    for article_title, context, _ in questions.values():
        if context not in contexts[article_title]:
            contexts[article_title].append(context)

    examples = []
    for article_title, context, entry in questions.values():
        impossible = entry.get("is_impossible", False)
        answers = [] if impossible else [answer["text"] for answer in entry["answers"]]
        spans = answer_spans(context, answers)
        if not impossible and not spans:
            continue
        held_out = without_spaces(context) in held_out_contexts
        example = Example(
            question=entry["question"].strip(),
            context=context,
            spans=spans,
            sentences=[],
            source="squad",
            title=article_title.replace("_", " "),
            group=article_title,
            held_out=held_out,
            id=entry["id"],
        )
        examples.append(example)
        if held_out or impossible or rng.random() >= OTHER_PARAGRAPH_SHARE:
            continue
        others = [
            other
            for other in contexts[article_title]
            if other != context
            and not any(answer.lower() in other.lower() for answer in answers)
            and without_spaces(other) not in held_out_contexts
        ]
        asked = words(entry["question"])
        others.sort(key=lambda other: -len(asked & words(other)))
        if others:
            other = rng.choice(others[:OTHER_PARAGRAPH_CHOICES])
            examples.append(replace(example, context=other, spans=[], source="squad-other"))
    return examples
