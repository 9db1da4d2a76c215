"""News stories written for this project: articles with questions, many of them near misses.

A file holds articles of this form, separated by blank lines:

    == Headline
    event: name-of-the-event
    Paragraphs, separated by blank lines.
    --
    question => answer | other form of the answer
    question => answer @ words of the right sentence
    question => answer @ words of one right sentence @ words of another
    question => @ words of the sentence that answers
    question => none
    --

The answers are words of the article. After each `@` stand words of one sentence that answers,
where an answer occurs elsewhere too or where the whole sentence is the answer. Articles with the
same event report about the same thing, so the one may answer what is asked about the other.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from reader.examples import Example, Span

PASSAGE_WORDS = 100
"""Passages as the product reads them: whole sentences, one of overlap."""

SENTENCE_END = re.compile(r'(?<=[.!?])["\u201d\u2019)]*\s+|\n\n')


@dataclass(frozen=True)
class Question:
    text: str
    spans: list[Span]
    """Accepted answers in the article's text."""
    sentences: list[Span]
    """The right sentences, where the words are not known."""
    forms: list[str] = field(default_factory=list)
    """The accepted answers."""

    @property
    def answered(self) -> bool:
        return bool(self.spans or self.sentences)


@dataclass
class Story:
    title: str
    event: str
    text: str = ""
    questions: list[Question] = field(default_factory=list)


def sentence_spans(text: str) -> list[Span]:
    bounds = [0, *(match.end() for match in SENTENCE_END.finditer(text)), len(text)]
    return [(a, b) for a, b in zip(bounds, bounds[1:]) if text[a:b].strip()]


def occurrences(words: str, text: str) -> list[Span]:
    pattern = re.compile(rf"(?<!\w){re.escape(words)}(?!\w)")
    return [match.span() for match in pattern.finditer(text)]


def sentence_with(words: str, text: str) -> Span:
    found = [(a, b) for a, b in sentence_spans(text) if words in text[a:b]]
    if len(found) != 1:
        raise ValueError(f'"{words}" is in {len(found)} sentences instead of 1')
    return found[0]


def parse_question(line: str, text: str) -> Question:
    """Raises ValueError, with what to mend, where answer and article do not fit."""
    question, arrow, answer = line.partition(" => ")
    if not arrow:
        raise ValueError(f'no " => " in "{line}"')
    if answer.strip() == "none":
        return Question(question.strip(), [], [])
    words, *hints = (part.strip() for part in answer.split("@"))
    right = [sentence_with(hint, text) for hint in hints]
    forms = [form.strip() for form in words.split("|") if form.strip()]
    if not forms and not right:
        raise ValueError(f'neither an answer nor words of a sentence in "{line}"')
    spans = []
    for form in forms:
        found = occurrences(form, text)
        if right:
            found = [span for span in found if any(a <= span[0] < b for a, b in right)]
        if not found:
            raise ValueError(f'"{form}" is not in the article or not in that sentence')
        if len(found) > 1 and not right:
            raise ValueError(f'"{form}" occurs {len(found)} times; add "@ words of the sentence"')
        spans += found
    return Question(question.strip(), spans, [] if spans else right, forms)


def read_stories(path: Path) -> list[Story]:
    """Raises ValueError, with the line, for a file of another form."""
    stories: list[Story] = []
    part = "outside"
    body: list[str] = []
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), start=1):
        try:
            if line.startswith("== "):
                stories.append(Story(line[3:].strip(), ""))
                part, body = "event", []
            elif part == "event" and line.startswith("event:"):
                stories[-1].event = line.removeprefix("event:").strip()
                part = "body"
            elif line.strip() == "--":
                if part == "body":
                    paragraphs = "\n".join(body).split("\n\n")
                    stories[-1].text = "\n\n".join(p.strip() for p in paragraphs if p.strip())
                part = "questions" if part == "body" else "outside"
            elif part == "body":
                body.append(line)
            elif part == "questions" and line.strip():
                stories[-1].questions.append(parse_question(line, stories[-1].text))
            elif line.strip():
                raise ValueError(f'expected a headline, found "{line}"')
        except ValueError as error:
            raise ValueError(f"{path}:{number}: {error}") from None
    return stories


def split_passages(text: str) -> Iterator[Span]:
    """Runs of whole sentences of at most 100 words together; neighbours share a sentence."""
    sentences = sentence_spans(text)
    counts = [len(text[a:b].split()) for a, b in sentences]
    first = 0
    while True:
        last, words = first, counts[first]
        while last + 1 < len(sentences) and words + counts[last + 1] <= PASSAGE_WORDS:
            last += 1
            words += counts[last]
        yield sentences[first][0], sentences[last][1]
        if last + 1 >= len(sentences):
            return
        first = max(last, first + 1)


def story_examples(stories: Iterable[Story], held_out: bool = False) -> list[Example]:
    """Each question with each passage of its article; only some of the passages answer.

    Leaves out a passage that has the words of an answer, but in a sentence that is not marked as
    right: it may well answer too.
    """
    examples = []
    for story in stories:
        for start, end in split_passages(story.text):

            def inside(spans: list[Span]) -> list[Span]:
                return [(a - start, b - start) for a, b in spans if start <= a and b <= end]

            for question in story.questions:
                spans, sentences = inside(question.spans), inside(question.sentences)
                missed = question.answered and not (spans or sentences)
                passage = story.text[start:end]
                if missed and any(occurrences(form, passage) for form in question.forms):
                    continue
                near_miss = "" if question.answered else "-near-miss"
                examples.append(
                    Example(
                        question=question.text,
                        context=passage.rstrip(),
                        spans=spans,
                        sentences=[(a, min(b, end - start)) for a, b in sentences],
                        source="stories-other" if missed else f"stories{near_miss}",
                        title=story.title,
                        group=story.event,
                        held_out=held_out,
                        whole=True,
                    )
                )
    return examples
