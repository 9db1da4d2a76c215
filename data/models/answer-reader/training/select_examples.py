"""Scores examples with an exported reader and keeps those from which it has something to learn.

All answered examples stay. Of those that nothing answers, the ones stay whose best span scores
above a limit, and a random share of the others, so that the easy ones are not forgotten. To save
time, passages of other sentences and of other events can be scored in part; the rest is left out.
"""

import argparse
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from random import Random

from transformers import AutoTokenizer, PreTrainedTokenizerBase

from evaluate import onnx_predictor
from reader.encode import WHOLE_MAX_TOKENS, Feature, collate, encode, with_title
from reader.evaluation import MAX_SPAN_TOKENS, Predict, best_span
from reader.examples import Example, read_examples, write_examples

BATCH_SIZE = 16
SECONDS_PER_LOG_LINE = 60


def feature_of(example: Example, tokenizer: PreTrainedTokenizerBase) -> Feature:
    return encode(with_title(example), tokenizer, WHOLE_MAX_TOKENS)[0]


def scores(
    examples: Sequence[Example], tokenizer: PreTrainedTokenizerBase, predict: Predict
) -> list[float]:
    """The score of the best span of each passage, less that of no answer."""
    features = [feature_of(example, tokenizer) for example in examples]
    order = sorted(range(len(features)), key=lambda number: len(features[number].input_ids))
    result = [0.0] * len(features)
    logged = time.monotonic()
    for first in range(0, len(order), BATCH_SIZE):
        numbers = order[first : first + BATCH_SIZE]
        batch = [features[number] for number in numbers]
        starts, ends = predict(collate(batch, tokenizer.pad_token_id))
        for row, number in enumerate(numbers):
            feature = features[number]
            result[number] = best_span(starts[row], ends[row], feature, MAX_SPAN_TOKENS)[0]
        if time.monotonic() - logged > SECONDS_PER_LOG_LINE:
            logged = time.monotonic()
            print(f"{first} of {len(order)} scored", flush=True)
    return result


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--examples", type=Path, required=True, help="of build_stories.py")
    parser.add_argument("--onnx", type=Path, required=True, help="the reader to train on")
    parser.add_argument("--base", required=True, help="folder or hub id of its tokenizer")
    parser.add_argument("--output", type=Path, required=True, help="examples, JSON lines")
    parser.add_argument("--above", type=float, default=-2.0, help="lowest score of a hard negative")
    parser.add_argument("--easy-share", type=float, default=0.1, help="of the other negatives")
    parser.add_argument(
        "--scored-share", type=float, default=1.0, help="of the negatives that are no near misses"
    )
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--seed", type=int, default=17)
    args = parser.parse_args()

    rng = Random(args.seed)
    tokenizer = AutoTokenizer.from_pretrained(args.base)
    examples = read_examples([args.examples])
    negatives = [
        example
        for example in examples
        if not (example.answered or example.held_out)
        and (example.source == "stories-near-miss" or rng.random() < args.scored_share)
    ]
    found = scores(negatives, tokenizer, onnx_predictor(args.onnx, args.threads))
    kept = [
        example
        for example, score in zip(negatives, found, strict=True)
        if score > args.above or rng.random() < args.easy_share
    ]
    counts = Counter(example.source for example in kept)
    for source, count in sorted(Counter(example.source for example in negatives).items()):
        print(f"{source}: {counts[source]} of {count} kept")
    others = [example for example in examples if example.answered or example.held_out]
    write_examples(args.output, [*others, *kept])


if __name__ == "__main__":
    main()
