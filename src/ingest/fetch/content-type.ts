import { fetchErrors } from './errors.js';

export type PageKind = 'html' | 'text' | 'pdf';

const PAGE_TYPES: ReadonlyMap<string, PageKind> = new Map([
  ['text/html', 'html'],
  ['application/xhtml+xml', 'html'],
  ['text/plain', 'text'],
  ['application/pdf', 'pdf'],
  ['application/x-pdf', 'pdf'],
]);
/** Unspecific types; the first bytes of the body decide. */
const UNSPECIFIC_TYPE_RE = /^(?:|application\/octet-stream|application\/json|(?:application|text)\/xml)$/;
const FEED_RE =
  /<(?:rss|(?:\w{1,20}:)?feed|rdf:rdf)\b|^\{[^<]*"version"\s*:\s*"https?:\\?\/\\?\/(?:www\.)?jsonfeed\.org/i;
/** The beginning of a whole page; a text may well quote a tag. The bytes are read as Latin-1. */
const DOCUMENT_RE = /^(?:ï»¿)?\s{0,100}(?:<\?xml[^<>]{0,200}>\s{0,100})?<(?:!doctype\s{1,10}html|html)\b/i;
export const FEED_TYPE_RE = /^application\/(?:rss|atom|rdf|feed)\+(?:xml|json)$/;
const SNIFFED_CHARS = 1024;

export interface ContentType {
  /** `type/subtype` in lower case; empty if the header is missing. */
  readonly mediaType: string;
  readonly charset: string | undefined;
}

export function parseContentType(header: string | undefined): ContentType {
  const mediaType = header?.split(';', 1)[0]?.trim().toLowerCase() ?? '';
  return { mediaType, charset: /;\s*charset\s*=\s*"?([\w:.-]{1,40})/i.exec(header ?? '')?.[1] };
}

/**
 * Refuses a response whose header already rules out a page, before its body is read.
 * @throws UserError `url.content`.
 */
export function requirePageType(url: URL, { mediaType }: ContentType): void {
  if (PAGE_TYPES.has(mediaType) || UNSPECIFIC_TYPE_RE.test(mediaType)) return;
  if (FEED_TYPE_RE.test(mediaType)) throw fetchErrors.feed({ url: url.href });
  throw fetchErrors.notAPage({ url: url.href, mediaType });
}

/**
 * Detects the kind of a body from its header and its first bytes; some servers declare PDFs and feeds as HTML.
 * @throws UserError `url.content`.
 */
export function pageKind(url: URL, { mediaType }: ContentType, bytes: Uint8Array): PageKind {
  const head = Buffer.from(bytes.subarray(0, SNIFFED_CHARS)).toString('latin1').trimStart();
  if (head.startsWith('%PDF-')) return 'pdf';
  const isHtml = /<(?:!doctype html|html|head|body|title|meta|article)\b/i.test(head);
  if (FEED_RE.test(head) && !isHtml) throw fetchErrors.feed({ url: url.href });
  const declared = PAGE_TYPES.get(mediaType);
  const kind = isHtml && (declared !== 'text' || DOCUMENT_RE.test(head)) ? 'html' : declared;
  if (!kind) throw fetchErrors.notAPage({ url: url.href, mediaType });
  return kind;
}
