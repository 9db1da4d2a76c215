import { nlp } from '../../text/compromise.js';
import { isKnownWord } from '../../text/terms/wordnet.js';
import type { Clause } from './clause.js';

/** The beginning of a question about a clause: "did Nimbra show", "was the reef seen"; null if the verb isn't known. */
export function invertedClause({ subject, auxiliaries, verb }: Clause): string | null {
  const [first, ...others] = auxiliaries;
  if (first !== undefined) return [first, subject, ...others, verb].join(' ');
  const base = infinitiveOf(verb);
  if (base === null) return null;
  return `${auxiliaryOf(verb, base)} ${subject} ${base}`;
}

/** "did" for a past tense, "does" for the third person, else "do". */
function auxiliaryOf(verb: string, base: string): string {
  if (verb === base && !SAME_IN_PAST_RE.test(verb)) return 'do';
  return verb === `${base}s` || verb === `${base}es` || /ies$/.test(verb) ? 'does' : 'did';
}
const SAME_IN_PAST_RE = /^(?:cost|cut|hit|put|set|hurt|beat|shut|let|spread|quit|bet)$/;

/** Irregular or ambiguous verbs of news that a rule gets wrong. */
const INFINITIVES: Readonly<Record<string, string>> = {
  left: 'leave',
  led: 'lead',
  found: 'find',
  saw: 'see',
  fell: 'fall',
  rose: 'rise',
  struck: 'strike',
  shot: 'shoot',
  lost: 'lose',
  held: 'hold',
  met: 'meet',
  paid: 'pay',
  built: 'build',
  spent: 'spend',
  sent: 'send',
  felt: 'feel',
  got: 'get',
};

function infinitiveOf(verb: string): string | null {
  if (SAME_IN_PAST_RE.test(verb)) return verb;
  const known = INFINITIVES[verb];
  if (known) return known;
  const base = nlp(`they ${verb} it`).verbs().toInfinitive().text().trim();
  return base !== '' && !base.includes(' ') && isKnownWord(base) ? base : null;
}
