"""Answer F1 and the separation of answerable from impossible questions on held-out examples."""

import re
import string
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random

import numpy as np
from transformers import PreTrainedTokenizerBase

from reader.encode import (
    MAX_TOKENS,
    WHOLE_MAX_TOKENS,
    Feature,
    collate,
    encode,
    with_title,
)
from reader.examples import Example

MAX_SPAN_TOKENS = 30
"""Span limit of the published figures; the limit of 24 belongs to the use of the model."""

Predict = Callable[[dict[str, np.ndarray]], tuple[np.ndarray, np.ndarray]]
"""Start and end logits, float32 [features, tokens], for the inputs of `collate`."""


@dataclass(frozen=True)
class Report:
    f1: float
    """Mean over the answerable examples whose answering words are known."""
    answerable: int
    auc: dict[str, tuple[float, int]]
    """For each source of examples that nothing answers: the probability that an answerable one
    scores higher, and their number."""

    def __str__(self) -> str:
        separation = "; ".join(
            f"AUC {auc:.3f} against {count} {source}"
            for source, (auc, count) in sorted(self.auc.items())
        )
        return f"F1 {self.f1:.3f} over {self.answerable} answerable; {separation}"


def normalised_words(text: str) -> list[str]:
    text = "".join(char for char in text.lower() if char not in string.punctuation)
    return re.sub(r"\b(a|an|the)\b", " ", text).split()


def token_f1(predicted: str, accepted: str) -> float:
    ours, theirs = normalised_words(predicted), normalised_words(accepted)
    if not ours or not theirs:
        return float(ours == theirs)
    shared = sum((Counter(ours) & Counter(theirs)).values())
    return 2 * shared / (len(ours) + len(theirs))


def area_under_curve(positive: Sequence[float], negative: Sequence[float]) -> float:
    if not positive or not negative:
        return float("nan")
    higher = np.asarray(positive)[:, None]
    lower = np.asarray(negative)[None, :]
    return float(np.mean((higher > lower) + 0.5 * (higher == lower)))


def best_span(
    start_logits: np.ndarray, end_logits: np.ndarray, feature: Feature, max_span_tokens: int
) -> tuple[float, int, int]:
    """Best span of one feature: its score, its first and its last token.

    The score is start + end less start + end at [CLS].
    """
    first, last = feature.context
    starts, ends = start_logits[first : last + 1], end_logits[first : last + 1]
    size = len(starts)
    length = np.arange(size)[None, :] - np.arange(size)[:, None] + 1
    allowed = (length >= 1) & (length <= max_span_tokens)
    scores = np.where(allowed, starts[:, None] + ends[None, :], -np.inf)
    start, end = divmod(int(scores.argmax()), size)
    no_answer = start_logits[0] + end_logits[0]
    return float(scores[start, end] - no_answer), first + start, first + end


def held_out_examples(examples: Sequence[Example], seed: int) -> list[Example]:
    """Held-out examples in random order, so that the first ones are a sample."""
    held_out = [example for example in examples if example.held_out]
    Random(seed).shuffle(held_out)
    return held_out


def evaluate(
    predict: Predict,
    tokenizer: PreTrainedTokenizerBase,
    examples: Sequence[Example],
    max_tokens: int = MAX_TOKENS,
    max_span_tokens: int = MAX_SPAN_TOKENS,
) -> Report:
    """Reads each context in windows of `max_tokens`; the best span of all windows counts.

    A whole passage is read at once, with its title in front, as the product does.
    """
    f1: list[float] = []
    answerable: list[float] = []
    impossible: dict[str, list[float]] = defaultdict(list)
    for example in examples:
        if example.whole:
            example = with_title(example)
        features = encode(example, tokenizer, WHOLE_MAX_TOKENS if example.whole else max_tokens)
        start_logits, end_logits = predict(collate(features, tokenizer.pad_token_id))
        best_score, answer = -np.inf, ""
        for row, feature in enumerate(features):
            score, first, last = best_span(
                start_logits[row], end_logits[row], feature, max_span_tokens
            )
            if score > best_score:
                begin, end = feature.offsets[first][0], feature.offsets[last][1]
                best_score, answer = score, example.context[begin:end]
        if not example.answered:
            impossible[example.source].append(best_score)
            continue
        answerable.append(best_score)
        if example.spans:
            f1.append(max(token_f1(answer, example.context[a:b]) for a, b in example.spans))
    return Report(
        f1=float(np.mean(f1)) if f1 else float("nan"),
        answerable=len(answerable),
        auc={
            source: (area_under_curve(answerable, scores), len(scores))
            for source, scores in impossible.items()
        },
    )
