/** Web addresses as members type and paste them into an option or a field for one. */
import { parseUrl } from '../../text/parse-url.js';
import { linksInText, withoutLinks } from '../reply/markdown/message-text.js';

/** What stands around an address in a sentence, in Markdown or in a list. */
const AROUND_RE = /^[<([{"'“‘«*_]{1,10}|[>)\]}"'”’».,;!?*_]{1,10}$/gu;
const BARE_ADDRESS_RE =
  /^(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,62})\.){1,10}(?:\p{L}{2,24}|xn--[a-z\d-]{2,60})(?::\d{2,5})?(?:[/?#]\S{0,2000})?$/iu;
/** In a sentence, a bare host without a path may as well be a name or a missing blank ("closed.Ships"). */
const SURE_ADDRESS_RE = /^www\d?\.|\//i;
const FILE_NAME_RE =
  /^[^/?#]{1,300}\.(?:txt|text|md|markdown|html?|xhtml|pdf|docx?|eml|json|vtt|srt|xml|opml)$/i;

/**
 * The web addresses in what was typed as one: itself, or those in it, however they are wrapped; a host without a scheme
 * counts too. Empty if there is none.
 */
export function addressesIn(typed: string): string[] {
  const whole = typed.trim();
  const links = linksInText(whole.replace(BOLD_RE, ' '));
  if (links.length < 2 && isWebAddress(whole)) return [whole];
  return links.length > 0 ? links : bareAddresses(whole);
}

/** The web addresses of a text that consists of nothing else, as a list of them does; else none. */
export function addressesOnly(text: string): string[] {
  if (!/[\p{L}\p{N}]/u.test(withoutLinks(text.replace(MASKED_TEXT_RE, '(')))) return linksInText(text);
  const words = text.trim().split(/\s+/u);
  const bare = bareAddresses(text);
  return words.every((word) => SURE_ADDRESS_RE.test(word)) && bare.length === words.length ? bare : [];
}

const BOLD_RE = /\*{2,3}/g;
/** "[the words of a link](". */
const MASKED_TEXT_RE = /\[[^[\]]{0,500}\]\((?=https?:)/gi;

const isWebAddress = (typed: string): boolean =>
  !/\s/u.test(typed) && /^https?:$/.test(parseUrl(typed)?.protocol ?? '');

function bareAddresses(text: string): string[] {
  const words = text.split(/\s+/u).map((word) => word.replace(AROUND_RE, ''));
  const isAlone = words.length === 1;
  const found = words
    .filter((word) => BARE_ADDRESS_RE.test(word) && !FILE_NAME_RE.test(word))
    .filter((word) => isAlone || SURE_ADDRESS_RE.test(word))
    .flatMap((word) => parseUrl(`https://${word}`)?.href ?? []);
  return [...new Set(found)];
}
