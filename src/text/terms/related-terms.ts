/** Words that decide the same question, for or against: "exempt" says whether something is affected. */
import { OPPOSITES } from '../lexicon/opposites.js';
import { wordList } from '../lexicon/words.js';
import { termOf } from './tokens.js';

const GROUPS: readonly (readonly string[])[] = [
  ...OPPOSITES.map(([own, others]) => [...own, ...others]),
  ...[
    'affected affect hit disrupted exempt exempted spared untouched unaffected',
    'beat beaten top topped exceed exceeded surpass surpassed outdo miss missed match matched',
    'admit admitted confess confessed plead pleaded pled guilty deny denied responsible',
    'arrested arrest custody detained detain charged jailed held bail released',
    'waterproof watertight water rain splash',
    'safe dangerous danger harm harmful risk unsafe',
    'closed close shut open opened reopen reopened',
    'legal illegal lawful unlawful ban banned outlawed allowed permitted',
    'alive dead die died killed survived survive',
    'married marry wed wife husband single divorced',
    'over ended end finished continue continues resume resumed',
    'hurt injured injury wounded unharmed unhurt',
    'win won wins lose lost beat beaten defeat defeated victory',
    'cancelled cancel postponed scrapped delayed',
    'vaccinated vaccine jab jabbed',
    'cheaper cheap expensive dearer cost costs price',
    'true false untrue wrong rumour hoax',
    'found missing discovered recovered',
  ].map(wordList),
];

const related = new Map<string, Set<string>>();
for (const group of GROUPS) {
  const terms = group.map(termOf);
  for (const term of terms) related.set(term, new Set([...(related.get(term) ?? []), ...terms]));
}

/** The terms that decide the same question as a term, for or against; empty for most. */
export const relatedTerms = (term: string): ReadonlySet<string> => related.get(term) ?? new Set();
