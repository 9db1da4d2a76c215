/** Signs that a sentence speaks of somebody else than the question: another player's points, the men's race. */
import type { Span } from '../../domain/article.js';
import { contentTerms, termOf, tokenize } from '../../text/terms/tokens.js';
import type { Candidate, CandidateArticle } from '../evidence/candidates.js';
import { analysedSentences, articleNameTypes } from '../evidence/entities.js';
import { choicesIn } from '../question/choice.js';
import { namesIn } from './answer-type-match.js';

/** "how many goals did Smith score", "how old is judge Smith": whoever is named behind the auxiliary. */
const WHOSE_RE =
  /\b(?:did|does|do|has|have|had|is|was|will|can|could) (?!the\b|an?\b|it\b|they\b|he\b|she\b)([\p{L}’'-]+(?: [\p{L}’'-]+){0,2})/iu;
const PRONOUN_RE = /\b(?:he|she|him|his|her|hers|they|their|them|i|my|me|we|our)\b/i;

/**
 * True if a question asks for an amount of a person whom the article names and the sentence does not mention, not even
 * as "he".
 */
export function isSomebodyElses(question: string, { from, text }: Candidate): boolean {
  const named = WHOSE_RE.exec(question)?.[1];
  if (named === undefined || PRONOUN_RE.test(text)) return false;
  const asked = new Set(contentTerms(named));
  const surnames = peopleIn(from)
    .flatMap((name) => contentTerms(name).slice(-1))
    .filter((term) => asked.has(term));
  if (surnames.length === 0) return false;
  const told = new Set(contentTerms(text));
  return !surnames.some((term) => told.has(term));
}

function peopleIn(from: CandidateArticle): string[] {
  const types = articleNameTypes(from);
  const { text } = from.article;
  const names = analysedSentences(from).flatMap(({ mentions }) =>
    mentions.map(({ kind, span }) => ({ kind, name: text.slice(span.start, span.end) })),
  );
  return names.filter(({ kind, name }) => (types.get(name) ?? kind) === 'person').map(({ name }) => name);
}

const WOMEN_RE = /\b(?:wom[ae]n(?:['’]?s)?|ladies|ladys?['’]s?|female|girls?(?:['’]s?)?)\b/i;
const SHE_RE = /\b(?:she|her|hers|herself|mother|daughter|sister|wife|actress|queen)\b/i;

/** "the women's race", "how many women"; not "the woman who found it". */
const ASKS_WOMEN_RE = /\b(?:women|women['’]?s|womens|ladies|girls|female)\b/i;

/** True if a question asks about women and, in an article that tells them apart, the sentence is not about them. */
export function isNotOfWomen(question: string, { from, text }: Candidate): boolean {
  if (!ASKS_WOMEN_RE.test(question) || WOMEN_RE.test(text) || SHE_RE.test(text)) return false;
  return WOMEN_RE.test(from.article.text);
}

const WHO_IS_RE =
  /^\W*who(?:['’]?s| is| was| are| were) (?!.*\b(?:before|after|besides?|except|than|with|behind)\b)(?:[\p{L}.’'-]+ ){0,3}[\p{L}.’'-]+\W*$/iu;
/** Between these and a surname stands no given name. */
const BEFORE_SURNAME_RE =
  /^(?:before|after|besides?|except|than|with|against|alongside|and|by|from|of|to|for|behind|replaced?|succeed(?:ed)?|beat|defeated|mr|mrs|ms|dr|sir|mayor|president|minister|coach|judge|senator|governor|captain)$/i;

const MAX_NAME_TERMS = 3;

/** True if a person's name is that of somebody whom the question names by the surname: "who was mayor before Luttrell?" */
export function isNamedInQuestion(question: string, sentence: string, { start, end }: Span): boolean {
  if (WHO_IS_RE.test(question) || choicesIn(question) !== null) return false;
  const name = namesIn(sentence).find(({ span }) => span.start < end && start < span.end);
  if (name === undefined) return false;
  const terms = contentTerms(sentence.slice(name.span.start, name.span.end));
  const surname = terms.at(-1);
  const asked = tokenize(question);
  const at = asked.findIndex(({ term }) => term === surname);
  if (surname === undefined || terms.length > MAX_NAME_TERMS || at < 1) return false;
  const before = asked[at - 1]!;
  const isPossessive = /['’]s?$/.test(asked[at]!.word) || /^['’]s\b/.test(question.slice(asked[at]!.end));
  return !isPossessive && (BEFORE_SURNAME_RE.test(before.word) || terms.includes(termOf(before.word)));
}
