/** Compounds that are written with a hyphen or without: a report's "run-off" is the question's "runoff". */
import type { SearchStore } from '../../store/ports/search-store.js';
import { wordList } from '../../text/lexicon/words.js';
import { termOf } from '../../text/terms/tokens.js';
import { isKnownWord } from '../../text/terms/wordnet.js';
import type { Question } from './question.js';

type Vocabulary = Pick<SearchStore, 'documentFrequencies'>;

/** Other words are rarely written both ways: "carpet" is no "car-pet". */
const FIRST_PARTS = wordList(
  'anti back by co counter cross down ex half in mid multi non off on out over post pre pro re semi sub under up well',
);
const LAST_PARTS = wordList(
  'away back by down fire in off on out over through up aways downs fires ins offs outs overs ups',
);
const MIN_OTHER_PART_CHARS = 3;
const HYPHENATED_RE = /(?<![\p{L}\p{N}-])(\p{L}{1,15})-(\p{L}{2,15})(?![\p{L}\p{N}-])/gu;

interface Parts {
  readonly hyphenated: string;
  /** The part that is no particle. */
  readonly term: string;
}

/**
 * A question whose closed compounds are written as the articles may have them if none has them closed ("runoff"), and whose
 * hyphenated ones are searched closed, too ("by-catch").
 */
export async function withCompounds(
  search: Vocabulary,
  scope: number,
  question: Question,
): Promise<Question> {
  const closed = closedIn(question);
  const open = new Map(
    question.terms.flatMap((term) => {
      const parts = partsOf(question.words.get(term) ?? '');
      return parts.length > 0 ? [[term, parts] as const] : [];
    }),
  );
  if (closed.size === 0 && open.size === 0) return question;
  const looked = [...closed.values(), ...open.keys(), ...[...open.values()].flat().map(({ term }) => term)];
  const known = await search.documentFrequencies(scope, looked);
  const alternatives = new Map(question.alternatives);
  for (const [term, other] of closed)
    if (known.has(other)) alternatives.set(term, [...(alternatives.get(term) ?? []), [other]]);
  let { text, terms } = question;
  for (const [term, parts] of open) {
    const written = parts.find((one) => known.has(one.term));
    const word = question.words.get(term);
    if (known.has(term) || written === undefined || word === undefined) continue;
    const at = text.toLowerCase().indexOf(word);
    if (at < 0) continue;
    text = text.slice(0, at) + written.hyphenated + text.slice(at + word.length);
    terms = [...new Set(terms.map((one) => (one === term ? written.term : one)))];
  }
  return { ...question, text, terms, alternatives };
}

/** The closed form of each hyphenated compound, by the term that it has in the question. */
function closedIn({ text, terms }: Question): Map<string, string> {
  return new Map(
    [...text.matchAll(HYPHENATED_RE)].flatMap(([, first, second]) =>
      [first!, second!]
        .map(termOf)
        .filter((term) => terms.includes(term))
        .slice(0, 1)
        .map((term) => [term, termOf(`${first}${second}`)] as const),
    ),
  );
}

/** The ways to split a closed compound at a particle; the longest particle first. */
function partsOf(word: string): Parts[] {
  const atFirst = FIRST_PARTS.filter((part) => word.startsWith(part)).map((part) => part.length);
  const atLast = LAST_PARTS.filter((part) => word.endsWith(part)).map((part) => word.length - part.length);
  const splits = [
    ...atLast.map((at) => ({ at, other: word.slice(0, at) })),
    ...atFirst.map((at) => ({ at, other: word.slice(at) })),
  ];
  return splits
    .filter(({ other }) => other.length >= MIN_OTHER_PART_CHARS && isKnownWord(other))
    .map(({ at, other }) => ({
      hyphenated: `${word.slice(0, at)}-${word.slice(at)}`,
      term: termOf(other),
    }));
}
