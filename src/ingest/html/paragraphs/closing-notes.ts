import { countWords } from '../../parse/parsed-document.js';
import type { Paragraph } from './paragraph.js';

/** Paragraphs of prose that a text has at least before its notes, and of notes at most. */
const MIN_PARAGRAPHS_BEFORE = 4;
const MAX_NOTES = 4;
/** Of the running text. */
const MAX_NOTES_SHARE = 0.25;
const MIN_WORDS = 4;
const QUOTATION_RE = /^["“„«‘']/u;

/**
 * Marks the notes after an article: its last paragraphs that are in italics as a whole, and those that begin with the
 * name of an author.
 * @param author As the page declares it, several separated by commas or "and".
 */
export function markClosingNotes(paragraphs: readonly Paragraph[], author: string | null): Paragraph[] {
  const prose = paragraphs.flatMap(({ boilerplate, named, placed, text }, at) =>
    !boilerplate && !named && !placed && countWords(text) >= MIN_WORDS ? [at] : [],
  );
  const names = authorNames(author);
  const notes = new Set<number>();
  const last = prose.slice(MIN_PARAGRAPHS_BEFORE).slice(-MAX_NOTES);
  for (const at of last.toReversed()) {
    const { listed, italic, text } = paragraphs[at]!;
    if (listed || QUOTATION_RE.test(text) || !(italic || names.some((name) => isAbout(text, name)))) break;
    notes.add(at);
  }
  const chars = (all: readonly number[]): number =>
    all.reduce((sum, at) => sum + paragraphs[at]!.text.length, 0);
  if (chars([...notes]) > chars(prose) * MAX_NOTES_SHARE) return [...paragraphs];
  return paragraphs.map((paragraph, at) => (notes.has(at) ? { ...paragraph, placed: true } : paragraph));
}

const isAbout = (text: string, name: string): boolean =>
  text.startsWith(`${name} `) || text.startsWith(`${name},`);

/** Full names; a surname alone may be that of somebody in the story. */
const authorNames = (author: string | null): string[] =>
  author?.split(/, | and /).filter((name) => /\S \S/.test(name)) ?? [];
