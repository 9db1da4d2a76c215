import type { PageDocument } from '../dom.js';

/** What mail programs put around the signature and around an earlier mail. */
const QUOTED =
  '.gmail_quote, .gmail_extra, .yahoo_quoted, .moz-cite-prefix, .protonmail_quote, .gmail_signature, .moz-signature, blockquote[type="cite" i]';
const ATTRIBUTIONS = '.gmail_attr, .moz-forward-container > table';
const FORWARDED_RE =
  /\b(?:forwarded message|begin forwarded|weitergeleitete nachricht|message transféré|mensaje reenviado)\b/iu;

/** Removes earlier mails and signatures from a mail; of what is forwarded, only its headers. */
export function removeQuotedMail(document: PageDocument): void {
  for (const element of document.querySelectorAll(QUOTED))
    if (!FORWARDED_RE.test(element.textContent)) element.remove();
  for (const element of document.querySelectorAll(ATTRIBUTIONS)) element.remove();
}
