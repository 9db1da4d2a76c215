"""Running text from Penn Treebank tokens."""

import re
from collections.abc import Iterable, Sequence

from reader.examples import Span

PLAIN_TOKENS = {"-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]", "``": '"', "''": '"'}
NO_SPACE_BEFORE = re.compile(r"[.,;:?!%)\]]+|n't|'s|'re|'ve|'ll|'d|'m|'")


def join_tokens(tokens: Sequence[str]) -> tuple[str, list[Span]]:
    """Text of the tokens, and the character span of each token in it."""
    text = ""
    spans: list[Span] = []
    quote_is_open = False
    after_opening_quote = False
    for token in tokens:
        token = PLAIN_TOKENS.get(token, token)
        is_quote = token == '"'
        glued = (
            not text
            or NO_SPACE_BEFORE.fullmatch(token) is not None
            or text[-1] in "([$"
            or (quote_is_open and (is_quote or after_opening_quote))
        )
        if is_quote:
            quote_is_open = not quote_is_open
        after_opening_quote = is_quote and quote_is_open
        if not glued:
            text += " "
        spans.append((len(text), len(text) + len(token)))
        text += token
    return text, spans


def tidy_question(question: str) -> str:
    """A tokenised question with its brackets, quotes and spaces restored."""
    for token, plain in PLAIN_TOKENS.items():
        question = question.replace(token, plain)
    question = re.sub(r"\s+([.,;:?!%)\]])", r"\1", question)
    question = re.sub(r"\s+(n't|'s|'re|'ve|'ll|'d|'m)\b", r"\1", question)
    return re.sub(r"([(\[$])\s+", r"\1", question)


def join_sentences(sentences: Iterable[str]) -> tuple[str, list[Span]]:
    """Sentences separated by one space, and the character span of each. Skips empty ones."""
    text = ""
    spans: list[Span] = []
    for sentence in sentences:
        sentence = sentence.strip()
        if sentence and text:
            text += " "
        spans.append((len(text), len(text) + len(sentence)))
        text += sentence
    return text, spans
