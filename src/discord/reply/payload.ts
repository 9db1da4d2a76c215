import { type APIMessageTopLevelComponent, ComponentType } from 'discord.js';
import { text, withNested } from './components.js';
import { MAX_COMPONENTS, MAX_TEXT_CHARS } from './discord-limits.js';

/** A message of components (Components V2), without what reply.ts adds to all of them. */
export interface Payload {
  /** Together at most `MAX_COMPONENTS` with `MAX_TEXT_CHARS`, in reading order. */
  readonly components: readonly APIMessageTopLevelComponent[];
  /** Each is shown by a file component. */
  readonly files?: readonly { readonly name: string; readonly content: string }[];
}

/** A message of nothing but words, in markdown. */
export function words(content: string): Payload {
  return { components: [text(content)] };
}

/** The texts of a message in reading order. */
export function textsOf({ components }: Pick<Payload, 'components'>): string[] {
  return withNested(components).flatMap((component) =>
    component.type === ComponentType.TextDisplay ? component.content : [],
  );
}

/** Whether Discord accepts so many components with so much text in one message. */
export function fits({ components }: Payload): boolean {
  const chars = textsOf({ components }).reduce((sum, { length }) => sum + length, 0);
  return chars <= MAX_TEXT_CHARS && withNested(components).length <= MAX_COMPONENTS;
}

/** The first of `candidates`, from the most generous, that fits; the last one if none does. */
export function firstFitting<Candidate>(
  candidates: readonly [Candidate, ...Candidate[]],
  render: (candidate: Candidate) => Payload,
): Payload {
  let payload = render(candidates[0]);
  for (const candidate of candidates.slice(1)) {
    if (fits(payload)) break;
    payload = render(candidate);
  }
  return payload;
}

/** The first of `lines` that fit into `max` characters with a line break each, and `more(n)` if n do not fit. */
export function fittingParts(
  lines: readonly string[],
  max: number,
  more: (omitted: number) => string,
): string[] {
  for (let shown = lines.length; shown > 0; shown--) {
    const omitted = lines.length - shown;
    const parts = [...lines.slice(0, shown), ...(omitted > 0 ? [more(omitted)] : [])];
    if (parts.join('\n').length <= max) return parts;
  }
  return lines.length === 0 ? [] : [more(lines.length)];
}

/** The same as one text. */
export function fittingLines(
  lines: readonly string[],
  max: number,
  more: (omitted: number) => string,
  joint: '\n' | ' ' = '\n',
): string {
  return fittingParts(lines, max, more).join(joint);
}

/** `lines` on pages of at most `maxLines` lines and, joined by line breaks, `maxChars` characters; none is left out. */
export function pagesOf(lines: readonly string[], maxLines: number, maxChars: number): string[][] {
  const pages: string[][] = [];
  for (const line of lines) {
    const page = pages.at(-1);
    const fits = page && page.length < maxLines && [...page, line].join('\n').length <= maxChars;
    if (fits) page.push(line);
    else pages.push([line]);
  }
  return pages;
}
