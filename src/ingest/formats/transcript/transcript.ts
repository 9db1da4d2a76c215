import { sentenceEndRe } from '../../../text/sentences/sentence-end.js';
import type { ParsedDocument } from '../../parse/parsed-document.js';
import { formatErrors } from '../errors.js';
import { NO_METADATA } from '../metadata.js';
import { oneLine } from '../one-line.js';
import { documentFrom } from '../text.js';
import { type Cue, cuesIn } from './cues.js';

const MAX_TITLE_CHARS = 500;
/** A paragraph ends with a sentence from this length on, and without one at the other. */
const LONG_PARAGRAPH_CHARS = 400;
const MAX_UNFINISHED_CHARS = 600;
/** A longer silence after a sentence ends a paragraph. */
const PAUSE_S = 4;
/** Share of cues that repeat what the cue before them says, from which on captions roll. */
const MIN_ROLLING_SHARE = 0.3;

const SENTENCE_END_RE = sentenceEndRe();
/** A change of speakers: ">> ", "- ", "MARA LIND: ". */
const TURN_RE = /^(?:>>|[-–—] ?\p{L}|\p{Lu}[\p{Lu} .'’-]{1,40}:)/u;

/**
 * Reads captions (WebVTT or SubRip) as running text: without times, numbers, markup and sounds, the lines of rolling
 * captions once. Each speaker's turn begins a paragraph; a speaker named by a voice tag is put before the words.
 * @throws UserError `source.unsupported` without a cue, `source.empty`.
 */
export function readTranscript(source: string, text: string): ParsedDocument {
  const cues = cuesIn(text);
  if (cues.length === 0) throw formatErrors.noCues({ source });
  const title = /^\ufeff?WEBVTT[ \t]+(?:[-–—][ \t]*)?(\S.{0,500})/.exec(text)?.[1] ?? null;
  const paragraphs = paragraphsOf(withoutRepeats(cues));
  return documentFrom(source, paragraphs.join('\n\n'), {
    ...NO_METADATA,
    title: oneLine(title, MAX_TITLE_CHARS),
  });
}

function withoutRepeats(cues: readonly Cue[]): Cue[] {
  const textOf = ({ lines }: Cue): string => lines.map(({ text }) => text).join('\n');
  const distinct = cues.filter((cue, at) => {
    const before = cues[at - 1];
    return !(before && before.start === cue.start && textOf(before) === textOf(cue));
  });
  const repeating = distinct.filter((cue, at) => at > 0 && repeated(distinct[at - 1]!, cue) !== null);
  return repeating.length >= distinct.length * MIN_ROLLING_SHARE ? unrolled(distinct) : distinct;
}

/** How many lines at the end of a cue begin the next one, the last of them perhaps as the beginning of a longer line. */
function repeated(before: Cue, cue: Cue): { readonly lines: number; readonly grows: boolean } | null {
  for (let lines = Math.min(before.lines.length, cue.lines.length); lines > 0; lines -= 1) {
    const old = before.lines.slice(-lines).map(({ text }) => text);
    const same = old.filter((text, at) => text === cue.lines[at]!.text).length;
    const grows = cue.lines[lines - 1]!.text.startsWith(`${old[lines - 1]} `);
    if (same === lines) return { lines, grows: false };
    if (same === lines - 1 && grows) return { lines, grows };
  }
  return null;
}

function unrolled(cues: readonly Cue[]): Cue[] {
  const shown: Cue[] = [];
  let before: Cue | null = null;
  for (const cue of cues) {
    const repeat = before && repeated(before, cue);
    const last = shown.at(-1);
    if (repeat?.grows && last) {
      const grown = cue.lines[repeat.lines - 1]!;
      shown[shown.length - 1] = { ...last, end: cue.end, lines: [...last.lines.slice(0, -1), grown] };
    }
    const lines = cue.lines.slice(repeat?.lines ?? 0);
    if (lines.length > 0) shown.push({ ...cue, lines });
    before = cue;
  }
  return shown;
}

function paragraphsOf(cues: readonly Cue[]): string[] {
  const paragraphs: string[] = [];
  let text = '';
  let speaker: string | null = null;
  let end = 0;
  const finish = (): void => {
    if (text !== '') paragraphs.push(text);
    text = '';
  };
  for (const cue of cues) {
    for (const line of cue.lines) {
      const finished = SENTENCE_END_RE.test(text);
      const isTurn = line.speaker !== speaker || TURN_RE.test(line.text);
      const isLong = text.length >= (finished ? LONG_PARAGRAPH_CHARS : MAX_UNFINISHED_CHARS);
      if (isTurn || isLong || (finished && cue.start - end >= PAUSE_S)) finish();
      speaker = line.speaker;
      const words = line.text.replace(/^(?:>>+|[-–—](?= ?\p{L}))\s*/u, '');
      if (text === '') text = speaker === null ? words : `${speaker}: ${words}`;
      else text += ` ${words}`;
    }
    end = cue.end;
  }
  finish();
  return paragraphs;
}
