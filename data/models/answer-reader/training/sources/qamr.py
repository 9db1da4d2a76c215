"""QAMR development and test sets: crowd questions about single sentences, with token answers."""

from collections import defaultdict
from dataclasses import replace
from pathlib import Path
from random import Random

from reader.examples import Example
from sources.detokenise import join_sentences, join_tokens, tidy_question

QUESTIONS_PER_SENTENCE = 12
NEIGHBOURS_PER_SIDE = 2
UNANSWERABLE_SHARE = 0.12
UNANSWERABLE_SENTENCES = 3

TokenRange = tuple[int, int]
"""First and last token of an answer, both inclusive."""


def document_of(sentence_id: str) -> str:
    """Sentence ids read `Wiki1k:wikinews:844279:15:2`: document, paragraph, sentence."""
    return sentence_id.rsplit(":", 2)[0]


def position_of(sentence_id: str) -> tuple[int, int]:
    paragraph, sentence = sentence_id.split(":")[-2:]
    return int(paragraph), int(sentence)


def read_sentences(path: Path) -> dict[str, list[str]]:
    sentences = {}
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            sentence_id, tokens = line.rstrip("\n").split("\t")
            sentences[sentence_id] = tokens.split(" ")
    return sentences


def token_range(judgment: str) -> TokenRange | None:
    """Range of an answer such as "4 5 6"; None for other judgments and for answers with gaps."""
    try:
        tokens = sorted(int(token) for token in judgment.split())
    except ValueError:
        return None
    if not tokens or tokens[-1] - tokens[0] != len(tokens) - 1:
        return None
    return tokens[0], tokens[-1]


def read_questions(
    data: Path, sentences: dict[str, list[str]]
) -> dict[str, list[tuple[str, list[TokenRange]]]]:
    """Questions of each sentence with the answers of the writer and of both validators.

    Leaves out questions that a validator called invalid and repeats within a file.
    """
    questions = defaultdict(list)
    for split in ("dev", "test"):
        seen = set()
        with (data / "full" / f"{split}.tsv").open(encoding="utf-8") as lines:
            for line in lines:
                fields = line.rstrip("\n").split("\t")
                sentence_id, question, written, *validated = fields[0], *fields[5:9]
                key = (sentence_id, question)
                if sentence_id not in sentences or key in seen:
                    continue
                if any("Invalid" in judgment for judgment in validated):
                    continue
                seen.add(key)
                judgments = [written, *(entry.split(":", 1)[-1] for entry in validated)]
                answers = [found for text in judgments if (found := token_range(text)) is not None]
                if answers:
                    questions[sentence_id].append((question, answers))
    return questions


def qamr_examples(data: Path, rng: Random) -> list[Example]:
    """Examples of QAMR's folder `data/`, at most 12 questions a sentence.

    The context is the sentence with up to two neighbours of its document on each side. 12 % of the
    questions come a second time with other sentences of the document, which do not answer.
    """
    sentences = read_sentences(data / "wiki-sentences.tsv")
    documents: dict[str, list[str]] = defaultdict(list)
    for sentence_id in sentences:
        documents[document_of(sentence_id)].append(sentence_id)
    for document in documents.values():
        document.sort(key=position_of)

    examples = []
    for sentence_id, questions in read_questions(data, sentences).items():
        document = documents[document_of(sentence_id)]
        position = document.index(sentence_id)
        rng.shuffle(questions)
        for question, answers in questions[:QUESTIONS_PER_SENTENCE]:
            begin = max(0, position - rng.randint(0, NEIGHBOURS_PER_SIDE))
            end = min(len(document), position + 1 + rng.randint(0, NEIGHBOURS_PER_SIDE))
            joined = [join_tokens(sentences[neighbour]) for neighbour in document[begin:end]]
            context, sentence_spans = join_sentences(text for text, _ in joined)
            offset = sentence_spans[position - begin][0]
            token_spans = joined[position - begin][1]
            spans = {
                (offset + token_spans[first][0], offset + token_spans[last][1])
                for first, last in answers
            }
            question = tidy_question(question)
            example = Example(
                question=question[:1].upper() + question[1:],
                context=context,
                spans=sorted(spans),
                sentences=[],
                source="qamr",
                title="",
                group=document_of(sentence_id),
            )
            examples.append(example)
            rest = document[:begin] + document[end:]
            if rest and rng.random() < UNANSWERABLE_SHARE:
                start = rng.randrange(len(rest))
                others = rest[start : start + UNANSWERABLE_SENTENCES]
                context, _ = join_sentences(join_tokens(sentences[other])[0] for other in others)
                examples.append(replace(example, context=context, spans=[], source="qamr-other"))
    return examples
