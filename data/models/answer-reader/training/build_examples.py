"""Builds the training and test examples from SQuAD, XQuAD, QAMR, SelQA and Du et al. (2017)."""

import argparse
from collections import Counter
from pathlib import Path
from random import Random

from reader.examples import write_examples
from sources.du2017 import du2017_examples
from sources.qamr import qamr_examples
from sources.selqa import selqa_examples
from sources.squad import squad_examples


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--squad", type=Path, nargs="+", required=True, help="SQuAD files: first 1.1, then 2.0"
    )
    parser.add_argument("--xquad", type=Path, required=True, help="xquad.en.json, held out")
    parser.add_argument("--qamr", type=Path, required=True, help="QAMR's folder data/")
    parser.add_argument("--selqa", type=Path, required=True, help="SelQA's folder ass/")
    parser.add_argument("--du2017", type=Path, required=True, help="nqg's folder data/processed/")
    parser.add_argument("--output", type=Path, required=True, help="examples, JSON lines")
    parser.add_argument("--seed", type=int, default=7)
    args = parser.parse_args()

    rng = Random(args.seed)
    examples = [
        *squad_examples(args.squad, args.xquad, rng),
        *qamr_examples(args.qamr, rng),
        *selqa_examples(args.selqa, rng),
        *du2017_examples(args.du2017, rng),
    ]
    write_examples(args.output, examples)

    counts = Counter((example.held_out, example.source) for example in examples)
    for (held_out, source), count in sorted(counts.items()):
        print(f"{'test' if held_out else 'training'} {source}: {count}")
    training = [example for example in examples if not example.held_out]
    unanswered = sum(not example.answered for example in training)
    print(f"{args.output}: {len(training)} training examples, {unanswered} of them unanswered")


if __name__ == "__main__":
    main()
