"""Sentence and question pairs of Du et al. (2017), test split: sentence known, words unknown.

The text is lower-cased and tokenised, in the order of SQuAD's articles. It holds only the sentences
that have a question, so neighbours in the file are near each other in the article, no more.
"""

from dataclasses import replace
from pathlib import Path
from random import Random

from reader.examples import Example
from sources.detokenise import join_sentences, join_tokens, tidy_question

NEIGHBOURS_PER_SIDE = 3
UNANSWERABLE_SHARE = 0.25
UNANSWERABLE_SENTENCES = 4
DISTANCE_TO_UNANSWERABLE = (5, 14)
SENTENCES_PER_GROUP = 60


def plain_sentence(line: str) -> str:
    for bracket in ("-lrb-", "-rrb-", "-lsb-", "-rsb-"):
        line = line.replace(bracket, bracket.upper())
    return join_tokens(line.replace(" -- ", " – ").split())[0]


def du2017_examples(folder: Path, rng: Random) -> list[Example]:
    """Examples of the folder `data/processed/`.

    The context is the sentence with up to three neighbours on each side. A quarter of the questions
    come a second time with four sentences that begin 5 to 14 sentences away.
    """
    sources = (folder / "src-test.txt").read_text(encoding="utf-8").split("\n")
    questions = (folder / "tgt-test.txt").read_text(encoding="utf-8").split("\n")
    # dict.fromkeys keeps the order of the first occurrences.
    unique = list(dict.fromkeys(line for line in sources if line.strip()))
    position_of = {line: position for position, line in enumerate(unique)}
    sentences = [plain_sentence(line) for line in unique]

    examples = []
    for line, question in zip(sources, questions):
        if not line.strip():
            continue
        position = position_of[line]
        question = tidy_question(question.strip())
        group = f"du2017-{position // SENTENCES_PER_GROUP}"
        begin = max(0, position - rng.randint(0, NEIGHBOURS_PER_SIDE))
        end = min(len(sentences), position + 1 + rng.randint(0, NEIGHBOURS_PER_SIDE))
        context, spans = join_sentences(sentences[begin:end])
        example = Example(
            question=question,
            context=context,
            spans=[],
            sentences=[spans[position - begin]],
            source="du2017",
            title="",
            group=group,
        )
        examples.append(example)
        if rng.random() < UNANSWERABLE_SHARE:
            away = rng.choice((-1, 1)) * rng.randint(*DISTANCE_TO_UNANSWERABLE)
            begin = position + away
            if 0 <= begin < len(sentences) - UNANSWERABLE_SENTENCES:
                others = sentences[begin : begin + UNANSWERABLE_SENTENCES]
                context, _ = join_sentences(others)
                examples.append(
                    replace(example, context=context, sentences=[], source="du2017-other")
                )
    return examples
