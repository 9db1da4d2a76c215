"""BM25 over stemmed words."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Sequence

import snowballstemmer

K1 = 1.2
B = 0.75
FREQUENT_TERM_SHARE = 1 / 12
"""A query term that occurs in more than this share of the passages adds nothing."""

WORD = re.compile(r"[^\W_]+(?:[.,'’][^\W_]+)*")
STOP_WORDS = frozenset(
    "a an the of in on at to for and or is are was were be been by with as that this it its from "
    "did do does what who whom whose which when where why how many much has have had not he she "
    "they his her their there than into about after before over i you we will would can "
    "could".split()
)


class Bm25Index:
    """Index of passages; a passage's number is its position in `texts`."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._stemmer = snowballstemmer.stemmer("english")
        self._stems: dict[str, str] = {}
        self._postings: dict[str, list[tuple[int, int]]] = defaultdict(list)
        self._lengths: list[int] = []
        for number, text in enumerate(texts):
            counts = Counter(self.terms(text))
            self._lengths.append(sum(counts.values()))
            for term, count in counts.items():
                self._postings[term].append((number, count))
        self._mean_length = sum(self._lengths) / max(1, len(self._lengths))

    def terms(self, text: str) -> list[str]:
        terms = []
        for word in WORD.findall(text.lower()):
            word = re.sub(r"['’]s$", "", word)
            if word in STOP_WORDS:
                continue
            if word not in self._stems:
                self._stems[word] = self._stemmer.stemWord(word)
            terms.append(self._stems[word])
        return terms

    def best(self, query: str, limit: int) -> list[int]:
        """Numbers of at most `limit` passages that share a term with the query, best first."""
        scores: dict[int, float] = defaultdict(float)
        size = len(self._lengths)
        for term in sorted(set(self.terms(query))):
            postings = self._postings.get(term, [])
            if not postings or len(postings) > size * FREQUENT_TERM_SHARE:
                continue
            idf = math.log(1 + (size - len(postings) + 0.5) / (len(postings) + 0.5))
            for number, count in postings:
                relative_length = self._lengths[number] / self._mean_length
                saturation = count + K1 * (1 - B + B * relative_length)
                scores[number] += idf * count * (K1 + 1) / saturation
        return sorted(scores, key=lambda number: -scores[number])[:limit]
