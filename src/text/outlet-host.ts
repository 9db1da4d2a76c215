import { getDomain, parse } from 'tldts';
import type { Provenance } from '../domain/article.js';
import { parseUrl } from './parse-url.js';

/** Words of names that say what an outlet is or does, and that its host may leave out. */
const GENERIC_WORDS = new Set(
  'the a an of and for in on der die das den le la les el los il lo de del da di du news world online live tv radio television international english edition web website com app sport sports newspaper magazine zeitung uk us usa eu'.split(
    ' ',
  ),
);
/** What hosts add to a name: thelocal.de, apnews.com. */
const HOST_PREFIX = 'the';
const HOST_SUFFIX = 'news';
const MAX_WORDS = 12;
/** In shorter names, initials among whole words fit too much: "bnews" for BBC News. */
const MIN_WORDS_FOR_MIXED = 3;
/** Words that are not generic, where there are initials: "ft" for Financial Times, but never "g" for The Guardian. */
const MIN_NAMES_FOR_INITIALS = 2;

/**
 * The host to show with an outlet's name: null if they belong together, that is, if the registrable domain is spelled
 * by the words of the name or their initials, in order ("BBC News" and bbc.co.uk, "New York Times" and
 * nytimes.com). A subdomain counts for nothing, since anyone can name theirs. Internationalised hosts are shown as "xn--…".
 */
export function hostBesideOutlet(outlet: string, url: string): string | null {
  const hostname = parseUrl(url)?.hostname;
  if (hostname === undefined) return null;
  const { domain, domainWithoutSuffix, publicSuffix } = parse(hostname);
  const shown = parse(hostname, { allowPrivateDomains: true }).domain ?? hostname;
  if (isSameHost(outlet.toLowerCase(), hostname, domain)) return null;
  if (domainWithoutSuffix === null || domainWithoutSuffix === '') return shown;
  const label = domainWithoutSuffix.replaceAll('-', '');
  if (domainWithoutSuffix.startsWith('xn--')) return shown;
  const suffixes = new Set((publicSuffix ?? '').split('.'));
  const spellings = [folded(outlet), folded(withUmlautsSpelled(outlet))];
  return spellings.some((text) => spells(wordsOf(text, suffixes), label)) ? null : shown;
}

/**
 * The same for an article: null, too, for the text of a feed on another site than its entries, whose outlet is the
 * feed's domain.
 */
export const hostBesideSource = (outlet: string, url: string, provenance?: Provenance): string | null =>
  provenance === 'feed' && isDomain(outlet) ? null : hostBesideOutlet(outlet, url);

/** The domain that someone has registered, or was given by a host of many; the host itself if it has none. */
export const domainOf = (hostname: string): string =>
  getDomain(hostname, { allowPrivateDomains: true }) ?? hostname;

/** "example.org" */
export const isDomain = (name: string): boolean =>
  name.includes('.') && /^[a-z0-9.-]+$/.test(name) && domainOf(name) === name;

/** True for the host itself as a name: "example.org" for "www.example.org". */
function isSameHost(name: string, hostname: string, domain: string | null): boolean {
  return hostname === name || (hostname.endsWith(`.${name}`) && domain !== null && name.endsWith(domain));
}

interface Word {
  readonly text: string;
  readonly isGeneric: boolean;
}

function wordsOf(name: string, suffixes: ReadonlySet<string>): Word[] {
  const texts = (name.match(/[a-z0-9]+/g) ?? []).slice(0, MAX_WORDS);
  // "spiegel.de" and "Orf.at" name their own domain.
  const words = texts.length > 1 && suffixes.has(texts.at(-1)!) ? texts.slice(0, -1) : texts;
  const allGeneric = words.every((text) => GENERIC_WORDS.has(text));
  return words.map((text) => ({ text, isGeneric: !allGeneric && GENERIC_WORDS.has(text) }));
}

/**
 * True if the label is made of the words in order, or of their initials, or of both if there are at least three words;
 * generic words may be missing.
 */
function spells(words: readonly Word[], label: string): boolean {
  const names = words.filter(({ isGeneric }) => !isGeneric);
  const hasInitials = names.length >= MIN_NAMES_FOR_INITIALS;
  const initials = names.map(({ text }) => text[0]).join('');
  if (hasInitials && (label === initials || label === initials + HOST_SUFFIX)) return true;
  const isMixed = hasInitials && words.length >= MIN_WORDS_FOR_MIXED;
  // The positions in the label that the words so far can end at.
  let ends = new Set(label.startsWith(HOST_PREFIX) ? [0, HOST_PREFIX.length] : [0]);
  for (const { text, isGeneric } of words) {
    const next = new Set(isGeneric ? ends : []);
    for (const end of ends) {
      if (label.startsWith(text, end)) next.add(end + text.length);
      if (isMixed && label[end] === text[0]) next.add(end + 1);
    }
    ends = next;
  }
  return [...ends].some((end) => end > 0 && ['', HOST_SUFFIX].includes(label.slice(end)));
}

/** Lower case without accents. */
function folded(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/['’]/g, '')
    .replace(/[ßøæœłđ]/g, (letter) => FOLDED_LETTERS[letter] ?? letter);
}

const FOLDED_LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  ø: 'o',
  æ: 'ae',
  œ: 'oe',
  ł: 'l',
  đ: 'd',
};

/** "Süddeutsche" as hosts write it: "Sueddeutsche". */
function withUmlautsSpelled(text: string): string {
  return text.normalize('NFC').replace(/[äöüÄÖÜ]/g, (letter) => `${letter.normalize('NFD').charAt(0)}e`);
}
