import { sentenceEndRe } from '../../../text/sentences/sentence-end.js';
import { countWords } from '../../parse/parsed-document.js';
import type { Box, Paragraph } from '../paragraphs/paragraph.js';
import { isWithin } from './article-scope.js';
import { smallBoxes } from './labelled-boxes.js';

const SENTENCE_END_RE = sentenceEndRe();
/** "0:00/6:41", "00:00 / 24:07 1×": how much of a recording has been heard. */
const PLAYED_RE = /^0{1,2}:00(?::00)? ?[/|·•–-]? ?-?\d{1,2}:\d{2}(?::\d{2})?(?: ?\d(?:[.,]\d{1,2})?[×x])?$/iu;
const OFFER_RE =
  /^(?:(?:buy|shop|order|pre-?order)(?: (?:it |yours )?(?:now|here|today))?|(?:buy|shop|order) (?:it )?(?:for|at|from|on) .{1,30}|add to (?:cart|basket|bag)|(?:view|see|get|check) (?:the |this |latest )?(?:deals?|offers?|prices?)(?: (?:at|on) .{1,30})?|jetzt (?:kaufen|bestellen)|zum (?:shop|angebot)|acheter(?: maintenant)?|voir l['’]offre|comprar(?: ahora| agora)?|compre (?:agora|já)|ver (?:la )?oferta|acquista(?: ora)?|koop nu|bestel nu)[ .!>→›»]{0,3}$/iu;
const MAX_PLAYER_WORDS = 30;
const MAX_OFFER_WORDS = 40;
/** More are what an article is about. */
const MAX_OFFERS = 2;
/** Paragraphs of a box before or after the one that gives it away. */
const MAX_DISTANCE = 8;
const MIN_LINKED = 0.9;

/**
 * The boxes of what a page plays and sells beside its text: a title with the time of a recording and no sentence, and one
 * or two things with a label, a few words and a last link to buy them.
 */
export function widgetBoxes(paragraphs: readonly Paragraph[]): Set<Box> {
  const players = paragraphs.flatMap(({ text }, at) =>
    PLAYED_RE.test(text) ? (playerAround(paragraphs, at) ?? []) : [],
  );
  const offers = paragraphs.flatMap(({ text, linked }, at) =>
    linked > MIN_LINKED && OFFER_RE.test(text) ? (offerAround(paragraphs, at) ?? []) : [],
  );
  return new Set([...players, ...(offers.length > MAX_OFFERS ? [] : offers)]);
}

function playerAround(paragraphs: readonly Paragraph[], at: number): Box | null {
  const box = boxAround(paragraphs[at]!, MAX_PLAYER_WORDS);
  if (!box) return null;
  const others = [...linesBefore(paragraphs, at, box), ...linesAfter(paragraphs, at, box)];
  return others.some(({ text }) => SENTENCE_END_RE.test(text)) ? null : box;
}

function offerAround(paragraphs: readonly Paragraph[], at: number): Box | null {
  const box = boxAround(paragraphs[at]!, MAX_OFFER_WORDS);
  if (!box || linesAfter(paragraphs, at, box).length > 0) return null;
  const first = linesBefore(paragraphs, at, box).at(-1);
  return first && !SENTENCE_END_RE.test(first.text) ? box : null;
}

/** The smallest box with more words than the paragraph; null if it is larger than a widget. */
function boxAround({ text, box: inner }: Paragraph, maxWords: number): Box | null {
  const own = countWords(text);
  const box = smallBoxes(inner).find(({ words }) => words > own);
  return box && box.words <= maxWords ? box : null;
}

/** From the nearest to the first one. */
function linesBefore(paragraphs: readonly Paragraph[], at: number, box: Box): Paragraph[] {
  return linesFrom(paragraphs.slice(Math.max(0, at - MAX_DISTANCE), at).toReversed(), box);
}

const linesAfter = (paragraphs: readonly Paragraph[], at: number, box: Box): Paragraph[] =>
  linesFrom(paragraphs.slice(at + 1, at + 1 + MAX_DISTANCE), box);

function linesFrom(lines: readonly Paragraph[], box: Box): Paragraph[] {
  const end = lines.findIndex((line) => !isWithin(line.box, box));
  return end < 0 ? [...lines] : lines.slice(0, end);
}
