/** A state that a later report has ended: who was missing has been found, a strike is over. */
import { contentTerms, tokenize } from '../../text/terms/tokens.js';
import type { CandidateArticle } from '../evidence/candidates.js';
import { type Events, msBetween } from '../evidence/event.js';
import type { RankedSentence } from '../evidence/rank.js';
import type { Question } from '../question/question.js';

/** "is X still …", "where is X", "has X been found"; what was so at a time of the past has not ended since. */
const ASKS_STATE_RE =
  /^\W*(?:(?:so|and|but|ok) )?(?:is|are|has|have|was|were|where(?:['’]?s| is| are)(?: \p{L}{2,5})?)\b(?!.*\b(?:when|before|why)\b)/iu;
const NOT_YET_RE =
  /\b(?:not|never|may|might|could|would|should|will|hopes?|to|if|unless|until|before|wants?|asks?|calls?|urges?|no)(?: \p{L}{1,12})? $/iu;

interface State {
  /** Ends with their going elsewhere. */
  readonly isOfPeople?: true;
  /** In a question or a sentence about the state. */
  readonly lasts: RegExp;
  /** In the title or the first sentence of the report that ends it. */
  readonly ends: RegExp;
}

const STATES: readonly State[] = [
  {
    isOfPeople: true,
    lasts: /\b(?:missing|disappear(?:s|ed)?|vanish(?:es|ed)?|searched for|found(?! guilty))\b/iu,
    ends: /\b(?:found(?! guilty)|turns? up|turned up|discovered)\b/iu,
  },
  {
    isOfPeople: true,
    lasts: /\b(?:trapped|stranded|stuck|cut off|rescued?|free)\b/iu,
    ends: /\b(?:rescued|freed|saved|(?:brought|pulled|lifted|flown) (?:out|up|alive|to safety|ashore|home))\b/iu,
  },
  {
    lasts: /\b(?:strikes?|striking|walk-?out|stoppage)\b/iu,
    ends: /\b(?:ends?|ended|over|call(?:s|ed) off|suspend(?:s|ed)|return(?:s|ed)? to work)\b/iu,
  },
  {
    lasts: /\b(?:closed|shut|open|blocked|suspended|grounded)\b/iu,
    ends: /\b(?:reopen(?:s|ed)?|opens? again|opened again|resumes?|resumed|cleared)\b/iu,
  },
  {
    isOfPeople: true,
    lasts: /\b(?:detained|custody|jailed|hostages?|kidnapped|abducted|held)\b/iu,
    ends: /\b(?:released|freed|set free|let go)\b/iu,
  },
  {
    lasts: /\b(?:burning|on fire|blaze)\b/iu,
    ends: /\b(?:put out|extinguished|contained|under control)\b/iu,
  },
  {
    lasts: /\b(?:without (?:power|water|electricity|heating)|outage|blackout)\b/iu,
    ends: /\b(?:restored|back on|reconnected)\b/iu,
  },
];

/** The words of the states by their stems, and what stands beside them. */
const STATE_TERMS: ReadonlySet<string> = new Set(
  contentTerms(
    'still now yet currently today already again over dead alive safe ok there going missing disappeared vanished found trapped stranded stuck rescued freed free saved strike strikes striking walkout ended closed shut open blocked suspended grounded reopened resumed cleared detained custody jailed hostage kidnapped released burning fire extinguished contained restored',
  ),
);

/**
 * The first sentence of the latest report of the event that says that a state has ended, where the question is about
 * what is so, and it or the best sentence has that state; null if no report says so, or the best sentence does.
 */
export function endedState(
  { type, text, terms, published }: Question,
  ranked: readonly RankedSentence[],
  events: Events,
): RankedSentence | null {
  const [best] = ranked;
  if (!best || published !== null || (type !== 'yesno' && type !== 'place')) return null;
  if (!ASKS_STATE_RE.test(text) || (type === 'yesno' && !endsInState(text))) return null;
  const known = type === 'place' ? STATES.filter(({ isOfPeople }) => isOfPeople) : STATES;
  const states = known.filter(({ lasts }) => lasts.test(text) || lasts.test(best.candidate.text));
  const { from } = best.candidate;
  const [latest] = ranked
    .filter(({ candidate }) => candidate.sentence.ordinal === 0)
    .filter(({ candidate: { from: other } }) => isSameOrLater(other, from, events) && namesAll(other, terms))
    .filter(({ candidate }) =>
      states.some((state) => saysEnded(candidate.from.article.title, candidate.text, state)),
    )
    .toSorted((a, b) => msBetween(b.candidate.from, a.candidate.from));
  if (!latest) return null;
  const isSaid =
    from === latest.candidate.from && states.some(({ ends }) => tells(best.candidate.text, ends));
  return isSaid ? null : latest;
}

/** They begin like a state, but name an event: "was anybody hurt in the rescue?" */
const EVENT_RE = /^(?:rescue|strike|strikes|walkout|fire|search|outage|blackout|release)$/i;

/** "is the ferry crew *on strike*"; "is the *strike* over"; not "is the strike *legal*", "was anybody hurt in the *strike*". */
function endsInState(question: string): boolean {
  const words = tokenize(question).map(({ word }) => word.toLowerCase());
  const at = words.findLastIndex((word) => contentTerms(word).length > 0);
  const [term] = contentTerms(words[at] ?? '');
  const isEvent = EVENT_RE.test(words[at] ?? '') && at === words.length - 1 && words[at - 1] !== 'on';
  return term !== undefined && STATE_TERMS.has(term) && !isEvent;
}

const isSameOrLater = (other: CandidateArticle, from: CandidateArticle, events: Events): boolean =>
  other === from || (msBetween(other, from) > 0 && events.areSame(other, from));

function namesAll({ article, titleTerms }: CandidateArticle, terms: readonly string[]): boolean {
  const own = new Set([...titleTerms, ...contentTerms(article.text)]);
  return terms.every((term) => own.has(term) || STATE_TERMS.has(term));
}

/** True if the title or the first sentence of a report says that a state, which one of them names, has ended. */
const saysEnded = (title: string, lead: string, { lasts, ends }: State): boolean =>
  lasts.test(`${title} ${lead}`) && (tells(title, ends) || tells(lead, ends));

function tells(text: string, ends: RegExp): boolean {
  const at = text.search(ends);
  return at >= 0 && !NOT_YET_RE.test(text.slice(0, at));
}
