import type { Span } from '../../domain/article.js';
import {
  type Gender,
  GIVEN_NAMES_OF_BOTH,
  PRONOUNS,
  ROLES_OF_ONE_GENDER,
  TITLES_AND_RELATIVES,
} from '../lexicon/genders.js';
import { anyOf } from '../lexicon/words.js';
import { tagsOf } from './tags.js';

const GENDERS: readonly Gender[] = ['female', 'male'];
/** A title is in this distance before a name, a role after it. */
const CONTEXT_CHARS = 60;

const byGender = (pattern: (gender: Gender) => string): Readonly<Record<Gender, RegExp>> => ({
  female: new RegExp(pattern('female'), 'iu'),
  male: new RegExp(pattern('male'), 'iu'),
});

/** "Mrs Torres", "her husband, Peter Holm", "spokeswoman Ida Ness". */
const BEFORE_NAME = byGender(
  (gender) =>
    `(?:^|[^\\p{L}])${anyOf([...TITLES_AND_RELATIVES[gender], ...ROLES_OF_ONE_GENDER[gender]])}\\.?,? $`,
);
/** "Ida Ness, a police spokeswoman". */
const AFTER_NAME = byGender(
  (gender) => `^, (?:an?|the|its|their) (?:[\\p{L}-]+ ){0,3}?${anyOf(ROLES_OF_ONE_GENDER[gender])}\\b`,
);
const REFERENCE = byGender((gender) => `\\b${anyOf([...PRONOUNS[gender], ...ROLES_OF_ONE_GENDER[gender]])}$`);

/** The only gender that a test holds for; null if it holds for both or none. */
function onlyOne(holdsFor: (gender: Gender) => boolean): Gender | null {
  const [gender, other] = GENDERS.filter(holdsFor);
  return other === undefined ? (gender ?? null) : null;
}

/** What a title, a relationship or a role beside a name tells about the person. */
export function genderBeside(text: string, { start, end }: Span): Gender | null {
  const before = text.slice(Math.max(0, start - CONTEXT_CHARS), start);
  const after = text.slice(end, end + CONTEXT_CHARS);
  return onlyOne((gender) => BEFORE_NAME[gender].test(before) || AFTER_NAME[gender].test(after));
}

/** What the given name of a full name tells; a single word may be a surname ("Thomas"). */
export function genderOfName(name: string): Gender | null {
  const [given, ...others] = name.split(' ');
  if (others.length === 0 || GIVEN_NAMES_OF_BOTH.has(given!)) return null;
  const tags = tagsOf(given!);
  return onlyOne((gender) => tags.has(gender === 'female' ? 'FemaleName' : 'MaleName'));
}

/** What a pronoun or a noun tells: "her", "the chairman". */
export const genderOfReference = (words: string): Gender | null =>
  onlyOne((gender) => REFERENCE[gender].test(words));
