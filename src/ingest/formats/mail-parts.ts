/** Which lines of a mail in plain text are its own, and which are a signature, headers or earlier mails. */

export interface MailPart {
  readonly text: string;
  readonly isOwn: boolean;
}

const QUOTED_RE = /^\s{0,3}>/;
const SIGNATURE_RE = /^--\s?$/;
/** A signature without the blank that marks it is no longer than this. */
const MAX_SIGNATURE_LINES = 12;
const HEADER_RE =
  /^[*_\s]{0,4}(?:from|to|cc|bcc|date|sent|subject|reply-to|organi[sz]ation|von|an|kopie|betreff|datum|gesendet|de|à|objet|envoyé|para|asunto|enviado|fecha)\s?:[*_]{0,2}(?:\s|$)/iu;
/** "On Tue, 3 Nov 2026 at 10:00, Ann Roe <ann@example.org> wrote:", perhaps on several lines. */
const ATTRIBUTION_START_RE = /^\s{0,3}(?:on|am|le|el|il|em|op|den)\s.{0,200}\d/iu;
const ATTRIBUTION_END_RE =
  /(?:\bwrote|\bschrieb(?:\s.{1,100})?|\ba écrit|\bescribió|\bha scritto|\bescreveu|\bschreef(?:\s.{1,100})?|\bskrev(?:\s.{1,100})?)\s?:\s*$/iu;
const MAX_ATTRIBUTION_LINES = 3;
/** An earlier mail follows as a whole. */
const ORIGINAL_RE =
  /^\s*-{2,20}\s?(?:original message|ursprüngliche nachricht|originalnachricht|message d[’']origine|mensaje original)\s?-{2,20}\s*$/iu;
const FORWARDED_RE =
  /^\s*(?:-{2,20}\s?(?:forwarded message|weitergeleitete nachricht|message transféré|mensaje reenviado)\s?-{2,20}|begin forwarded message:|anfang der weitergeleiteten nachricht:)\s*$/iu;

/** The lines of a mail in runs, in order. What is forwarded counts as its own, without the headers. */
export function mailParts(text: string): MailPart[] {
  const lines = text.replace(/\r\n?/g, '\n').split('\n');
  const end = endOfOwn(lines);
  const parts: { readonly lines: string[]; readonly isOwn: boolean }[] = [];
  for (const [at, line] of lines.entries()) {
    const isOwn = at < end && !QUOTED_RE.test(line) && !isAroundQuoted(lines, at);
    const last = parts.at(-1);
    if (last && (last.isOwn === isOwn || line.trim() === '')) last.lines.push(line);
    else parts.push({ lines: [line], isOwn });
  }
  return parts.map(({ lines: own, isOwn }) => ({ text: own.join('\n'), isOwn }));
}

/** Of the first line of the signature or of an earlier mail that is not marked line by line. */
function endOfOwn(lines: readonly string[]): number {
  const lastLines = lastFilled(lines, MAX_SIGNATURE_LINES);
  const at = lines.findIndex((line, i) => {
    if (ORIGINAL_RE.test(line)) return true;
    if (SIGNATURE_RE.test(line)) return line.endsWith(' ') || i + 1 >= lastLines;
    const next = attributionEnd(lines, i);
    return next > 0 && !QUOTED_RE.test(firstFilled(lines, next));
  });
  return at < 0 ? lines.length : at;
}

function isAroundQuoted(lines: readonly string[], at: number): boolean {
  if (FORWARDED_RE.test(lines[at]!) || isHeader(lines, at)) return true;
  for (let start = Math.max(0, at - MAX_ATTRIBUTION_LINES + 1); start <= at; start += 1)
    if (attributionEnd(lines, start) > at) return true;
  return false;
}

/** The index after an attribution that starts at `at`; 0 if none does. */
function attributionEnd(lines: readonly string[], at: number): number {
  if (!ATTRIBUTION_START_RE.test(lines[at]!)) return 0;
  for (let i = at; i < Math.min(lines.length, at + MAX_ATTRIBUTION_LINES) && lines[i]!.trim() !== ''; i += 1)
    if (ATTRIBUTION_END_RE.test(lines[i]!.slice(-300))) return i + 1;
  return 0;
}

/** One of at least two header lines in a row. */
function isHeader(lines: readonly string[], at: number): boolean {
  const around = [lines[at - 1], lines[at + 1]];
  return HEADER_RE.test(lines[at]!) && around.some((line) => line !== undefined && HEADER_RE.test(line));
}

/** The index from which on the last lines that are not blank are at most `count`. */
function lastFilled(lines: readonly string[], count: number): number {
  let left = count;
  let at = lines.length;
  while (at > 0 && left >= 0) {
    at -= 1;
    if (lines[at]!.trim() !== '') left -= 1;
  }
  return left < 0 ? at + 1 : at;
}

const firstFilled = (lines: readonly string[], from: number): string =>
  lines.slice(from, from + 4).find((line) => line.trim() !== '') ?? '';
