import { contentTerms } from '../text/tokens.js';
import type { Mention, MentionKind } from '../types.js';
import type { Candidate } from './candidates.js';
import { isAsked, type Question } from './question.js';
import { referenceOf } from './reference.js';

/** How a mention meets the asked kind of answer; `likely` and `loose` as in `Wanted`. */
export type Fit = 'exact' | 'likely' | 'loose';

export interface AnswerMention {
  readonly mention: Mention;
  readonly text: string;
  readonly fit: Fit;
}

const ORDER: readonly Fit[] = ['exact', 'likely', 'loose'];

/** A number's unit is looked for within so many characters behind it. */
const UNIT_WITHIN_CHARS = 40;

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

/** A number fits exactly only when it counts what is asked. */
function fitOf({ kind, wanted, unit }: Question, text: string, mention: Mention): Fit | null {
  const fit = ORDER.find((one) => wanted[one].includes(mention.kind)) ?? null;
  if (fit !== 'exact' || kind !== 'number' || unit.length === 0) return fit;
  const behind = contentTerms(text.slice(mention.span.end, mention.span.end + UNIT_WITHIN_CHARS));
  return behind.some((term) => unit.includes(term)) ? 'exact' : 'likely';
}

const REASON =
  /\b(?:because|since|due to|owing to|thanks to|as a result|so that|in order to|to (?:avoid|prevent|protect|help|make|allow|reduce|give|ensure)|after|amid|following|caused|blamed?|prompted|led to|reason|driven by|fears?|concerns?|over)\b/i;
const NAMING =
  /\b(?:call(?:ed|s)?|known as|named|dubbed|termed|nicknamed|refer(?:red|s)? to|label(?:l?ed)|designated|titled|entitled|means?|defined|denoted|term|describes?|considered)\b|\(|["“'‘]\p{L}/iu;

/** How well a sentence holds the asked kind of answer; null where any words could be it. */
export function kindMatch(question: Question, candidate: Candidate): Fit | 'pointed' | 'none' | null {
  const { text, sentence, from } = candidate;
  if (question.kind === 'reason') return REASON.test(text) ? 'exact' : 'none';
  if (question.kind === 'definition') return NAMING.test(text) ? 'exact' : 'none';
  if (question.wanted.exact.length === 0) return null;
  const [own] = enough(question, answerMentions(question, from.article.text, sentence.mentions));
  if (own?.fit === 'exact' || !POINTABLE.has(question.kind)) return own?.fit ?? 'none';
  return pointsAtAnswer(question, candidate) ? 'pointed' : (own?.fit ?? 'none');
}

const POINTABLE: ReadonlySet<Question['kind']> = new Set(['person', 'organisation']);

/** Whether the sentence points at ("both leaders", "the company") a name that could be the answer. */
function pointsAtAnswer(question: Question, candidate: Candidate): boolean {
  const reference = referenceOf(candidate, question.wanted.exact);
  if (!reference) return false;
  const { article } = candidate.from;
  const names = reference.names.map(
    (name): Mention => ({ kind: asKind(name, reference.kind), span: name.span }),
  );
  const [found] = enough(question, answerMentions(question, article.text, names));
  return found !== undefined && found.fit !== 'loose';
}

const asKind = ({ kind }: Mention, meant: MentionKind): MentionKind => (kind === 'name' ? meant : kind);

/** Where several are asked, a single name is no exact answer. */
function enough({ several }: Question, found: readonly AnswerMention[]): readonly AnswerMention[] {
  const [best] = found;
  const alone = several && best && found.filter(({ fit }) => fit === best.fit).length < 2;
  return alone ? [{ ...best, fit: best.fit === 'exact' ? 'likely' : 'loose' }] : found;
}
