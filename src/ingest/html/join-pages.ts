import type { Span } from '../../domain/article.js';
import { linesOf } from '../../text/lines.js';
import { countWords, type ParsedDocument } from '../parse/parsed-document.js';

/** A shorter paragraph may well be said on both pages. */
const MIN_REPEATED_WORDS = 8;

/** Before or after the title: "Page 2 of 3 - ", " (page 2)", " - Seite 2/3". */
const PAGE_RE =
  /^(?:page|seite|página|pagina|strona|sida|side) \d{1,3}(?: ?(?:of|\/|von|de|di) ?\d{1,3})? ?[-–—|:] |[ ,|(–—-]{1,4}(?:page|seite|página|pagina|strona|sida|side) \d{1,3}(?: ?(?:of|\/|von|de|di) ?\d{1,3})?\)?$/iu;

const plain = (title: string | null): string =>
  title
    ?.toLowerCase()
    .replace(PAGE_RE, '')
    .match(/[\p{L}\p{N}]{1,500}/gu)
    ?.join(' ') ?? '';

/** True if a further page is of the same article: its title is the same, perhaps with the number of the page. */
export function continues(first: ParsedDocument, next: ParsedDocument): boolean {
  const [a, b] = [plain(first.title), plain(next.title)];
  return a === b || (a !== '' && (b.startsWith(`${a} `) || a.startsWith(`${b} `)));
}

/**
 * Appends the text of a further page of an article to the pages before it. Paragraphs that the page repeats, such as
 * the standfirst, are boilerplate in it.
 */
export function appendPage(first: ParsedDocument, next: ParsedDocument): ParsedDocument {
  const { nextPage: _, ...before } = first;
  const offset = first.text.length + 2;
  const repeated = repeatedIn(next.text, new Set(first.text.split('\n\n')));
  const other = next.boilerplate.filter(
    ({ start, end }) => !repeated.some((span) => start < span.end && end > span.start),
  );
  const added = [...other, ...repeated].sort((a, b) => a.start - b.start);
  const omissions = [...new Set([...(first.omissions ?? []), ...(next.omissions ?? [])])];
  return {
    ...before,
    text: `${first.text}\n\n${next.text}`,
    boilerplate: [
      ...first.boilerplate,
      ...added.map(({ start, end }) => ({ start: start + offset, end: end + offset })),
    ],
    ...(first.isHidden || next.isHidden ? { isHidden: true as const } : {}),
    ...(omissions.length > 0 ? { omissions } : {}),
    ...(next.nextPage === undefined ? {} : { nextPage: next.nextPage }),
  };
}

function repeatedIn(text: string, seen: ReadonlySet<string>): Span[] {
  return linesOf(text)
    .filter((line) => seen.has(line.text) && countWords(line.text) >= MIN_REPEATED_WORDS)
    .map((line) => ({ start: line.start, end: line.start + line.text.length }));
}
