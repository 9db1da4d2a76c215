import { countWords } from '../../parse/parsed-document.js';
import { textBox } from '../surroundings/after-text.js';
import { isWithin } from '../surroundings/article-scope.js';
import type { Paragraph } from './paragraph.js';

/** Paragraphs of prose that a text has at least before its notes, and of notes at most. */
const MIN_PARAGRAPHS_BEFORE = 4;
const MAX_NOTES = 4;
/** Of the running text. */
const MAX_NOTES_SHARE = 0.25;
const MIN_WORDS = 4;
/** Of birth and of death: the last line of an obituary. */
const LIFE_RE = /(?<!\d)1[89]\d{2}(?!\d)[^\d]{0,200}(?:\d{1,2}[^\d]{1,20})?(?:19|20)\d{2}(?!\d)/u;
const QUOTATION_RE = /^["“„«‘']/u;

/**
 * Marks the notes after an article, at the end of the page's paragraphs and of the element of its text: the last ones that
 * are in italics as a whole, and those that begin with the name of an author.
 * @param author As the page declares it, several separated by commas or "and".
 */
export function markClosingNotes(paragraphs: readonly Paragraph[], author: string | null): Paragraph[] {
  const prose = paragraphs.flatMap(({ boilerplate, named, placed, text }, at) =>
    !boilerplate && !named && !placed && countWords(text) >= MIN_WORDS ? [at] : [],
  );
  const names = authorNames(author);
  const text = textBox(paragraphs);
  const notes = new Set([
    ...lastNotes(paragraphs, prose, names),
    ...lastNotes(paragraphs, text ? prose.filter((at) => isWithin(paragraphs[at]!.box, text)) : [], names),
  ]);
  const chars = (all: readonly number[]): number =>
    all.reduce((sum, at) => sum + paragraphs[at]!.text.length, 0);
  if (chars([...notes]) > chars(prose) * MAX_NOTES_SHARE) return [...paragraphs];
  return paragraphs.map((paragraph, at) => (notes.has(at) ? { ...paragraph, placed: true } : paragraph));
}

function lastNotes(
  paragraphs: readonly Paragraph[],
  prose: readonly number[],
  names: readonly string[],
): number[] {
  const last = prose.slice(MIN_PARAGRAPHS_BEFORE).slice(-MAX_NOTES).toReversed();
  const isNote = (at: number): boolean => {
    const { listed, italic, text } = paragraphs[at]!;
    return (
      !listed &&
      !QUOTATION_RE.test(text) &&
      !LIFE_RE.test(text) &&
      (italic || names.some((name) => isAbout(text, name)))
    );
  };
  const end = last.findIndex((at) => !isNote(at));
  return end < 0 ? last : last.slice(0, end);
}

/** Bylines are often in capitals. */
const isAbout = (text: string, name: string): boolean => {
  const start = text.slice(0, name.length + 1).toLowerCase();
  return start === `${name.toLowerCase()} ` || start === `${name.toLowerCase()},`;
};

/** Full names; a surname alone may be that of somebody in the story. */
const authorNames = (author: string | null): string[] =>
  author?.split(/, | and /).filter((name) => /\S \S/.test(name)) ?? [];
