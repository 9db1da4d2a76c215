import type { Passage, Sentence } from '../domain/article.js';
import type { Embedder } from '../domain/models.js';
import { normalisedMean } from '../domain/vectors.js';
import type { ArticleVectors } from '../store/ports/derived.js';
import { ANALYSIS_VERSION, textOf } from '../text/analyse.js';
import { countWords } from './parse/parsed-document.js';
import { groupIntoPassages } from './passages.js';

export interface EmbedOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (done: number, total: number) => void;
}

/** Groups an article into passages and embeds each with the title before it. */
export async function embedArticle(
  embedder: Embedder,
  article: { readonly title: string; readonly text: string; readonly sentences: readonly Sentence[] },
  options: EmbedOptions = {},
): Promise<{ passages: Passage[]; vectors: ArticleVectors }> {
  const { text, title, sentences } = article;
  const passages = groupIntoPassages(
    sentences.map(({ span }) => countWords(text.slice(span.start, span.end))),
  );
  const texts = passages.map(({ first, last }) => passageText(title, text, sentences.slice(first, last + 1)));
  const rows = await embedUntruncated(embedder, texts, options);
  return {
    passages,
    vectors: {
      model: embedder.id,
      dimension: embedder.dimension,
      analysis: ANALYSIS_VERSION,
      passages: matrix(rows, embedder.dimension),
    },
  };
}

/** The text that is embedded for a passage: "title. sentences". */
const passageText = (title: string, text: string, sentences: readonly Sentence[]): string =>
  `${title}. ${textOf(text, sentences)}`;

/** Embeds texts of any length; the vector of one beyond the model's window is the normalised mean of its pieces. */
async function embedUntruncated(
  embedder: Embedder,
  texts: readonly string[],
  options: EmbedOptions,
): Promise<Float32Array[]> {
  const pieces = await piecesOfEach(embedder, texts);
  const vectors = await embedder.embedTexts(pieces.flat(), options);
  let next = 0;
  return pieces.map(({ length }) => {
    const own = vectors.slice(next, next + length);
    next += length;
    return length === 1 ? own[0]! : normalisedMean(own);
  });
}

/**
 * Longer texts are cut before their tokens are counted: a tokenizer may take quadratic time (80,000 "=" took half a
 * minute), and holds up everybody's questions meanwhile.
 */
const MAX_COUNTED_CHARS = 4000;

/** For each text the pieces that fit the window; tokens are counted only where the text could exceed it. */
async function piecesOfEach(embedder: Embedder, texts: readonly string[]): Promise<string[][]> {
  const uncertain = texts.filter(
    (text) => text.length <= MAX_COUNTED_CHARS && maxTokensOf(text) > embedder.maxTokens,
  );
  const counts = uncertain.length === 0 ? [] : await embedder.countTokens(uncertain);
  const countOf = new Map(uncertain.map((text, at) => [text, counts[at]!]));
  return Promise.all(texts.map((text) => piecesThatFit(embedder, text, countOf.get(text) ?? 0)));
}

/**
 * Upper bound of the tokens of a text: one per ASCII character, two special ones and a prefix. Unicode normalisation
 * (NFKC) and byte fallback turn any other UTF-16 code unit into at most 18 characters of at most 3 bytes.
 */
function maxTokensOf(text: string): number {
  const nonAscii = text.match(/[^ -~\n\t]/g)?.length ?? 0;
  return text.length + nonAscii * (18 * 3 - 1) + 3;
}

async function piecesThatFit(embedder: Embedder, text: string, tokens: number): Promise<string[]> {
  if (text.length > MAX_COUNTED_CHARS) {
    const parts = splitAtWords(text, Math.ceil((2 * text.length) / MAX_COUNTED_CHARS));
    return (await piecesOfEach(embedder, parts)).flat();
  }
  if (tokens <= embedder.maxTokens) return [text];
  const pieces = splitAtWords(text, Math.ceil(tokens / embedder.maxTokens));
  if (pieces.length < 2) return [text];
  const counts = await embedder.countTokens(pieces);
  const fitting = pieces.map((piece, at) => piecesThatFit(embedder, piece, counts[at]!));
  return (await Promise.all(fitting)).flat();
}

/** How far from its place a cut may be, as a share of a piece. */
const CUT_RANGE = 0.25;

/** Cuts a text into `count` pieces of similar length, after a clause if one ends nearby, else at a space. */
export function splitAtWords(text: string, count: number): string[] {
  const size = text.length / count;
  const pieces: string[] = [];
  let start = 0;
  for (let piece = 1; piece < count; piece += 1) {
    const cut = cutNear(text, piece * size, size * CUT_RANGE);
    pieces.push(text.slice(start, cut));
    start = cut;
  }
  return [...pieces, text.slice(start)].map((piece) => piece.trim()).filter((piece) => piece !== '');
}

/** The offset after a clause, or else before a word, that is nearest to `place` within the range; else `place`. */
function cutNear(text: string, place: number, range: number): number {
  const from = Math.ceil(place - range);
  const nearby = text.slice(from, Math.floor(place + range));
  const nearest = (pattern: RegExp): number | null =>
    Array.from(nearby.matchAll(pattern), ({ index }) => from + index + 1).reduce<number | null>(
      (best, cut) => (best === null || Math.abs(cut - place) < Math.abs(best - place) ? cut : best),
      null,
    );
  return nearest(/[,;:] /g) ?? nearest(/ /g) ?? wholeCharacters(text.slice(0, Math.round(place)));
}

/** Length of the text without an incomplete surrogate pair at its end. */
const wholeCharacters = (text: string): number =>
  /[\uD800-\uDBFF]$/.test(text) ? text.length - 1 : text.length;

function matrix(rows: readonly Float32Array[], dimension: number): Float32Array {
  const values = new Float32Array(rows.length * dimension);
  rows.forEach((row, at) => {
    values.set(row, at * dimension);
  });
  return values;
}
