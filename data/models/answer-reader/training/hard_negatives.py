"""Mines hard negatives for the second training pass.

A hard negative is a training question with a passage of another context that BM25 ranks high and
that holds no accepted answer.
"""

import argparse
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random

from bm25 import Bm25Index
from reader.examples import Example, read_examples, write_examples

NEGATIVES_PER_QUESTION = {"squad": 1.2, "selqa": 1.2, "du2017": 0.45, "qamr": 0.2}
"""Mean number for each source; the fraction is the probability of one more."""

TITLED_SOURCES = ("squad", "selqa")
PASSAGE_WORDS = 90
RANKED_PASSAGES = 25
CANDIDATES = 6
OVERLAP_PREFIX_CHARS = 60

SENTENCE_BREAK = re.compile(r'(?<=[.!?])\s+(?=[A-Z"“a-z])')


@dataclass(frozen=True)
class Passage:
    title: str
    text: str
    group: str
    source: str


def fold(text: str) -> str:
    return re.sub(r"\s+", " ", text).lower()


def split_passages(context: str) -> list[str]:
    """Whole sentences, at most 90 words together; a longer sentence is a passage of its own."""
    passages: list[str] = []
    current: list[str] = []
    current_words = 0
    for sentence in SENTENCE_BREAK.split(context):
        count = len(sentence.split())
        if current and current_words + count > PASSAGE_WORDS:
            passages.append(" ".join(current))
            current, current_words = [], 0
        current.append(sentence)
        current_words += count
    return [*passages, " ".join(current)]


def collect_passages(examples: Iterable[Example]) -> list[Passage]:
    """Passages of all contexts, without repeats of the same text."""
    passages: dict[str, Passage] = {}
    seen = set()
    for example in examples:
        key = (example.title, example.context)
        if example.source.endswith("-other") or key in seen:
            continue
        seen.add(key)
        for text in split_passages(example.context):
            passage = Passage(example.title, text, example.group, example.source)
            passages.setdefault(text, passage)
    return list(passages.values())


def is_negative(passage: Passage, example: Example) -> bool:
    """Whether the passage is of another context, in the same letter case, and does not answer.

    Du et al.'s text is lower-cased, so it goes only with its own questions. Where only the right
    sentences are known, the passage must also be of another group: it may answer in other words.
    """
    if (passage.source == "du2017") != (example.source == "du2017"):
        return False
    if not example.spans and passage.group == example.group:
        return False
    text = fold(passage.text)
    if text[:OVERLAP_PREFIX_CHARS] in fold(example.context) or passage.text in example.context:
        return False
    accepted = (fold(example.context[a:b]) for a, b in example.spans or example.sentences)
    return not any(answer in text for answer in accepted)


def mine(examples: Iterable[Example], rng: Random) -> list[Example]:
    training = [example for example in examples if not example.held_out]
    passages = collect_passages(training)
    index = Bm25Index([f"{passage.title} {passage.text}" for passage in passages])
    answered = [
        example
        for example in training
        if example.answered and example.source in NEGATIVES_PER_QUESTION
    ]
    rng.shuffle(answered)

    negatives = []
    for example in answered:
        mean = NEGATIVES_PER_QUESTION[example.source]
        wanted = int(mean) + (rng.random() < mean % 1)
        if not wanted:
            continue
        ranked = (passages[number] for number in index.best(example.question, RANKED_PASSAGES))
        candidates = [passage for passage in ranked if is_negative(passage, example)][:CANDIDATES]
        for passage in rng.sample(candidates, min(wanted, len(candidates))):
            negatives.append(
                replace(
                    example,
                    context=passage.text,
                    title=passage.title if example.source in TITLED_SOURCES else "",
                    spans=[],
                    sentences=[],
                    source=f"{example.source}-hard",
                )
            )
    return negatives


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--examples", type=Path, required=True, help="of build_examples.py")
    parser.add_argument("--output", type=Path, required=True, help="hard negatives, JSON lines")
    parser.add_argument("--seed", type=int, default=11)
    args = parser.parse_args()

    negatives = mine(read_examples([args.examples]), Random(args.seed))
    write_examples(args.output, negatives)
    for source, count in sorted(Counter(example.source for example in negatives).items()):
        print(f"{source}: {count}")
    print(f"{args.output}: {len(negatives)} hard negatives")


if __name__ == "__main__":
    main()
