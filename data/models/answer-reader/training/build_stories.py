"""Builds the examples of the third pass from the stories written for this project.

Every question is asked of every passage of its article. Besides, it gets passages of other events
that BM25 ranks high, which do not answer it. The last file of each series is held out to test on.
"""

import argparse
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from random import Random

from bm25 import Bm25Index
from reader.examples import Example, write_examples
from sources.stories import read_stories, story_examples

CANDIDATES = 8
RANKED_PASSAGES = 40

SERIES = re.compile(r"^(.*)-\d+$")


def last_of_series(paths: Sequence[Path]) -> set[Path]:
    """Of a-01, a-02, b-01, …: the last a, the last b, …"""
    last = {}
    for path in sorted(paths):
        match = SERIES.match(path.stem)
        last[match.group(1) if match else path.stem] = path
    return set(last.values())


def from_other_events(examples: Sequence[Example], others: int, rng: Random) -> list[Example]:
    """Each question with as many similar passages of other events."""
    passages = {example.context: example for example in examples}
    contexts = list(passages.values())
    index = Bm25Index([f"{passage.title} {passage.context}" for passage in contexts])
    questions = {(example.group, example.question): example for example in examples}
    negatives = []
    for example in questions.values():
        ranked = (contexts[number] for number in index.best(example.question, RANKED_PASSAGES))
        similar = [passage for passage in ranked if passage.group != example.group][:CANDIDATES]
        for passage in rng.sample(similar, min(others, len(similar))):
            negatives.append(
                replace(
                    example,
                    context=passage.context,
                    title=passage.title,
                    spans=[],
                    sentences=[],
                    source="stories-hard",
                )
            )
    return negatives


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--stories", type=Path, nargs="+", required=True, help="files of stories")
    parser.add_argument("--output", type=Path, required=True, help="examples, JSON lines")
    parser.add_argument(
        "--others", type=int, default=2, help="passages of other events for each question"
    )
    parser.add_argument(
        "--none-held-out", action="store_true", help="train on the last file of each series, too"
    )
    parser.add_argument("--seed", type=int, default=13)
    args = parser.parse_args()

    rng = Random(args.seed)
    held_out = set() if args.none_held_out else last_of_series(args.stories)
    training, test = [], []
    for path in sorted(args.stories):
        target = test if path in held_out else training
        target += story_examples(read_stories(path), held_out=path in held_out)
    examples = [
        example
        for part in (training, test)
        for example in (*part, *from_other_events(part, args.others, rng))
    ]
    write_examples(args.output, examples)
    counts = Counter((example.held_out, example.source) for example in examples)
    for (is_test, source), count in sorted(counts.items()):
        print(f"{'test' if is_test else 'training'} {source}: {count}")


if __name__ == "__main__":
    main()
