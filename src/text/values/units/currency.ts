import {
  CURRENCY_CODES,
  CURRENCY_PLURALS,
  CURRENCY_PREFIXES,
  CURRENCY_SIGNS,
  CURRENCY_WORDS,
  codeOfCurrency,
  DOLLARS,
  foldedCurrency,
  NATIONAL_PLURALS,
} from '../../lexicon/currencies.js';
import { isGlued, startsWith, type Tokens } from '../token.js';

/** A currency and the index after its last token. */
export interface Currency {
  readonly unit: string;
  readonly end: number;
}

const FIRST_WORDS_OF_COUNTRIES: ReadonlySet<string> = new Set([
  'hong',
  'new',
  'sri',
  'south',
  'north',
  'costa',
]);

/** A currency before a number: "$", "US$", "Rs.", "SEK", "R". */
export function currencyBefore(tokens: Tokens, at: number): Currency | null {
  const [token, next] = [tokens[at], tokens[at + 1]];
  if (!token) return null;
  if (token.text in CURRENCY_SIGNS) return { unit: CURRENCY_SIGNS[token.text]!, end: at + 1 };
  if (token.kind !== 'word') return null;
  const dollar = DOLLARS[token.text];
  if (dollar !== undefined && next?.text === '$' && isGlued(next)) return { unit: dollar, end: at + 2 };
  if (token.text in CURRENCY_PREFIXES) {
    const end = next?.text === '.' && isGlued(next) ? at + 2 : at + 1;
    return { unit: CURRENCY_PREFIXES[token.text]!, end };
  }
  if (token.text === 'R' && isGlued(next) && next.kind === 'digits') return { unit: 'ZAR', end: at + 1 };
  return CURRENCY_CODES.has(token.text) ? { unit: token.text, end: at + 1 } : null;
}

/** A currency after a number: "euros", "US dollars", "Swiss francs", "€", "SEK", "kr", "p". */
export function currencyAfter(tokens: Tokens, at: number): Currency | null {
  const hyphen = tokens[at]?.text === '-' && isGlued(tokens[at]) && isGlued(tokens[at + 1]) ? 1 : 0;
  const start = at + hyphen;
  const token = tokens[start];
  if (!token) return null;
  if (token.text in CURRENCY_SIGNS && token.text !== '$' && token.space.length <= 1)
    return isBeforeDigits(tokens, start) ? null : { unit: CURRENCY_SIGNS[token.text]!, end: start + 1 };
  if (token.kind !== 'word') return null;
  if (CURRENCY_CODES.has(token.text)) return { unit: token.text, end: start + 1 };
  if (token.text === 'kr') return { unit: 'crown', end: start + 1 };
  const isPence = token.text === 'p' && isGlued(token) && !startsWith(tokens, start + 1, ['.', 'm']);
  if (isPence) return { unit: 'penny', end: start + 1 };
  for (const words of [4, 2, 1]) {
    const country = countryAt(tokens, start, words);
    const noun = tokens[start + words];
    const name = tokens.slice(start, start + words).map(({ lower }) => lower);
    const unit =
      country === null || !noun
        ? undefined
        : (nationalCurrency(name.join(' '), noun.lower) ?? nationalCurrency(country, noun.lower));
    if (unit !== undefined) return { unit, end: endOfCurrency(tokens, start + words) };
  }
  const unit = /^\p{Lu}/u.test(token.text) ? undefined : CURRENCY_WORDS[singular(token.lower)];
  return unit === undefined || isVerb(tokens, start) ? null : { unit, end: endOfCurrency(tokens, start) };
}

function nationalCurrency(country: string, noun: string): string | undefined {
  const folded = foldedCurrency(noun);
  return codeOfCurrency(
    `${foldedCurrency(country)} ${NATIONAL_PLURALS[folded] ?? foldedCurrency(singular(noun))}`,
  );
}

/** After "pounds", or "pounds sterling". */
const endOfCurrency = (tokens: Tokens, at: number): number =>
  at + (tokens[at + 1]?.lower === 'sterling' ? 2 : 1);

/** The last word of a country's adjective or name before a currency word: "Hong Kong" counts as "kong". */
function countryAt(tokens: Tokens, at: number, words: number): string | null {
  const first = tokens[at]!.lower;
  if (words === 4) return startsWith(tokens, at, ['u', '.', 's', '.']) ? 'us' : null;
  if (words === 2) return FIRST_WORDS_OF_COUNTRIES.has(first) ? (tokens[at + 1]?.lower ?? null) : null;
  return first;
}

function singular(word: string): string {
  if (word in CURRENCY_WORDS) return word;
  const plain = CURRENCY_PLURALS[word] ?? foldedCurrency(word);
  return CURRENCY_PLURALS[plain] ?? (plain in CURRENCY_WORDS ? plain : plain.replace(/s$/, ''));
}

const isBeforeDigits = (tokens: Tokens, at: number): boolean =>
  isGlued(tokens[at + 1]) && tokens[at + 1]!.kind === 'digits';

/** "the three won medals", "12 real cases" */
const isVerb = (tokens: Tokens, at: number): boolean =>
  /^(?:won|real|rand|dong|taka)$/.test(tokens[at]!.text) &&
  tokens[at + 1]?.kind === 'word' &&
  !/^(?:a|per|in|for|to|from|of|and|at|on|was|were|last|this)$/.test(tokens[at + 1]!.lower);

/** Weights, too, are in pounds: "200 pounds of copper", "it weighs 40 pounds". */
const DEBT_RE =
  /^(?:debts?|damage|funding|savings?|cuts?|aid|investment|public|taxpayers?|stolen|unpaid|tax|compensation|losses|revenue|spending|support|income)$/;
/** "a 50-pound fine" */
const SUM_RE =
  /^(?:fines?|fees?|notes?|coins?|grants?|prizes?|bills?|tickets?|cheques?|checks?|fares?|budgets?|deals?|bonus(?:es)?|charges?|tax|taxes|loans?|deposits?|payments?|donations?|vouchers?|rises?|increases?|cuts?|levy|subsid(?:y|ies)|stakes?|jackpots?|contracts?|debts?|projects?|plans?)$/;
export function isWeightInPounds(tokens: Tokens, start: number): boolean {
  const isHyphenated = tokens[start]?.text === '-' && isGlued(tokens[start]) && isGlued(tokens[start + 1]);
  const at = isHyphenated ? start + 1 : start;
  const noun = tokens[at];
  if (noun?.lower !== 'pounds' && noun?.lower !== 'pound') return false;
  if (isHyphenated) return !SUM_RE.test(tokens[at + 1]?.lower ?? '');
  if (tokens[at + 1]?.lower === 'of') return !DEBT_RE.test(tokens[at + 2]?.lower ?? '');
  return tokens
    .slice(Math.max(0, at - 10), at)
    .some(({ lower }) => /^(?:weigh(?:s|ed|ing)?|heavy|heaviest|lift(?:s|ed)?|gained|shed)$/.test(lower));
}
