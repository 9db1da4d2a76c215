/** Which of two answers to a follow-up is shown: with the subject of the question before it, or to the question alone. */
import type { Answer } from '../domain/answer.js';
import type { Citation } from '../domain/citation.js';
import { contentTerms } from '../text/terms/tokens.js';

export interface Readings {
  /** The answer with the subject of the earlier question. */
  readonly inherited: Answer;
  /** The answer without it. */
  readonly alone: Answer;
  /** Articles that the earlier answer cites. */
  readonly earlier: ReadonlySet<string>;
  /** Text of the article that `inherited` quotes first; empty if it quotes none. */
  readonly inheritedText: string;
  /** Terms of each phrase for what the question itself is about; empty if it may be about something of the earlier one. */
  readonly ownSubject: readonly (readonly string[])[];
  /** True for a timeline or a comparison of outlets. */
  readonly hasLayout: boolean;
  /** True for a question that may begin another topic. */
  readonly mayBeginTopic: boolean;
}

/** `same topic`: the answer to the question alone, which is about the earlier subject nonetheless. */
export type Reading = 'inherited' | 'alone' | 'same topic';

/** From this confidence on, the subject of the earlier question was the right one; not fitted. */
const RIGHT_SUBJECT_FROM = 0.4;
/** Minimum gain in confidence to drop that subject when both answers come from its articles; not fitted. */
const MIN_GAIN = 0.3;
/** From this confidence on, the question is not read a second time unless it was answered from another article; not fitted. */
const SURE_FROM = 0.6;

/** True if the first quote is from none of the articles of the earlier answer. */
const isElsewhere = (answer: Answer, earlier: ReadonlySet<string>): boolean => {
  const first = firstCitation(answer)?.articleId;
  return first !== undefined && earlier.size > 0 && !earlier.has(first);
};

/** False if the answer with the subject of the earlier question is sure enough not to look for another. */
export const isDoubtful = (inherited: Answer, earlier: ReadonlySet<string>): boolean =>
  inherited.kind !== 'answered' || inherited.confidence < SURE_FROM || isElsewhere(inherited, earlier);

export function chooseReading(readings: Readings): Reading {
  if (isAboutItsOwn(readings) || beginsTopic(readings) || showsMore(readings)) return 'alone';
  return isSurerAlone(readings) ? 'same topic' : 'inherited';
}

/** "who found the brooch?" after a court's ruling: only without it, an article about a brooch is found. */
function isAboutItsOwn({ alone, inherited, inheritedText, ownSubject }: Readings): boolean {
  if (ownSubject.length === 0 || alone.kind === 'nothing') return false;
  const [statement] = alone.statements;
  const title = statement?.citations[0]?.title ?? '';
  const found = new Set(contentTerms(`${title}. ${statement?.text ?? ''}`));
  const known = new Set(contentTerms(`${firstCitation(inherited)?.title ?? ''}. ${inheritedText}`));
  const isIn = (terms: ReadonlySet<string>) => (phrase: readonly string[]) =>
    phrase.some((term) => terms.has(term));
  return ownSubject.every(isIn(found)) && !ownSubject.some(isIn(known));
}

function beginsTopic({ alone, inherited, earlier, mayBeginTopic }: Readings): boolean {
  if (!mayBeginTopic || alone.kind !== 'answered') return false;
  const gain = alone.confidence - inherited.confidence;
  return isElsewhere(inherited, earlier)
    ? gain >= 0
    : inherited.confidence < RIGHT_SUBJECT_FROM && gain >= MIN_GAIN;
}

/** The words of the earlier question narrow "compare what outlets say about the fire" down to the one report that has them. */
const showsMore = ({ alone, inherited, hasLayout }: Readings): boolean =>
  hasLayout && alone.kind === 'answered' && alone.statements.length > inherited.statements.length;

/** The same quote, or a far surer one from an article of the earlier answer. */
function isSurerAlone({ alone, inherited, earlier }: Readings): boolean {
  const [first, other] = [firstCitation(alone), firstCitation(inherited)];
  if (first === undefined) return false;
  const isBetter = alone.kind === inherited.kind || alone.kind === 'answered';
  if (other !== undefined && isSameQuote(first, other))
    return isBetter && alone.confidence > inherited.confidence;
  const isKnown = earlier.has(first.articleId);
  return isKnown && alone.kind === 'answered' && alone.confidence - inherited.confidence >= MIN_GAIN;
}

const firstCitation = ({ statements }: Answer): Citation | undefined => statements[0]?.citations[0];

const isSameQuote = (one: Citation, other: Citation): boolean =>
  one.articleId === other.articleId && one.revision === other.revision && one.span.start === other.span.start;
