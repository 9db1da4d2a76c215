/** The cues of WebVTT and SubRip files. */
import { spacedOnce } from '../normalise-text.js';

export interface CueLine {
  readonly text: string;
  /** From a voice tag; null if none says who speaks. */
  readonly speaker: string | null;
}

export interface Cue {
  /** Seconds. */
  readonly start: number;
  readonly end: number;
  readonly lines: readonly CueLine[];
}

/** Longer cues become several of the same time. */
const MAX_CUE_LINES = 12;

const TIMING_RE =
  /^\s{0,9}(?:(\d{1,4}):)?(\d{1,2}):(\d{2})[.,](\d{1,3})\s{0,9}-->\s{0,9}(?:(\d{1,4}):)?(\d{1,2}):(\d{2})[.,](\d{1,3})/;
const VOICE_RE = /<v(?:\.[^\s<>]{0,80})? ([^<>]{1,100})>/g;
/** Markup of both formats, and the times within rolling captions. */
const MARKUP_RE = /<[^<>]{0,200}>|\{\\[^{}]{0,40}\}/g;
const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  nbsp: ' ',
  quot: '"',
  apos: "'",
  '#39': "'",
  lrm: '',
  rlm: '',
};
/** "[Music]", "(APPLAUSE)", "♪ la la ♪": a line of nothing but a sound. */
const SOUND_RE = /^(?:\[[^\]]{0,80}\]|\([\p{Lu}\s,-]{1,80}\)|[♪♫].{0,200}|[♪♫])$/u;

/** All cues with words, in the order of the file. Anything else in it (numbers, notes, styles) is passed over. */
export function cuesIn(text: string): Cue[] {
  const cues: { start: number; end: number; raw: string[] }[] = [];
  let open = false;
  for (const line of text.split(/\r\n?|\n/)) {
    const timing = TIMING_RE.exec(line);
    if (timing) {
      // Without a blank line between cues, the number of this one follows the words of the last.
      if (open && /^\d{1,7}$/.test(cues.at(-1)!.raw.at(-1)?.trim() ?? '')) cues.at(-1)!.raw.pop();
      cues.push({ start: secondsOf(timing.slice(1, 5)), end: secondsOf(timing.slice(5, 9)), raw: [] });
      open = true;
    } else if (line.trim() === '') open = false;
    else if (open) cues.at(-1)!.raw.push(line);
  }
  return cues.flatMap(({ start, end, raw }) => {
    const lines = linesOf(raw);
    const parts = Math.ceil(lines.length / MAX_CUE_LINES);
    return Array.from({ length: parts }, (_, at) => ({
      start,
      end,
      lines: lines.slice(at * MAX_CUE_LINES, (at + 1) * MAX_CUE_LINES),
    }));
  });
}

function secondsOf([hours = '0', minutes, seconds, thousandths]: readonly (string | undefined)[]): number {
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(`${seconds}.${thousandths}`);
}

/** A voice tag holds until the next one of its cue; one within a line begins a line. */
function linesOf(raw: readonly string[]): CueLine[] {
  let speaker: string | null = null;
  return raw.flatMap((line) => {
    const parts: CueLine[] = [];
    let from = 0;
    const add = (to: number): void => {
      const text = plain(line.slice(from, to));
      if (text !== '' && !SOUND_RE.test(text)) parts.push({ text, speaker });
    };
    for (const { 0: tag, 1: name = '', index } of line.matchAll(VOICE_RE)) {
      add(index);
      speaker = plain(name) || null;
      from = index + tag.length;
    }
    add(line.length);
    return parts;
  });
}

const plain = (marked: string): string =>
  spacedOnce(
    marked
      .replace(MARKUP_RE, '')
      .replace(/&(#?\w{2,4});/g, (entity, name: string) => ENTITIES[name] ?? entity),
  );
