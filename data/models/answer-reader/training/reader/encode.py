"""From examples to the token features that the model reads."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from random import Random

import numpy as np
from transformers import PreTrainedTokenizerBase

from reader.examples import Example, Span

DEFAULT_BASE = "sentence-transformers/all-MiniLM-L6-v2"
MAX_TOKENS = 160
STRIDE_TOKENS = 64

WHOLE_MAX_TOKENS = 256

CROPPED_SENTENCES = [2, 3, 3, 3, 4]
"""How many sentences a cropped context has; the more often it stands here, the likelier."""

TITLE_SHARE = 0.4
WHOLE_TITLE_SHARE = 0.9
LOWER_CASE_SHARE = 0.25
NO_QUESTION_MARK_SHARE = 0.3

LONG_CONTEXT_CHARS = 440
WINDOW_CHARS = 460
WINDOW_CHARS_TO_ANSWER_END = 400
FALLBACK_WINDOW_CHARS = 560
ANSWER_IN_WINDOW_SHARE = 0.75
SENTENCES_BEFORE_ANSWER = 2
DROPPED_UNLABELLED_SHARE = 0.5

SENTENCE_END = re.compile(r'[.!?]["\u201d)]?\s+')

TokenPair = tuple[int, int]
"""First and last token, both inclusive."""


@dataclass(frozen=True)
class Feature:
    """A question with one token window of a context. All positions are token positions."""

    input_ids: list[int]
    token_type_ids: list[int]
    offsets: list[Span]
    """Character range of each token, in the question or in the context."""
    context: TokenPair
    answers: list[TokenPair]
    regions: list[TokenPair]
    """Right sentences."""
    misses_answer: bool
    """The context holds the answer, this window does not."""


def shifted(spans: Sequence[Span], by: int) -> list[Span]:
    return [(start + by, end + by) for start, end in spans]


def with_title(example: Example) -> Example:
    prefix = f"{example.title}. " if example.title else ""
    return replace(
        example,
        context=prefix + example.context,
        spans=shifted(example.spans, len(prefix)),
        sentences=shifted(example.sentences, len(prefix)),
    )


def augment(example: Example, rng: Random) -> Example:
    """Varies the input: title in front, question in lower case, question without its mark."""
    question = example.question
    title_share = WHOLE_TITLE_SHARE if example.whole else TITLE_SHARE
    if example.title and rng.random() < title_share:
        example = with_title(example)
    if rng.random() < LOWER_CASE_SHARE:
        question = question.lower()
    if rng.random() < NO_QUESTION_MARK_SHARE:
        question = question.rstrip("?").strip()
    return replace(example, question=question)


def window_start(bounds: Sequence[int], answer: Span, rng: Random) -> int:
    """Start of a sentence up to two before the answer, near enough for the answer to fit."""
    first = max(number for number, bound in enumerate(bounds[:-1]) if bound <= answer[0])
    first = max(0, first - rng.randint(0, SENTENCES_BEFORE_ANSWER))
    while answer[1] - bounds[first] > WINDOW_CHARS_TO_ANSWER_END and bounds[first + 1] <= answer[0]:
        first += 1
    return bounds[first]


def take_window(example: Example, rng: Random) -> Example:
    """Cuts a long context to whole sentences of at most 460 characters together.

    The window begins near an answer three times in four, otherwise at a random sentence. A first
    sentence of more than 460 characters is cut. An answer outside the window is dropped from the
    example; without any left, the example is one that the context does not answer.
    """
    context = example.context
    if len(context) <= LONG_CONTEXT_CHARS:
        return example
    bounds = [0, *(match.end() for match in SENTENCE_END.finditer(context)), len(context)]
    answers = example.spans or example.sentences
    if answers and rng.random() < ANSWER_IN_WINDOW_SHARE:
        start = window_start(bounds, rng.choice(answers), rng)
    else:
        start = bounds[rng.randrange(len(bounds) - 1)]
    latest = start + WINDOW_CHARS
    end = max((bound for bound in bounds if start < bound <= latest), default=latest)
    if not context[start:end].strip():
        start, end = 0, FALLBACK_WINDOW_CHARS

    def inside(spans: Sequence[Span]) -> list[Span]:
        return shifted([span for span in spans if start <= span[0] and span[1] <= end], -start)

    return replace(
        example,
        context=context[start:end],
        spans=inside(example.spans),
        sentences=inside(example.sentences),
    )


def crop(example: Example, rng: Random) -> Example:
    """Two to four sentences of the context, the answer's among them, as a second look reads them.

    Stays as it is where only right sentences are known, or where an answer spans two sentences.
    """
    bounds = [0, *(match.end() for match in SENTENCE_END.finditer(example.context))]
    bounds.append(len(example.context))
    count = len(bounds) - 1
    if count <= max(CROPPED_SENTENCES) - 1 or (example.sentences and not example.spans):
        return example
    size = rng.choice(CROPPED_SENTENCES)
    if example.spans:
        start, end = rng.choice(example.spans)
        sentence = max(number for number in range(count) if bounds[number] <= start)
        if end > bounds[sentence + 1]:
            return example
        first = max(0, sentence - rng.randrange(size))
    else:
        first = rng.randint(0, count - size)
    begin, stop = bounds[first], bounds[min(count, first + size)]
    return replace(
        example,
        context=example.context[begin:stop].rstrip(),
        spans=shifted([span for span in example.spans if begin <= span[0] and span[1] <= stop], -begin),
    )


def answer_tokens(offsets: Sequence[Span], tokens: Sequence[int], span: Span) -> TokenPair | None:
    """Tokens that hold the first and the last character of the span."""
    first = [token for token in tokens if offsets[token][0] <= span[0] < offsets[token][1]]
    last = [token for token in tokens if offsets[token][0] < span[1] <= offsets[token][1]]
    return (first[0], last[-1]) if first and last else None


def encode(
    example: Example,
    tokenizer: PreTrainedTokenizerBase,
    max_tokens: int = MAX_TOKENS,
    stride_tokens: int = STRIDE_TOKENS,
) -> list[Feature]:
    """Features of all token windows of the context; adjacent windows share `stride_tokens`."""
    encoded = tokenizer(
        example.question,
        example.context,
        truncation="only_second",
        max_length=max_tokens,
        stride=stride_tokens,
        return_overflowing_tokens=True,
        return_offsets_mapping=True,
        return_token_type_ids=True,
    )
    features = []
    for number, input_ids in enumerate(encoded["input_ids"]):
        offsets = [tuple(offset) for offset in encoded["offset_mapping"][number]]
        sequence_ids = encoded.sequence_ids(number)
        tokens = [token for token, sequence in enumerate(sequence_ids) if sequence == 1]
        if not tokens:
            continue
        window = (offsets[tokens[0]][0], offsets[tokens[-1]][1])
        answers = {
            pair
            for start, end in example.spans
            if window[0] <= start and end <= window[1]
            if (pair := answer_tokens(offsets, tokens, (start, end))) is not None
        }
        # The tokenizer may drop the last character of a sentence, hence the one more.
        regions = [
            (
                min(token for token in tokens if offsets[token][1] > start),
                max(token for token in tokens if offsets[token][0] < end),
            )
            for start, end in example.sentences
            if window[0] <= start and end <= window[1] + 1
        ]
        features.append(
            Feature(
                input_ids=input_ids,
                token_type_ids=encoded["token_type_ids"][number],
                offsets=offsets,
                context=(tokens[0], tokens[-1]),
                answers=sorted(answers),
                regions=regions,
                misses_answer=example.answered and not answers and not regions,
            )
        )
    return features


def training_features(
    example: Example, tokenizer: PreTrainedTokenizerBase, rng: Random
) -> list[Feature]:
    """Features of a varied window; drops half of the token windows that miss the answer."""
    if example.whole:
        return encode(augment(example, rng), tokenizer, WHOLE_MAX_TOKENS)
    features = encode(take_window(augment(example, rng), rng), tokenizer)
    return [
        feature
        for feature in features
        if not (feature.misses_answer and rng.random() < DROPPED_UNLABELLED_SHARE)
    ]


def collate(features: Sequence[Feature], pad_token_id: int) -> dict[str, np.ndarray]:
    """Model inputs, int64 [features, tokens], padded on the right to the longest feature."""
    length = max(len(feature.input_ids) for feature in features)
    shape = (len(features), length)
    input_ids = np.full(shape, pad_token_id, dtype=np.int64)
    attention_mask = np.zeros(shape, dtype=np.int64)
    token_type_ids = np.zeros(shape, dtype=np.int64)
    for row, feature in enumerate(features):
        size = len(feature.input_ids)
        input_ids[row, :size] = feature.input_ids
        attention_mask[row, :size] = 1
        token_type_ids[row, :size] = feature.token_type_ids
    return {
        "input_ids": input_ids,
        "attention_mask": attention_mask,
        "token_type_ids": token_type_ids,
    }
