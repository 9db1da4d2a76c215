/** Signs that a sentence speaks of somebody else than the question: another player's points, the men's race. */
import type { Span } from '../../domain/article.js';
import { contentTerms, termOf, tokenize } from '../../text/terms/tokens.js';
import { nounClassOf } from '../../text/terms/wordnet.js';
import type { Candidate, CandidateArticle } from '../evidence/candidates.js';
import { analysedSentences, articleNameTypes } from '../evidence/entities.js';
import { choicesIn } from '../question/choice.js';
import { namesIn } from './answer-type-match.js';

/** "how many goals did Smith score", "how old is judge Smith": who stands behind the auxiliary. */
const WHOSE_RE =
  /\b(?:did|does|do|has|have|had|is|was|will|can|could) (?!the\b|an?\b|it\b|they\b|he\b|she\b)([\p{L}’'-]+(?: [\p{L}’'-]+){0,2})/iu;
/** "he", "the 34-year-old" may be whoever the sentence before names; so may "The striker". */
const REFERS_RE = /\b(?:he|she|him|his|her|hers|they|their|them|i|my|me|we|our)\b|\byear-old\b/i;
const OPENING_WORDS_RE = /^\W*The (\p{Ll}+)(?: (\p{Ll}+))?/u;
const AGE_RE = /\bhow (?:old|tall)\b|\bage of\b/i;
/** These are of a person alone; what somebody paid may be told as what a club was sold for. */
const PERSONAL_RE =
  /\b(?:earns?|earned|salary|weighs?|votes?|goals?|points|runs|wickets|rebounds|tries|caps|medals)\b/i;
/** Tells of somebody else: "Judge Torres fined him", "the seller, Ida Torres". */
const TELLER_RE =
  /\b(?:[Jj]udge|[Mm]agistrate|[Jj]ustice|[Pp]rosecutor|[Ll]awyer|[Pp]olice|[Dd]octor|[Ss]eller|[Bb]uyer|[Ss]pokes(?:man|woman|person))\b/;

/** True if a question asks how old a person is whom the article names, and the sentence does not mention that person. */
export const isAgeOfAnother = (question: string, candidate: Candidate): boolean =>
  AGE_RE.test(question) && lacksAsked(question, candidate);

/**
 * True if a question asks for an amount of a person whom the article names, and the sentence does not mention that
 * person, but names another who does more than tell, or the amount can be nobody else's.
 */
export const isSomebodyElses = (question: string, candidate: Candidate): boolean =>
  (PERSONAL_RE.test(question) || (namesPerson(candidate.text) && !TELLER_RE.test(candidate.text))) &&
  lacksAsked(question, candidate);

const SPEECH_RE =
  /^\W*(?:says?|said|spoke|told|added|argued|warned|insisted)\b|\b(?:says?|said|added|argued)\W*$/;

/** True if a question asks what a person said, and the sentence has only somebody else speak. */
export function isSaidByAnother(question: string, candidate: Candidate): boolean {
  const { text } = candidate;
  const speaks = ({ kind, span }: { readonly kind: string; readonly span: Span }): boolean =>
    kind === 'person' &&
    (SPEECH_RE.test(text.slice(span.end)) || /\b(?:says?|said|added) $/.test(text.slice(0, span.start)));
  return (
    !/\b(?:was|were) \S+ (?:\S+ )?told\b/i.test(question) &&
    namesIn(text).some(speaks) &&
    lacksAsked(question, candidate)
  );
}

const namesPerson = (sentence: string): boolean => namesIn(sentence).some(({ kind }) => kind === 'person');

/** True if a question asks about a person of the article, and the sentence neither names nor refers to anybody like that. */
function lacksAsked(question: string, { from, text }: Candidate): boolean {
  const opening = OPENING_WORDS_RE.exec(text)?.slice(1) ?? [];
  if (REFERS_RE.test(text) || opening.some((word) => word && nounClassOf(word) === 'person')) return false;
  const named = WHOSE_RE.exec(question)?.[1];
  if (named === undefined) return false;
  const asked = new Set(contentTerms(named));
  const terms = peopleIn(from)
    .map((name) => contentTerms(name))
    .filter((name) => asked.has(name.at(-1) ?? ''))
    .flat();
  const told = new Set(contentTerms(text));
  return terms.length > 0 && !terms.some((term) => told.has(term));
}

function peopleIn(from: CandidateArticle): string[] {
  const types = articleNameTypes(from);
  const { text } = from.article;
  const names = analysedSentences(from).flatMap(({ mentions }) =>
    mentions.map(({ kind, span }) => ({ kind, name: text.slice(span.start, span.end) })),
  );
  return names.filter(({ kind, name }) => (types.get(name) ?? kind) === 'person').map(({ name }) => name);
}

/** "the next mayor", "who replaces Lind"; not "in New York". */
const ASKS_SUCCESSOR_RE =
  /\b(?:next|new|acting|interim|incoming|future) (?!year\b|week\b|month\b)\p{Ll}|\b(?:successor|succeeds?|replaces?|tak(?:es?|ing) over|becomes?)\b/u;
const LEAVES_RE =
  /\b(?:resign(?:s|ed|ing|ation)?|step(?:s|ped|ping)? down|stood down|quits?|outgoing|retir(?:es|ing)|sacked|dismissed|ousted)\b/i;
const FOLLOWS_RE =
  /\b(?:next|new|acting|interim|incoming|successor|succe(?:eds?|eded|eding)|replac(?:es?|ed|ing)|tak(?:es?|ing|en) over|took over|appoint(?:s|ed|ing|ment)?|elected|candidates?|standing|running|favou?rite|deputy|named|becom(?:es?|ing)|became|will (?:lead|be)|sworn in|chosen|hired|voted|w[io]n|promoted|steps? in|gave|follow(?:s|ed)?|after)\b/i;

/** True if a question asks who comes next and the sentence tells only who goes. */
export const isLeaving = (question: string, sentence: string): boolean =>
  ASKS_SUCCESSOR_RE.test(question) &&
  !LEAVES_RE.test(question) &&
  LEAVES_RE.test(sentence) &&
  !FOLLOWS_RE.test(sentence);

const WOMEN_RE =
  /\b(?:wom[ae]n(?:['’]?s)?|ladies|lady['’]s|females?|(?:school)?girls?(?:['’]s)?|she|her|hers|herself|mothers?|daughters?|sisters?|wives|wife|actress|queen)\b/i;
/** "the women's race", "how many women"; not "the woman who found it". */
const ASKS_WOMEN_RE = /\b(?:women|women['’]?s|womens|ladies|girls|females?)\b/i;

/** True if a question asks about women, and neither the sentence nor the one before is about them, but another one is. */
export function isNotOfWomen(question: string, { from, text, sentence }: Candidate): boolean {
  if (!ASKS_WOMEN_RE.test(question) || WOMEN_RE.test(text)) return false;
  const before = from.sentences[sentence.ordinal - 1];
  const said = before ? from.article.text.slice(before.span.start, before.span.end) : '';
  return !WOMEN_RE.test(said) && WOMEN_RE.test(from.article.text);
}

const WHO_IS_RE =
  /^\W*who(?:['’]?s| is| was| are| were) (?!.*\b(?:before|after|besides?|except|than|with|behind)\b)(?:[\p{L}.’'-]+ ){0,3}[\p{L}.’'-]+\W*$/iu;
/** A surname behind these is that of somebody else than is asked for. */
const BEFORE_OTHER_RE =
  /^(?:before|after|besides?|except|than|against|alongside|behind|replaced?|succeed(?:ed)?|beat|defeated|mr|mrs|ms|dr|sir|mayor|president|minister|coach|judge|senator|governor|captain)$/i;
const BETWEEN_RE = /\bbetween .{1,80}? and\b|\bvs?\b|\bversus\b|\bof \S+ and\b/i;

const MAX_NAME_TERMS = 3;
/** They may share the surname. */
const FAMILY_RE =
  /\b(?:family|relatives?|related|wife|husband|widow(?:er)?|married|marry|son|daughter|brothers?|sisters?|siblings?|mother|father|parents?|mum|mom|dad|child|children|cousin|uncle|aunt|nephew|niece|grand\p{L}+|heir|inherits?|named after)\b/iu;

/** True if the names in a span are of people whom the question names by the surname: "who was mayor before Luttrell?" */
export function isNamedInQuestion(question: string, sentence: string, { start, end }: Span): boolean {
  if (WHO_IS_RE.test(question) || BETWEEN_RE.test(question) || choicesIn(question) !== null) return false;
  if (FAMILY_RE.test(question) || FAMILY_RE.test(sentence)) return false;
  const names = namesIn(sentence).filter(({ span }) => span.start < end && start < span.end);
  return (
    names.length > 0 && names.every(({ span }) => isNamed(question, sentence.slice(span.start, span.end)))
  );
}

function isNamed(question: string, name: string): boolean {
  const terms = contentTerms(name);
  const surname = terms.at(-1);
  const asked = tokenize(question);
  const at = asked.findIndex(({ term }) => term === surname);
  if (surname === undefined || terms.length > MAX_NAME_TERMS || at < 1) return false;
  const before = asked[at - 1]!;
  const isPossessive = /['’]s?$/.test(asked[at]!.word) || /^['’]s\b/.test(question.slice(asked[at]!.end));
  return !isPossessive && (BEFORE_OTHER_RE.test(before.word) || terms.includes(termOf(before.word)));
}
