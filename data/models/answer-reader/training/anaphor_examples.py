"""Rewrites answered examples so that an anaphor stands where the name was, and is the answer.

Where the passage says "the two leaders signed it", the product wants these words: it looks up their
names itself. Texts that only mark names would teach the reader that such a passage does not answer.
"""

import argparse
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from random import Random

from reader.examples import Example, read_examples, write_examples

ONE_PERSON = ["the " + noun for noun in (
    "minister mayor president director captain coach lawyer scientist chairman officer manager "
    "author judge general man woman"
).split()]
SEVERAL_PEOPLE = (
    "the two leaders, the two ministers, both men, both women, both leaders, the two, the pair, "
    "the ministers, both presidents, both sides"
).split(", ")
ONE_SUBJECT = ["He", "She"]
SEVERAL_SUBJECTS = ["They", "Both", "The two", "Both leaders", "The pair"]

NAME = r"[A-ZÀ-ÖØ-Þ][\w’'.-]+"
NAMES_RE = re.compile(rf"{NAME}(?: (?:of|de|van|von|al|bin) {NAME}| {NAME})*")
SEVERAL_RE = re.compile(rf"{NAMES_RE.pattern}(?:, {NAMES_RE.pattern})* and {NAMES_RE.pattern}")
WHO_RE = re.compile(r"^(?:and |so )?(?:who|whom|whose|by whom)\b|\bwho\??$", re.IGNORECASE)
KIND_RE = re.compile(r"^(?:which|what) (\w{4,})\b", re.IGNORECASE)
KINDS = set(
    "company firm club team party group country city town bank agency charity ministry museum "
    "university school newspaper airline brand court union party hospital state".split()
)
"""Kinds that "the company" may name again; "which year" has no such noun."""
BEFORE_NAME_RE = re.compile(
    r"(?:^|[.!?,;:–—][\"'”’)]*|\b(?:by|of|to|with|from|and|or|after|before|that|when|where|if|for|as|"
    r"than|while|because|whom|which|said|but|until|against|between|told|named|called))\s+[\"'“‘(]*$"
)
"""What a noun phrase may follow: not "Pastor", which goes only with a name."""
SHARE_OF_SEVERAL = 0.3
"""Of the answers that are one person: those rewritten as several, which news often has."""


def anaphor_for(question: str, answer: str, begins: bool, rng: Random) -> str | None:
    """An anaphor for a name, or None if the question or the answer is not of a kind that has one.

    `begins`: whether it is the first word of its sentence.
    """
    kind = KIND_RE.match(question)
    if WHO_RE.search(question):
        if not (SEVERAL_RE.fullmatch(answer) or " " in answer and NAMES_RE.fullmatch(answer)):
            return None
        several = SEVERAL_RE.fullmatch(answer) or rng.random() < SHARE_OF_SEVERAL
        nouns, subjects = (
            (SEVERAL_PEOPLE, SEVERAL_SUBJECTS) if several else (ONE_PERSON, ONE_SUBJECT)
        )
        if begins and rng.random() < 0.5:
            return rng.choice(subjects)
        chosen = rng.choice(nouns)
    elif kind and kind[1].lower() in KINDS and NAMES_RE.fullmatch(answer):
        chosen = f"the {kind[1].lower()}"
    else:
        return None
    return chosen[0].upper() + chosen[1:] if begins else chosen


def with_anaphor(example: Example, rng: Random) -> Example | None:
    """The example with its longest answer replaced; other accepted spans stay. None if unfit."""
    start, end = max(example.spans, key=lambda span: span[1] - span[0])
    context = example.context
    if start > 0 and not BEFORE_NAME_RE.search(context[:start]):
        return None
    begins = start == 0 or re.search(r"[.!?][\"'”’)]*\s+[\"'“‘(]*$", context[:start]) is not None
    chosen = anaphor_for(example.question, context[start:end], begins, rng)
    if chosen is None:
        return None
    shift = len(chosen) - (end - start)
    others = [
        (a, b) if b <= start else (a + shift, b + shift)
        for a, b in example.spans
        if b <= start or a >= end
    ]
    return replace(
        example,
        context=context[:start] + chosen + context[end:],
        spans=sorted([*others, (start, start + len(chosen))]),
        source="stories-anaphor",
    )


def rewritten(examples: list[Example], variants: int, rng: Random) -> Iterator[Example]:
    for example in examples:
        if example.spans and not example.held_out:
            for _ in range(variants):
                changed = with_anaphor(example, rng)
                if changed is not None:
                    yield changed


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--examples", type=Path, nargs="+", required=True)
    parser.add_argument("--output", type=Path, required=True)
    parser.add_argument("--variants", type=int, default=2, help="of each example")
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()

    examples = list(rewritten(read_examples(args.examples), args.variants, Random(args.seed)))
    write_examples(args.output, examples)
    print(f"{args.output}: {len(examples)} examples")


if __name__ == "__main__":
    main()
