"""SelQA answer sentence selection, development and test sets: sentence known, words unknown."""

import json
from collections.abc import Sequence
from pathlib import Path
from random import Random
from typing import Any

from reader.examples import Example
from sources.detokenise import join_sentences

WINDOW_SENTENCES = 8
SENTENCES_BEFORE = 5
UNANSWERABLE_SHARE = 0.4


def section_example(entry: dict[str, Any], numbers: Sequence[int], source: str) -> Example:
    """Example whose context is the candidate sentences with these numbers."""
    context, spans = join_sentences(entry["candidates"][number] for number in numbers)
    right = [span for number, span in zip(numbers, spans) if number in entry["answers"]]
    return Example(
        question=entry["question"],
        context=context,
        spans=[],
        sentences=right,
        source=source,
        title=entry["article"],
        group=entry["article"] + entry["section"],
    )


def selqa_examples(folder: Path, rng: Random) -> list[Example]:
    """Examples of SelQA's folder `ass/`.

    The context is a window of at most 8 sentences of the section around the first right one. 40 %
    of the questions whose section has more than 4 other sentences come a second time with the first
    8 of those, which do not answer.
    """
    examples = []
    for split in ("dev", "test"):
        path = folder / f"selqa-ass-{split}.json"
        for entry in json.loads(path.read_text(encoding="utf-8")):
            answers = entry["answers"]
            size = len(entry["candidates"])
            if not answers:
                continue
            begin = max(0, answers[0] - rng.randint(0, SENTENCES_BEFORE))
            end = min(size, begin + WINDOW_SENTENCES)
            examples.append(section_example(entry, range(begin, end), "selqa"))
            others = [number for number in range(size) if number not in answers]
            if len(others) > 4 and rng.random() < UNANSWERABLE_SHARE:
                examples.append(section_example(entry, others[:WINDOW_SENTENCES], "selqa-other"))
    return examples
