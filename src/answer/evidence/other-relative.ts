import { namesIn } from '../../text/names.js';
import { contentTerms } from '../../text/terms/tokens.js';
import type { Question } from '../question/question.js';
import { type Candidate, type CandidateArticle, ruledOut, textAt } from './candidates.js';

/** Relatives with the words by which an article tells of them: "whom she married" of a husband. */
const RELATIVES: readonly (readonly [asked: string, told: string])[] = [
  [
    'husbands?|wi(?:fe|ves)|spouses?',
    'husbands?|wi(?:fe|ves)|spouses?|marr(?:y|ied|iage)|wed|wedding|widow(?:er)?|divorced?|couple',
  ],
  ['daughters?', 'daughters?(?! of an?\\b)|girls?|child(?:ren)?|kids?|bab(?:y|ies)'],
  ['sons?', 'sons?(?! of an?\\b)|boys?|child(?:ren)?|kids?|bab(?:y|ies)'],
  ['fathers?|dads?', 'fathers?|dads?|parents?|(?:son|daughter) of'],
  ['mothers?|mums?|moms?', 'mothers?|mums?|moms?|parents?|(?:son|daughter) of'],
  ['brothers?', 'brothers?|siblings?|twins?'],
  ['sisters?', 'sisters?|siblings?|twins?'],
];
const PATTERNS = RELATIVES.map(([asked, told]) => ({
  // "Berg's daughter", "bergs daughter", "her daughter", "the daughter of"; not "Berg's daughter's house".
  asked: new RegExp(
    `(?:\\b(?:his|her|their)|s['’]?|['’]s) (?:${asked})\\b(?!['’])|\\bthe (?:${asked}) of\\b`,
    'i',
  ),
  told: new RegExp(`\\b(?:${told})\\b`, 'i'),
}));
/** Sentences before one that may name whom its pronouns stand for. */
const SENTENCES_BEFORE = 3;

/**
 * Takes the spans from sentences that are not about the relative of somebody for whom a question asks: what the sailor died
 * of is not what his daughter died of. A sentence is about her if it or one right before it tells of a daughter, or if it
 * names somebody whom such a sentence names.
 */
export function withoutOtherRelatives(
  { text: question, terms, type }: Pick<Question, 'text' | 'terms' | 'type'>,
  candidates: readonly Candidate[],
): readonly Candidate[] {
  const kind = type === 'yesno' ? undefined : PATTERNS.find(({ asked }) => asked.test(question));
  if (kind === undefined) return candidates;
  const articles = new Set(candidates.map(({ from }) => from));
  const namesOf = new Map([...articles].map((from) => [from, namesOfRelatives(from, kind.told, terms)]));
  return candidates.map((candidate) => {
    const { from, sentence, spans } = candidate;
    if (spans === null) return candidate;
    const first = Math.max(0, sentence.ordinal - SENTENCES_BEFORE);
    const around = from.sentences.slice(first, sentence.ordinal + 1);
    const isTold = around.some(({ span }) => kind.told.test(textAt(from, span)));
    const isNamed = [...candidate.terms].some((term) => namesOf.get(from)!.has(term));
    return isTold || isNamed ? candidate : ruledOut(candidate);
  });
}

/** Terms of the names in the sentences that tell of the relatives, but those of the question. */
function namesOfRelatives(
  { article: { text }, sentences }: CandidateArticle,
  told: RegExp,
  asked: readonly string[],
): ReadonlySet<string> {
  const written = sentences
    .map(({ span }) => text.slice(span.start, span.end))
    .filter((one) => told.test(one));
  const names = written.flatMap((one) =>
    namesIn(one).flatMap(({ span }) => contentTerms(one.slice(span.start, span.end))),
  );
  return new Set(names.filter((term) => !asked.includes(term)));
}
