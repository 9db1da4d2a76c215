import { UserError } from '../../domain/errors.js';
import { countWords } from '../parse/parsed-document.js';
import { senderOf, subjectOf } from './mail-labels.js';
import { type DocumentMetadata, NO_METADATA, readMetadata } from './metadata.js';

type Field = 'title' | 'outlet' | 'author' | 'date' | 'url';
type Label = Field | 'subject' | 'sender' | null;

/** Null: no part of an article's text, and not stored. */
const FIELD_OF: ReadonlyMap<string, Label> = new Map<string, Label>([
  ['title', 'title'],
  ['headline', 'title'],
  ['outlet', 'outlet'],
  ['publication', 'outlet'],
  ['newspaper', 'outlet'],
  ['source', 'outlet'],
  ['author', 'author'],
  ['authors', 'author'],
  ['by', 'author'],
  ['byline', 'author'],
  ['date', 'date'],
  ['published', 'date'],
  ['published on', 'date'],
  ['publication date', 'date'],
  ['url', 'url'],
  ['link', 'url'],
  ['section', null],
  ['category', null],
  ['tags', null],
  ['keywords', null],
  ['language', null],
  // Of a mail.
  ['subject', 'subject'],
  ['from', 'sender'],
  ['sent', 'date'],
  ['to', null],
  ['cc', null],
  ['bcc', null],
  ['reply-to', null],
  ['message-id', null],
  ['list-id', null],
  ['list-unsubscribe', null],
]);

/** A longer head is none. */
const MAX_HEAD_CHARS = 4000;
const MAX_VALUE_CHARS = 300;
const MAX_TITLE_WORDS = 25;
const MIN_FIELDS = 2;
const LINE_RE = /[^\r\n]*(?:\r\n|\r|\n|$)/g;
/** Markdown around a label or a title. */
const MARKS_RE = /^(?:#{1,6}\s|[*_]{1,3})|[*_]{1,3}$/g;
/** The same with the hyphens of mail headers. */
const HEADER_RE = /^[*_]{0,3}\p{L}[\p{L} -]{0,40}[*_]{0,3}\s?:/u;
/** What a reader of a newsletter is offered, and of a personal mail is not. */
const UNSUBSCRIBE_RE = /\bunsubscribe\b/i;
const LABELLED_RE = /^[*_]{0,3}\p{L}[\p{L} ]{0,40}[*_]{0,3}\s?:/u;
/** "Source: https://…" */
const ADDRESS_RE = /^https?:\/\//i;
const SENTENCE_END_RE = /[.!?…。！？।]["'”’»)]{0,3}$/u;

interface Line {
  readonly text: string;
  /** Where the next line starts. */
  readonly end: number;
}

/**
 * Separates the lines "Outlet: …", "Date: …" and the like at the start of a text, or below its first line as the title,
 * from the text after them. They are a head if there are two or more, each of another kind, and outlet, date or address
 * is among them: a review begins with title and author of what it is about. A line of another label between or below
 * them makes them a box of the text, which stays as it is. What cannot be read as a date or an address counts as
 * missing. The headers of a mail are such lines, too.
 */
export function parseHeaderLines(text: string): { metadata: DocumentMetadata; body: string } {
  const none = { metadata: NO_METADATA, body: text };
  const lines = linesIn(text.slice(0, MAX_HEAD_CHARS));
  const [first] = lines;
  if (first === undefined) return none;
  const title = fieldIn(first) === undefined ? titleOf(first) : undefined;
  if (title === null) return none;
  const below = title === undefined ? lines : lines.slice(1);
  const fields = leadingFields(below);
  const next = below[fields.length];
  if (next === undefined || isField(next)) return none;
  const metadata = metadataOf(fields, text);
  if (metadata === null) return none;
  const rest = text.slice(below[fields.length - 1]!.end);
  return title === undefined
    ? { metadata, body: rest }
    : { metadata: { ...metadata, title: metadata.title ?? title }, body: `${first.text}\n\n${rest}` };
}

/** Without blank lines. */
function linesIn(head: string): Line[] {
  return [...head.matchAll(LINE_RE)]
    .map(({ 0: line, index }) => ({ text: line.trim(), end: index + line.length }))
    .filter(({ text }) => text !== '');
}

interface LabelledValue {
  readonly field: Label;
  readonly value: string;
}

function leadingFields(lines: readonly Line[]): LabelledValue[] {
  const fields = lines.map(fieldIn);
  const end = fields.indexOf(undefined);
  return fields.slice(0, end === -1 ? undefined : end).filter((field) => field !== undefined);
}

/** Undefined for a line without a known label. */
function fieldIn({ text }: Line): LabelledValue | undefined {
  const colon = text.indexOf(':');
  if (colon === -1 || !HEADER_RE.test(text)) return undefined;
  const field = FIELD_OF.get(withoutMarks(text.slice(0, colon)).toLowerCase());
  const value = text
    .slice(colon + 1)
    .replace(/^[*_]{1,3}/, '')
    .trim();
  if (field === 'outlet' && ADDRESS_RE.test(value)) return { field: 'url', value };
  const isName = field === 'outlet' || field === 'author';
  if (field === undefined || value.length > MAX_VALUE_CHARS || (isName && SENTENCE_END_RE.test(value)))
    return undefined;
  return { field, value };
}

/** Whether a line is another field of a box, such as "Price: 12 euros", and no sentence after a name or a place. */
const isField = ({ text }: Line): boolean => LABELLED_RE.test(text) && !SENTENCE_END_RE.test(text);

/** Null for a line that is too long for a title. */
function titleOf({ text }: Line): string | null {
  const title = withoutMarks(text);
  return title.length <= MAX_VALUE_CHARS && countWords(title) <= MAX_TITLE_WORDS && /\p{L}/u.test(title)
    ? title
    : null;
}

const withoutMarks = (text: string): string => text.replace(MARKS_RE, '').trim();

/** Null if the lines are not the head of an article. */
function metadataOf(labelled: readonly LabelledValue[], text: string): DocumentMetadata | null {
  const isMail = labelled.some(({ field }) => field === 'subject');
  const fields = labelled.map((one) => (isMail ? ofMail(one, text) : one));
  const named = fields.flatMap(({ field }) => (field === null ? [] : [field]));
  if (new Set(named).size < named.length || named.includes('sender')) return null;
  const read = fields.map(readField).flatMap((metadata) => {
    const known = Object.entries(metadata).filter(([, value]) => value !== null);
    return known.length > 0 ? [Object.fromEntries(known) as Partial<DocumentMetadata>] : [];
  });
  const metadata: DocumentMetadata = Object.assign({ ...NO_METADATA }, ...read);
  const { outlet, publishedAt, url } = metadata;
  const isOfArticle = outlet !== null || publishedAt !== null || url !== null;
  return read.length >= MIN_FIELDS && isOfArticle ? metadata : null;
}

/** The sender of a newsletter is its outlet. */
function ofMail({ field, value }: LabelledValue, text: string): LabelledValue {
  if (field === 'subject') return { field: 'title', value: subjectOf(value) };
  if (field !== 'sender') return { field, value };
  return { field: UNSUBSCRIBE_RE.test(text) ? 'outlet' : 'author', value: senderOf(value) };
}

function readField({ field, value }: LabelledValue): DocumentMetadata {
  if (field === null) return NO_METADATA;
  try {
    return readMetadata('', { [field]: value });
  } catch (error) {
    if (error instanceof UserError) return NO_METADATA;
    throw error;
  }
}
