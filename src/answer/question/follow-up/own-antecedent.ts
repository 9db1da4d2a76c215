/** Whether a question names what its own pronouns stand for: "When did Nimbra open its factory?". */
import type { EntityType } from '../../../domain/article.js';
import { findNames } from '../../../text/names.js';
import { genderOfName, genderOfReference } from '../../../text/naming/gender.js';
import { hasAnaphor } from './anaphor.js';
import { namesInLowerCase } from './antecedents.js';
import { ownPeople } from './personal.js';

interface Named {
  readonly name: string;
  readonly kind: EntityType;
  readonly end: number;
}

/** Names in a question and whom the asker brings in ("my son"), where one in lower case is of unknown type. */
const namesOf = (question: string): Named[] => [
  ...findNames(question).map(({ kind, span: { start, end } }) => ({
    name: question.slice(start, end),
    kind,
    end,
  })),
  ...namesInLowerCase(question).map(({ word, end }) => ({ name: word, kind: 'name' as const, end })),
  ...ownPeople(question).map((own) => ({ ...own, kind: 'name' as const })),
];

/**
 * Pronouns that may stand for a name before them: not "it", which is as often an event, and no object, which is
 * somebody else ("Did Ana Torres meet her?").
 */
const OWN_PRONOUN_RE =
  /\b(?:he|she|his|its|they|their|her(?= (?!(?:yesterday|today|tonight|tomorrow|last|this|next|again|on|in|at|for|to|from|with|by|before|after|about|and|or|when|if|as|there|here|first)\b)\p{L}))\b/giu;

/** True if a pronoun or the like points at something that the question does not name before it. */
export function pointsOutside(question: string): boolean {
  if (!hasAnaphor(question)) return false;
  const named = namesOf(question);
  const others = question.replace(OWN_PRONOUN_RE, (pronoun, at: number) => {
    return isNamed(
      pronoun.toLowerCase(),
      named.filter(({ end }) => end <= at),
    )
      ? ''
      : pronoun;
  });
  return hasAnaphor(others);
}

function isNamed(pronoun: string, before: readonly Named[]): boolean {
  const gender = genderOfReference(pronoun);
  if (gender !== null) {
    return before.some(({ name, kind }) => {
      const own = genderOfName(name);
      return (kind === 'person' || kind === 'name') && (own === null || own === gender);
    });
  }
  const people = before.filter(({ kind }) => kind === 'person');
  return people.length < before.length || (pronoun !== 'its' && people.length > 1);
}
