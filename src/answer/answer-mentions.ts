import { contentTerms } from '../text/tokens.js';
import type { Mention, MentionKind } from '../types.js';
import { isAsked, type Question } from './question.js';

/** How a mention meets the asked kind of answer; `likely` and `loose` as in `Wanted`. */
export type Fit = 'exact' | 'likely' | 'loose';

export interface AnswerMention {
  readonly mention: Mention;
  readonly text: string;
  readonly fit: Fit;
}

const ORDER: readonly Fit[] = ['exact', 'likely', 'loose'];

/** What a number that stands alone counts is looked for within so many characters before it. */
const UNIT_BEFORE_CHARS = 20;

/** The mentions that could be the answer, best first; what stands in the question already can't. */
export function answerMentions(
  question: Question,
  text: string,
  mentions: readonly Mention[],
): AnswerMention[] {
  return mentions
    .flatMap((mention): AnswerMention[] => {
      const fit = fitOf(question, text, mention);
      const name = text.slice(mention.span.start, mention.span.end);
      return fit === null || isAsked(question, name) ? [] : [{ mention, text: name, fit }];
    })
    .sort((a, b) => ORDER.indexOf(a.fit) - ORDER.indexOf(b.fit));
}

/** What a meeting or a paper is called last, and nobody and no place. */
const OCCASION =
  /^(?:Meeting|Summit|Conference|Forum|Agreement|Treaty|Accord|Pact|Partnership|Framework|Report|Plan|Programme|Program|Project|Plus|Chapter|Section|Article|Prize|Award|Cup|Marathon|Festival|Championships?|Games|Election|Olympics)$/;

const CALLED_SO: ReadonlySet<MentionKind> = new Set(['name', 'organisation']);

/** A number fits exactly only when it counts what is asked. */
function fitOf({ kind, wanted, unit }: Question, text: string, mention: Mention): Fit | null {
  const fit = ORDER.find((one) => wanted[one].includes(mention.kind)) ?? null;
  if (CALLED_SO.has(mention.kind) && isOccasion(text.slice(mention.span.start, mention.span.end)))
    return null;
  if (fit !== 'exact' || kind !== 'number' || unit.length === 0) return fit;
  return counts(text.slice(0, mention.span.start), text.slice(mention.span.end), unit) ? 'exact' : 'likely';
}

/** The words that a number stands before, as far as the next mark, preposition or "and". */
const COUNTED =
  /^(?:[\s-]+(?!(?:and|or|but|in|on|at|by|for|from|to|with|as|after|before|while|who|which|that|were|was|had|have|has|is|are)\b)(?:of (?:the |its |their )?)?[\p{L}'’-]+){1,4}/u;

/** "22,000 amateur runners", "interceptions with 24": not the "68" of "runners from 68 countries". */
function counts(left: string, right: string, unit: readonly string[]): boolean {
  const counted = COUNTED.exec(right)?.[0];
  const words = counted ?? left.slice(-UNIT_BEFORE_CHARS);
  return contentTerms(words).some((term) => unit.includes(term));
}

const isOccasion = (name: string): boolean => OCCASION.test(name.split(/\s+/).at(-1)!);
