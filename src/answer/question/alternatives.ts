import { MATCH_SYNONYMS } from '../../text/lexicon/match-synonyms.js';
import { OFFICE_SYNONYMS } from '../../text/lexicon/office-synonyms.js';
import { ORGANISATION_ACRONYMS } from '../../text/lexicon/organisation-acronyms.js';
import { TOLL_SYNONYMS } from '../../text/lexicon/toll-synonyms.js';
import { contentTerms, STOP_WORDS, type Token, termOf, tokenize } from '../../text/terms/tokens.js';

/** Other ways to write what some terms mean: for each term, lists of terms of which one has to be met as a whole. */
export type Alternatives = ReadonlyMap<string, readonly (readonly string[])[]>;

interface Synonym {
  /** In the order of the phrase. */
  readonly words: readonly string[];
  readonly others: readonly (readonly string[])[];
}

const synonymsOf = (groups: readonly (readonly string[])[]): readonly Synonym[] =>
  groups.flatMap((group) =>
    group.map((phrase) => ({
      words: phrase.split(' '),
      others: group.filter((other) => other !== phrase).map(contentTerms),
    })),
  );
/** Of what is told in other words than those that ask for it. */
const MATCHES: readonly Synonym[] = MATCH_SYNONYMS.flatMap(([asked, told]) =>
  asked.map((phrase) => ({
    words: phrase.split(' '),
    others: told.filter((other) => other !== phrase).map(contentTerms),
  })),
);
const OFFICES = synonymsOf(OFFICE_SYNONYMS);
const ORGANISATIONS = synonymsOf(ORGANISATION_ACRONYMS);
const TOLLS = synonymsOf(TOLL_SYNONYMS);
/** "3rd" is two words. */
const RANKS = synonymsOf([
  ['first', '1 st'],
  ['second', '2 nd'],
  ['third', '3 rd'],
  ['fourth', '4 th'],
  ['fifth', '5 th'],
  ['sixth', '6 th'],
  ['seventh', '7 th'],
]);
const RANK_SUFFIX_RE = /^(?:st|nd|rd|th)$/;
/** As organisation-acronyms.ts writes them. */
const INITIALS_RE = /^\p{Lu}{2,}$/u;
const COUNTS_RE = /\b(?:how many|number of|toll)\b/i;

/**
 * The alternatives for the offices that a question names, "ceo" for "chief executive" and "prime minister" for "pm", for
 * organisations, "European Central Bank" for "ECB", for ranks, "third" for "3rd", for whom it counts, "killed" for "died",
 * and for what it asks of a match: "dismissed" for "sent off".
 */
export function alternativesOf(question: string): Alternatives {
  const tokens = tokenize(question);
  const alternatives = new Map<string, readonly (readonly string[])[]>();
  const tolls = COUNTS_RE.test(question) ? TOLLS : [];
  for (const { words, others } of [...OFFICES, ...ORGANISATIONS, ...RANKS, ...MATCHES, ...tolls]) {
    const named = tokens.some((_, at) => words.every((word, i) => isWord(question, tokens[at + i], word)));
    if (!named) continue;
    for (const word of words.filter((one) => !STOP_WORDS.has(one))) {
      const term = termOf(word);
      const useful = others.filter((terms) => !terms.includes(term));
      alternatives.set(term, [...(alternatives.get(term) ?? []), ...useful]);
    }
  }
  return alternatives;
}

/** Not "at 5 pm", nor "p.m."; initials also with dots, but not "who" for "WHO". */
function isWord(text: string, token: Token | undefined, word: string): boolean {
  if (token === undefined) return false;
  const own = token.word.replace(/['’]s?$/, '');
  if (INITIALS_RE.test(word)) {
    const isOtherWord = STOP_WORDS.has(own.toLowerCase()) && !INITIALS_RE.test(own);
    return token.term === termOf(word) && !isOtherWord;
  }
  return (
    own.toLowerCase() === word &&
    (RANK_SUFFIX_RE.test(word) || !/\d\s?$/.test(text.slice(Math.max(0, token.start - 2), token.start)))
  );
}

/** The terms to search for, each once: the question's own and those of all alternatives. */
export const withAlternatives = (terms: readonly string[], alternatives: Alternatives): string[] => [
  ...new Set([...terms, ...[...alternatives.values()].flat(2)]),
];
