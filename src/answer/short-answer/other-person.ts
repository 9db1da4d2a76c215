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

/** These are of a person alone; what somebody paid may be told as what a club was sold for. */
const PERSONAL_RE =
  /\bhow (?:old|tall)\b|\b(?:age|earns?|earned|salary|weighs?|votes?|goals?|points|runs|wickets|rebounds|tries|caps|medals)\b/i;

/**
 * True if a question asks for an amount of a person whom the article names, and the sentence does not mention that
 * person, not even as "he", but names another, or the amount can be nobody else's.
 */
export const isSomebodyElses = (question: string, candidate: Candidate): boolean =>
  (PERSONAL_RE.test(question) || namesPerson(candidate.text)) && lacksAsked(question, candidate);

/** True if a question asks what a person said and the sentence names only somebody else. */
export const isSaidByAnother = (question: string, candidate: Candidate): boolean =>
  namesPerson(candidate.text) && lacksAsked(question, candidate);

const namesPerson = (sentence: string): boolean => namesIn(sentence).some(({ kind }) => kind === 'person');

/** True if a question asks about a person of the article, and the sentence has neither the name nor a pronoun. */
function lacksAsked(question: string, { from, text }: Candidate): boolean {
  if (PRONOUN_RE.test(text)) return false;
  const surnames = surnamesAsked(question, from);
  const told = new Set(contentTerms(text));
  return surnames.length > 0 && !surnames.some((term) => told.has(term));
}

/** Of the people of an article, those whom a question names behind its auxiliary. */
function surnamesAsked(question: string, from: CandidateArticle): string[] {
  const named = WHOSE_RE.exec(question)?.[1];
  if (named === undefined) return [];
  const asked = new Set(contentTerms(named));
  return peopleIn(from)
    .flatMap((name) => contentTerms(name).slice(-1))
    .filter((term) => asked.has(term));
}

const ASKS_SUCCESSOR_RE =
  /\b(?:next|new|acting|interim|incoming|future|successor|succeeds?|replaces?|tak(?:es?|ing) over|becomes?)\b/i;
const LEAVES_RE =
  /\b(?:resign(?:s|ed|ing|ation)?|step(?:s|ped|ping)? down|stood down|quits?|outgoing|retir(?:es?|ed|ing)|sacked|dismissed|ousted)\b/i;
const FOLLOWS_RE =
  /\b(?:next|new|acting|interim|incoming|successor|succeed(?:s|ed|ing)?|replac(?:es?|ed|ing)|tak(?:es?|ing|en) over|took over|appoint(?:s|ed)|elected|candidates?|standing|running|favourite|favorite|deputy|named)\b/i;

/** True if a question asks who comes next and the sentence tells only who goes. */
export const isLeaving = (question: string, sentence: string): boolean =>
  ASKS_SUCCESSOR_RE.test(question) && LEAVES_RE.test(sentence) && !FOLLOWS_RE.test(sentence);

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
/** They may share the surname. */
const FAMILY_RE =
  /\b(?:family|relatives?|related|wife|husband|widow(?:er)?|married|marry|son|daughter|brothers?|sisters?|siblings?|mother|father|parents?|mum|mom|dad|child|children|cousin|uncle|aunt|nephew|niece|grand\p{L}+|heir|named after)\b/iu;

/** True if a person's name is that of somebody whom the question names by the surname: "who was mayor before Luttrell?" */
export function isNamedInQuestion(question: string, sentence: string, { start, end }: Span): boolean {
  if (WHO_IS_RE.test(question) || FAMILY_RE.test(question) || choicesIn(question) !== null) return false;
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
