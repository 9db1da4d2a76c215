/**
 * The type of a name by its own words ("Clean Rivers Act", "Storm Ingrid") and by the words beside it ("the tanker Elena
 * Star", "the captain of the Lady Ardent").
 */
import type { EntityType } from '../../domain/article.js';
import {
  ORGANISATION_BEGINNINGS,
  ORGANISATION_ENDINGS,
  PARTS_OF_SHIPS,
  PERIODICAL_NOUNS,
  PLACE_BEGINNINGS,
  PLACE_ENDINGS,
  PLACE_ENDINGS_OR_SURNAMES,
  PLACE_NOUNS,
  SHIP_PREFIXES,
  THING_BEGINNINGS,
  THING_ENDINGS,
  THING_ENDINGS_OR_SURNAMES,
  THING_NOUNS,
  TITLES_OF_SHIPS,
  VEHICLE_NOUNS,
} from '../lexicon/name-heads.js';
import { ORGANISATION_NAME_WORDS, ORGANISATION_NOUNS } from '../lexicon/organisations.js';
import { anyOf } from '../lexicon/words.js';
import { tagsOf } from './tags.js';
import type { Word } from './word.js';

const whole = (words: readonly string[]): RegExp => new RegExp(`^${anyOf(words)}$`);

const PLACE_ENDING_RE = whole(PLACE_ENDINGS);
const PLACE_OR_SURNAME_RE = whole(PLACE_ENDINGS_OR_SURNAMES);
const PLACE_BEGINNING_RE = whole(PLACE_BEGINNINGS);
const THING_ENDING_RE = whole(THING_ENDINGS);
const THING_OR_SURNAME_RE = whole(THING_ENDINGS_OR_SURNAMES);
const THING_BEGINNING_RE = whole(THING_BEGINNINGS);
const SHIP_PREFIX_RE = whole(SHIP_PREFIXES);
const ORGANISATION_ENDING_RE = whole([...ORGANISATION_ENDINGS, ...ORGANISATION_NAME_WORDS]);
const ORGANISATION_BEGINNING_RE = whole(ORGANISATION_BEGINNINGS);
/** Also part of the name of a town: "Calder City". */
const TOWN_OR_TEAM_RE = /^(?:City|Town)$/;
const IN_TOWN_RE =
  /\b(?:in|near|outside|across|around|throughout|(?:mayor|council|people|residents|streets|city|town|centre|center|outskirts|police|port) of)\s+(?:the\s+)?$/i;
const AT_PLACE_RE = /\b(?:in|at|near|around|across|off|on)\s+$/i;
/** "off the Tamarin Bank". */
const OFF_RE = /\boff\s+(?:the\s+)?$/i;
/** "Sarah’s Law". */
const NAMED_AFTER_RE = /['’]s\s/;
const DETERMINER_RE = /(?:^|\s)(?:the|a|an|this|that|its|their|our)\s+$/i;

/** True if the last word alone tells that the words are a name of an organisation or a thing. */
export const endsLikeName = (run: readonly Word[]): boolean => {
  const { text } = run.at(-1)!;
  return ORGANISATION_ENDING_RE.test(text) || THING_ENDING_RE.test(text) || THING_OR_SURNAME_RE.test(text);
};

/**
 * The type by the name's own last and first word; null if they don't tell.
 * @param isPerson True if the words beside the name tell that it is a person's.
 */
export function typeByOwnWords(sentence: string, run: readonly Word[], isPerson = false): EntityType | null {
  const first = run[0]!.text;
  const last = run.at(-1)!.text;
  const before = sentence.slice(Math.max(0, run[0]!.start - CONTEXT_CHARS), run[0]!.start);
  if (/^(?:Democrats|Republicans|Conservatives|Liberals|Greens|Socialists)$/.test(last))
    return 'organisation';
  if (run.length === 1) return null;
  if (SHIP_PREFIX_RE.test(first)) return 'thing';
  if (THING_ENDING_RE.test(last)) return 'thing';
  if (PLACE_ENDING_RE.test(last) && !isOrganisationOf(run)) return 'place';
  if (PLACE_OR_SURNAME_RE.test(last) && OFF_RE.test(before)) return 'place';
  if (TOWN_OR_TEAM_RE.test(last)) return IN_TOWN_RE.test(before) ? 'place' : 'organisation';
  if (ORGANISATION_ENDING_RE.test(last)) return 'organisation';
  if (THING_BEGINNING_RE.test(first)) return 'thing';
  if (PLACE_BEGINNING_RE.test(first)) return 'place';
  if (ORGANISATION_BEGINNING_RE.test(first)) return 'organisation';
  if (NAMED_AFTER_RE.test(sentence.slice(run[0]!.start, run.at(-1)!.end))) return 'thing';
  if (PLACE_OR_SURNAME_RE.test(last) && AT_PLACE_RE.test(before)) return 'place';
  const isSurname = isPerson || (tagsOf(first).has('FirstName') && !DETERMINER_RE.test(before));
  if (isSurname) return null;
  if (THING_OR_SURNAME_RE.test(last)) return 'thing';
  return PLACE_OR_SURNAME_RE.test(last) ? 'place' : null;
}

const NATURAL_PLACE_RE = new RegExp(
  `^(?:${anyOf(PLACE_BEGINNINGS)} |.* ${anyOf([...PLACE_ENDINGS, ...PLACE_ENDINGS_OR_SURNAMES])}$)`,
);

/** Islands, rivers, streets and buildings do nothing, while a country or a town may ("Norway signed it"). */
export const isNaturalPlace = (name: string): boolean => NATURAL_PLACE_RE.test(name);

/** "Bank of Kettle Island". */
const isOrganisationOf = (run: readonly Word[]): boolean =>
  run.some(({ text }) => text === 'of') && ORGANISATION_ENDING_RE.test(run[0]!.text);

/** A ship is spoken of in about this distance. */
const NEAR_CHARS = 200;
/** As much of the sentence before and after a name as is looked at. */
const CONTEXT_CHARS = 60;
const VEHICLE = anyOf([
  ...VEHICLE_NOUNS,
  ...VEHICLE_NOUNS.map((noun) => `${noun}s`),
  '(?:bulk|aircraft|ore|gas) carriers?',
]);
const VEHICLE_BEFORE_RE = new RegExp(`\\b${VEHICLE}(?:,? (?:called|named))?(?:,? the)? $`, 'i');
/** "a robot, Otter, which", but not "the skipper of the trawler, Ann Lind,". */
const VEHICLE_APPOSED_RE = new RegExp(`\\b(?:a|an|the|its|their) ${VEHICLE}, $`, 'i');
const OF_VEHICLE_RE = new RegExp(`\\bof (?:a|an|the|its|their) ${VEHICLE}, $`, 'i');
const ABOARD_RE = new RegExp(
  `\\b(?:(?:aboard|on board|boarded|boarding)|${anyOf(PARTS_OF_SHIPS)} of) the $`,
  'i',
);
const VEHICLE_AFTER_RE = new RegExp(
  `^(?: ${VEHICLE}\\b|, an? (?:[\\w,-]+ ){0,3}${VEHICLE}\\b|, (?:which|that) (?:sank|capsized|sailed)\\b)`,
  'i',
);
const nounBefore = (nouns: readonly string[], between = ''): RegExp =>
  new RegExp(`\\b${anyOf(nouns)} ${between}$`, 'i');
/** "Nimbra’s founder", "Nimbra, which has 310 employees". */
const COMPANY_AFTER_RE =
  /^(?:['’]s? (?:founder|co-founder|chief executive|chairman|chairwoman|shares|profits?|customers|employees|headquarters|board|shareholders|shareholder)\b|,? which (?:has|had|employs?|employed|makes|made|sells|sold|owns|owned|operates|raised|reported)\b)/;
const THING_BEFORE_RE = nounBefore(THING_NOUNS);
const PLACE_BEFORE_RE = nounBefore(PLACE_NOUNS, '(?:of )?');
const ORGANISATION_BEFORE_RE = nounBefore([
  ...ORGANISATION_NOUNS.filter((noun) => noun !== 'side'),
  ...PERIODICAL_NOUNS,
]);
const TITLE_OF_SHIP_RE = whole(TITLES_OF_SHIPS);
const THE_RE = /(?:^|[\s("“'‘])the $/i;
const SHIP_IN_SENTENCE_RE = new RegExp(
  `\\b(?:${VEHICLE}|hull|sailors?|crew|coastguard|captain|skipper|sank|sunk|sail|sails|sailed|capsized?|towed|moored|aground|oil|cruise|voyage|docked)\\b`,
  'i',
);

/** The type by the words beside the name; null if they don't tell. */
export function typeByContext(sentence: string, run: readonly Word[]): EntityType | null {
  const start = run[0]!.start;
  const { end } = run.at(-1)!;
  const before = sentence.slice(Math.max(0, start - CONTEXT_CHARS), start);
  const after = sentence.slice(end, end + CONTEXT_CHARS);
  if (VEHICLE_BEFORE_RE.test(before)) return 'thing';
  const own = typeByOwnWords(sentence, run);
  if (ABOARD_RE.test(before) && (own === null || own === 'thing')) return 'thing';
  if (VEHICLE_APPOSED_RE.test(before) && !OF_VEHICLE_RE.test(before) && /^,/.test(after) && own === null)
    return 'thing';
  const isPerson = run.length > 1 && tagsOf(run[0]!.text).has('FirstName');
  if (THE_RE.test(before)) {
    if (VEHICLE_AFTER_RE.test(after)) return 'thing';
    if (run.length > 1 && TITLE_OF_SHIP_RE.test(run[0]!.text) && !modifiesNoun(after)) return 'thing';
    if (isPerson && !modifiesNoun(after) && own === null) return 'thing';
  }
  if (isPerson) return null;
  if (COMPANY_AFTER_RE.test(after) && own === null && !THE_RE.test(before)) return 'organisation';
  if (THING_BEFORE_RE.test(before)) return 'thing';
  if (PLACE_BEFORE_RE.test(before)) return 'place';
  return ORGANISATION_BEFORE_RE.test(before) ? 'organisation' : null;
}

/** True for a single name after "the" that nothing follows, in a sentence about a ship: "the Amalia sailed". */
export const isShipBySentence = (sentence: string, run: readonly Word[]): boolean => {
  const start = run[0]!.start;
  const { end } = run.at(-1)!;
  return (
    THE_RE.test(sentence.slice(Math.max(0, start - 5), start)) &&
    !modifiesNoun(sentence.slice(end, end + CONTEXT_CHARS)) &&
    SHIP_IN_SENTENCE_RE.test(sentence.slice(Math.max(0, start - NEAR_CHARS), end + NEAR_CHARS))
  );
};

/** "the Ann Lind appointment", but not "the Ann Lind sank". */
export function modifiesNoun(after: string): boolean {
  const next = /^(?:['’]s)? (\p{Ll}[\p{Ll}-]*)/u.exec(after)?.[1];
  if (next === undefined) return false;
  const tags = tagsOf(next);
  return tags.has('Noun') && !tags.has('Verb') && !tags.has('Auxiliary');
}
