import PostalMime from 'postal-mime';
import { UserError } from '../../domain/errors.js';
import { parseDate } from '../../text/dates/parse-date.js';
import { plausibleDate } from '../../text/dates/plausible-date.js';
import { extractArticle } from '../html/extract.js';
import type { ParsedDocument } from '../parse/parsed-document.js';
import { formatErrors } from './errors.js';
import { subjectOf } from './mail-labels.js';
import { mailParts } from './mail-parts.js';
import { readMetadata } from './metadata.js';
import { documentFromParts } from './text.js';

/** Depth of nested parts; newsletters have three. */
const MAX_DEPTH = 20;

/**
 * Reads a saved e-mail: its HTML if that contains an article, else its plain text. The sender is the outlet of a
 * mailing list and otherwise the author; the subject is the title. Attachments are ignored. Signatures, headers and
 * earlier mails in it are boilerplate.
 * @throws UserError `source.unsupported`, `source.empty`.
 */
export async function readMail(name: string, bytes: Uint8Array): Promise<ParsedDocument> {
  const mail = await PostalMime.parse(bytes, { maxNestingDepth: MAX_DEPTH }).catch((error: unknown) => {
    throw formatErrors.badMail({ source: name }, { cause: error });
  });
  const sender = mail.from?.name || mail.from?.address?.split('@')[1];
  const list = mail.headers.some(({ key }) => /^list-(?:id|unsubscribe|post)$/.test(key));
  const metadata = readMetadata(name, {
    title: mail.subject === undefined ? undefined : subjectOf(mail.subject),
    outlet: list ? sender : undefined,
    author: list ? undefined : mail.from?.name,
    date: sentOn(mail.headers.find(({ key }) => key === 'date')?.value),
  });
  const page = mail.html === undefined ? null : pageIn(name, mail.html);
  return page
    ? { ...page, ...metadata, author: metadata.author ?? page.author }
    : documentFromParts(name, mailParts(mail.text ?? ''), metadata);
}

/** The header's own words, since the parsed date has lost its offset; undefined for what is no date. */
function sentOn(written: string | undefined): string | undefined {
  return written !== undefined && plausibleDate(parseDate(written), new Date()) ? written : undefined;
}

/** Null if the HTML adds nothing to the plain text. */
function pageIn(name: string, html: string): ParsedDocument | null {
  try {
    return extractArticle(name, html, null, { isWhole: true });
  } catch (error) {
    if (error instanceof UserError && error.code === 'page.no-article') return null;
    throw error;
  }
}
