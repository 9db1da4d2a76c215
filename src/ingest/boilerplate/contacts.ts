import { sentenceEndRe } from '../../text/sentences/sentence-end.js';

const SENTENCE_END_RE = sentenceEndRe();
const HEADING_RE =
  /^(?:(?:for (?:further|more) )?(?:enquiries|inquiries)|(?:for )?(?:further|more) information|(?:investor|media|press)(?: (?:and|&) (?:investor|media|press))? (?:relations|contacts?|enquiries|inquiries))(?:,? (?:please )?contact)? ?:?$/iu;
/** At the foot of a newsletter; the address is in the next line. */
const ADDRESS_HEADING_RE = /^(?:our|the) (?:mailing|postal) address(?: is)? ?:?$/iu;
const MAX_HEADING_CHARS = 60;
const MAX_LINES = 20;
const MAX_LINE_CHARS = 200;
/** An address or a telephone number. */
const REACHED_RE = /\S@\S|(?<!\d)\+?\(?\d[\d ()./-]{6,20}\d/u;

/**
 * The lines of names, numbers and addresses below "For further enquiries:", by where they start: in notices of companies
 * often a table before further notes.
 */
export function contactLines(
  all: readonly { readonly paragraph: string; readonly index: number }[],
): ReadonlySet<number> {
  const found = new Set<number>();
  for (let at = 0; at < all.length; at += 1) {
    const { paragraph } = all[at]!;
    if (paragraph.length > MAX_HEADING_CHARS) continue;
    if (ADDRESS_HEADING_RE.test(paragraph) && all[at + 1] && isLine(all[at + 1]!.paragraph))
      for (const { index } of all.slice(at, at + 2)) found.add(index);
    if (!HEADING_RE.test(paragraph)) continue;
    let end = at + 1;
    while (end < all.length && end - at <= MAX_LINES && isLine(all[end]!.paragraph)) end += 1;
    const lines = all.slice(at, end);
    if (lines.some((line) => REACHED_RE.test(line.paragraph)))
      for (const { index } of lines) found.add(index);
  }
  return found;
}

const isLine = (paragraph: string): boolean =>
  paragraph.length <= MAX_LINE_CHARS && !SENTENCE_END_RE.test(paragraph);
