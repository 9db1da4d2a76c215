import { UserError } from '../../domain/errors.js';

export type PageKind = 'html' | 'text' | 'pdf';

const ACCEPTED: ReadonlyMap<string, PageKind> = new Map([
  ['text/html', 'html'],
  ['application/xhtml+xml', 'html'],
  ['text/plain', 'text'],
  ['application/pdf', 'pdf'],
  ['application/x-pdf', 'pdf'],
]);
/** Types that say too little: the body's first bytes decide. */
const VAGUE = /^(?:|application\/octet-stream|(?:application|text)\/xml)$/;
const FEED_TYPE = /^application\/(?:rss|atom|rdf|feed)\+(?:xml|json)$/;
const SNIFFED_CHARS = 1024;

export interface ContentType {
  /** `type/subtype` in lower case; empty where the header is missing. */
  readonly mediaType: string;
  readonly charset: string | undefined;
}

export function parseContentType(header: string | undefined): ContentType {
  const mediaType = header?.split(';', 1)[0]?.trim().toLowerCase() ?? '';
  return { mediaType, charset: /;\s*charset\s*=\s*"?([\w:.-]{1,40})/i.exec(header ?? '')?.[1] };
}

/**
 * Refuses what its header already says is no page, before the body is read.
 * @throws UserError `url.content`.
 */
export function requirePageType(url: URL, { mediaType }: ContentType): void {
  if (ACCEPTED.has(mediaType) || VAGUE.test(mediaType)) return;
  if (FEED_TYPE.test(mediaType)) throw notAPage(url, 'a feed, which is not read yet');
  throw notAPage(url, mediaType);
}

/**
 * What a body is, by its header and its first bytes: servers call PDFs and feeds HTML.
 * @throws UserError `url.content`.
 */
export function pageKind(url: URL, { mediaType }: ContentType, bytes: Uint8Array): PageKind {
  const head = Buffer.from(bytes.subarray(0, SNIFFED_CHARS)).toString('latin1').trimStart();
  if (head.startsWith('%PDF-')) return 'pdf';
  const isHtml = /<(?:!doctype html|html|head|body|title|meta|article)\b/i.test(head);
  if (/<(?:rss|feed|rdf:rdf)\b/i.test(head) && !isHtml) throw notAPage(url, 'a feed, which is not read yet');
  const said = ACCEPTED.get(mediaType);
  const kind = isHtml && said !== 'text' ? 'html' : said;
  if (!kind) throw notAPage(url, mediaType || 'something without a type');
  return kind;
}

function notAPage(url: URL, given: string): UserError {
  return new UserError(
    'url.content',
    `${url.href} is ${given}. Expected a web page, a PDF or plain text; give the article's page, or paste the text.`,
  );
}
