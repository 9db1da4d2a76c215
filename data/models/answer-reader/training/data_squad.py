"""Extracts SQuAD's development sets from the explorer pages of rajpurkar/SQuAD-explorer.

The pages lie in `explore/1.1/dev/` and `explore/v2.0/dev/` of the branch gh-pages, one per article.
The output is SQuAD's JSON without `answer_start`, which the pages do not give.
"""

import argparse
import html
import json
import re
from pathlib import Path
from typing import Any

PAGE_FOLDERS = {"1.1": "1.1/dev", "2.0": "v2.0/dev"}

CONTEXT = re.compile(r"<pre>(.*?)</pre>", re.DOTALL)
QUESTION = re.compile(r'<strong class="question">(.*?)</strong>', re.DOTALL)
ANSWER = re.compile(r'<span class="answer">(.*?)</span>', re.DOTALL)


def first_match(pattern: re.Pattern[str], markup: str, page: str) -> str:
    match = pattern.search(markup)
    if match is None:
        raise ValueError(f"{page}: expected {pattern.pattern}, found none")
    return html.unescape(match.group(1))


def parse_question(markup: str, page: str) -> dict[str, Any]:
    """`markup` begins with the question's id, right after `data-id="`."""
    ground_truth = markup.split("Prediction:")[0]
    answers = [html.unescape(text) for text in ANSWER.findall(ground_truth)]
    answers = [text for text in answers if text and not text.startswith("<No Answer>")]
    return {
        "id": markup[: markup.index('"')],
        "question": first_match(QUESTION, markup, page),
        "answers": [{"text": text} for text in answers],
        "is_impossible": not answers,
    }


def parse_page(path: Path) -> dict[str, Any]:
    page = path.read_text(encoding="utf-8")
    paragraphs = []
    for block in page.split('<div class="para-wrap">')[1:]:
        questions = block.split('<div class="qa-wrap" data-id="')[1:]
        paragraphs.append(
            {
                "context": first_match(CONTEXT, block, path.name),
                "qas": [parse_question(markup, path.name) for markup in questions],
            }
        )
    if not any(paragraph["qas"] for paragraph in paragraphs):
        raise ValueError(f"{path}: no questions with an id; expected a page of the latest gh-pages")
    return {"title": path.stem, "paragraphs": paragraphs}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--pages", type=Path, required=True, help="the folder explore/")
    parser.add_argument("--output", type=Path, required=True, help="folder for squad-*-dev.json")
    args = parser.parse_args()

    args.output.mkdir(parents=True, exist_ok=True)
    for version, folder in PAGE_FOLDERS.items():
        pages = sorted((args.pages / folder).glob("*.html"))
        articles = [parse_page(path) for path in pages if path.name != "index.html"]
        if not articles:
            raise SystemExit(f"{args.pages / folder}: no article pages")
        target = args.output / f"squad-{version}-dev.json"
        content = json.dumps({"version": version, "data": articles}, ensure_ascii=False)
        target.write_text(content, encoding="utf-8")

        paragraphs = [paragraph for article in articles for paragraph in article["paragraphs"]]
        questions = [question for paragraph in paragraphs for question in paragraph["qas"]]
        impossible = sum(question["is_impossible"] for question in questions)
        print(
            f"{target}: {len(articles)} articles, {len(paragraphs)} paragraphs, "
            f"{len(questions)} questions, {impossible} of them impossible"
        )


if __name__ == "__main__":
    main()
