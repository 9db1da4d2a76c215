/** An amount of another company or club than the question asks about: Brisson's sales for those of Halden. */

import { contentTerms, tokenize } from '../../text/terms/tokens.js';
import { isPluralNoun } from '../../text/terms/wordnet.js';
import type { Candidate, CandidateArticle } from '../evidence/candidates.js';
import { coreferenceOf } from '../evidence/coreference.js';
import { analysedSentences, type Entity, entitiesOf, type Occurrence } from '../evidence/entities.js';
import type { Question } from '../question/question.js';

/** Behind a name that only tells: "Halden said that sales rose". */
const TELLS_RE =
  /^(?:, [^,]{1,60},)? (?:(?:has|have|had|also|later) ){0,2}(?:says?|said|reports?|reported|estimates?|estimated|expects?|expected|thinks?|told|puts?|announced?|announces)\b/i;
/** Before the name of a holder. */
const HOLDS_RE = /^(?:do|does|did|has|have|had|is|are|was|were|will|can|could|at)$/;
/** Its subject may be what the question asks about, whatever else is named. */
const REFERS_RE = /^\W*(?:it|its|they|their|the (?:company|group|firm|club|team|side|bank|airline|party))\b/i;

/**
 * True if a question names one company, club or other organisation of the article, and the sentence does not, but has
 * another one as its subject, by name or by a pronoun that stands for it.
 */
export function isOfOtherHolder(
  { text: question, terms }: Question,
  { from, sentence, text }: Candidate,
): boolean {
  const asked = entitiesOf(from).filter((entity) => isOrganisation(entity) && isNamedBy(terms, entity));
  const [holder, second] = asked;
  if (
    !holder ||
    second ||
    !isHolderIn(question, holder) ||
    occurrencesIn(holder, sentence.ordinal).length > 0
  )
    return false;
  const told = REFERS_RE.test(text)
    ? antecedentOf(from, sentence.ordinal)
    : subjectOf(from, sentence.ordinal, text);
  return told !== null && told !== holder && told.type === 'organisation' && !isNamedBy(terms, told);
}

/** What a question asks whose amount it is by: "did Halden make", "Halden's sales", "work at Halden"; not "the price of Halden". */
function isHolderIn(question: string, { occurrences }: Entity): boolean {
  const words = tokenize(question);
  return occurrences.some(({ name }) => {
    const own = contentTerms(name);
    const first = words.findIndex(({ term }) => term === own[0]);
    const last = words.findLastIndex(({ term }) => term === own.at(-1));
    if (first < 0 || last < 0) return false;
    const end = words[last]!.end;
    const isPossessive = /['’]s?$/.test(words[last]!.word) || /^['’]s\b/.test(question.slice(end));
    const before = words.slice(Math.max(0, first - 2), first).map(({ word }) => word.toLowerCase());
    const [auxiliary] = before.at(-1) === 'the' ? before : before.slice(-1);
    // "do the Halden phones cost" asks about the phones.
    const isHead = !isPluralNoun(words[last + 1]?.word ?? '');
    return isPossessive || (isHead && HOLDS_RE.test(auxiliary ?? ''));
  });
}

const isOrganisation = ({ type }: Entity): boolean => type === 'organisation' || type === 'name';

const isNamedBy = (terms: readonly string[], { occurrences }: Entity): boolean =>
  occurrences.some(({ name }) => {
    const own = contentTerms(name);
    return own.length > 0 && own.every((term) => terms.includes(term));
  });

const occurrencesIn = ({ occurrences }: Entity, ordinal: number): Occurrence[] =>
  occurrences.filter(({ sentence }) => sentence.ordinal === ordinal);

/** The entity that a sentence begins with; null if it only tells. */
function subjectOf(from: CandidateArticle, ordinal: number, text: string): Entity | null {
  const { start } = analysedSentences(from)[ordinal]!.span;
  const first = entitiesOf(from)
    .flatMap((entity) => occurrencesIn(entity, ordinal).map(({ mention: { span } }) => ({ entity, span })))
    .find(({ span }) => /^\W*(?:the )?$/i.test(text.slice(0, Math.max(0, span.start - start))));
  return first && !TELLS_RE.test(text.slice(first.span.end - start)) ? first.entity : null;
}

function antecedentOf(from: CandidateArticle, ordinal: number): Entity | null {
  const [antecedent] = coreferenceOf(from, ordinal)?.antecedents ?? [];
  const isIt = ({ occurrences }: Entity): boolean =>
    occurrences.some(({ mention }) => mention.span.start === antecedent?.span.start);
  return entitiesOf(from).find(isIt) ?? null;
}
