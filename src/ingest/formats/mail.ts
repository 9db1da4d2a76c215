import PostalMime from 'postal-mime';
import { UserError } from '../../domain/errors.js';
import { extractArticle } from '../html/extract.js';
import type { ParsedDocument } from '../parsed-document.js';
import { readMetadata } from './front-matter.js';
import { documentFrom } from './text.js';

/** Parts within parts; newsletters have three. */
const MAX_NESTING = 20;

/**
 * Reads a saved mail: its HTML where that holds an article, else its plain text. A mailing list's sender is the
 * outlet, a person's the author; the subject is the title, the day it was sent the date. Attachments are left.
 * @throws UserError `source.unsupported` for what is no mail, `source.empty`.
 */
export async function readMail(name: string, bytes: Uint8Array): Promise<ParsedDocument> {
  const mail = await PostalMime.parse(bytes, { maxNestingDepth: MAX_NESTING }).catch((error: unknown) => {
    throw new UserError('source.unsupported', `${name} cannot be read: it is no mail. Paste the text.`, {
      cause: error,
    });
  });
  const sender = mail.from?.name || mail.from?.address?.split('@')[1];
  const list = mail.headers.some(({ key }) => /^list-(?:id|unsubscribe|post)$/.test(key));
  const labels = readMetadata(name, {
    title: mail.subject,
    outlet: list ? sender : undefined,
    author: list ? undefined : mail.from?.name,
    date: mail.date && !Number.isNaN(Date.parse(mail.date)) ? new Date(mail.date).toISOString() : undefined,
  });
  const page = mail.html === undefined ? null : pageIn(name, mail.html);
  return page
    ? { ...page, ...labels, author: labels.author ?? page.author }
    : documentFrom(name, mail.text ?? '', labels);
}

/** Null where the HTML is no more than the plain text's dress. */
function pageIn(name: string, html: string): ParsedDocument | null {
  try {
    return extractArticle(name, html, null);
  } catch (error) {
    if (error instanceof UserError && error.code === 'page.no-article') return null;
    throw error;
  }
}
