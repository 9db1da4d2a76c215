"""The example that every script reads or writes, one JSON object a line."""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

Span = tuple[int, int]
"""Character range in the context: start inclusive, end exclusive."""


@dataclass(frozen=True)
class Example:
    """A question and a context.

    What is known of the answer decides the training signal: `spans` if the words are known,
    otherwise `sentences` if only the sentences that answer are known. If both are empty, the
    context does not answer the question.
    """

    question: str
    context: str
    spans: list[Span]
    sentences: list[Span]
    source: str
    title: str
    group: str
    """Article, section or document: contexts of one group are about the same subject."""
    held_out: bool = False
    """True for test examples, which no training script uses."""
    id: str = ""
    whole: bool = False
    """True where the context is a passage as the product reads it: title in front, never cut."""

    @property
    def answered(self) -> bool:
        return bool(self.spans or self.sentences)


def read_examples(paths: Iterable[Path]) -> list[Example]:
    examples = []
    for path in paths:
        with path.open(encoding="utf-8") as lines:
            for line in lines:
                fields = json.loads(line)
                fields["spans"] = [tuple(span) for span in fields["spans"]]
                fields["sentences"] = [tuple(span) for span in fields["sentences"]]
                examples.append(Example(**fields))
    return examples


def write_examples(path: Path, examples: Iterable[Example]) -> None:
    with path.open("w", encoding="utf-8") as file:
        for example in examples:
            file.write(json.dumps(asdict(example), ensure_ascii=False) + "\n")
