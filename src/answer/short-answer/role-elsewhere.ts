/** The sentence names the holder of the asked role somewhere else than the question asks for. */
import type { Span } from '../../domain/article.js';
import { OFFICE_SYNONYMS } from '../../text/lexicon/office-synonyms.js';
import { PERSON_NOUNS } from '../../text/lexicon/offices.js';
import { anyOf, capitalise, wordList } from '../../text/lexicon/words.js';
import { contentTerms, tokenize } from '../../text/terms/tokens.js';
import { isKnownWord } from '../../text/terms/wordnet.js';

/** Words for who is at the top of a firm. */
const TOP_ROLES = ['ceo', 'chief executive', 'chief executive officer', 'boss', 'head', 'chief'];
const SYNONYMS = [TOP_ROLES, ...OFFICE_SYNONYMS.filter(([first]) => first !== 'ceo')];
const HEADS = [...new Set([...SYNONYMS.flat(), ...PERSON_NOUNS])].toSorted((a, b) => b.length - a.length);
/** "chief executive", "new finance minister" */
const ROLE = `(?:(?!(?:the|an?|of|at|for)\\b)[\\p{L}-]{2,20} ){0,2}?${anyOf(HEADS)}`;
const WHO_IS = "^\\W*(?:who(?:['’]?s| is| was)? )?";
const ASKED_PLACE = '(?<place>(?:the |an? )?[\\p{L}\\p{N}][^?,]{1,60}?)';
const ASKED_RES = [
  /** "who is the coach of Ostrik", "ceo of nordcell" */
  new RegExp(`${WHO_IS}(?:the )?(?<role>${ROLE}) (?:of|at|for) ${ASKED_PLACE}\\W*$`, 'iu'),
  /** "who is Ostrik's coach" */
  new RegExp(`${WHO_IS}${ASKED_PLACE}['’]s (?<role>${ROLE})\\W*$`, 'iu'),
];
/** "who runs nordcell" */
const ASKED_HEAD_RE = new RegExp(`^\\W*who (?:runs|leads|heads) ${ASKED_PLACE}\\W*$`, 'iu');

/** In a sentence, a place has a capital, and a role may have: "Velland's President", "Norsted CEO". */
const WRITTEN_HEADS = [
  ...HEADS,
  ...HEADS.map((head) => head.split(' ').map(capitalise).join(' ')),
  'CEO',
  'CFO',
  'PM',
];
const WRITTEN_HEAD = anyOf(WRITTEN_HEADS);
const WRITTEN_ROLE = `(?<role>(?:(?!(?:the|an?|of|at|for)\\b)\\p{Ll}[\\p{L}-]{1,20} ){0,2}?${WRITTEN_HEAD})`;
/** Begins no name of a place: "Former Prime Minister", "The Finance Minister". */
const NO_PLACE = anyOf(
  wordList(`The A An Its His Her Their Our And But When While In On As At For Former New Acting Deputy Vice Chief Prime
    Foreign Finance Interior Health Defence Defense Home Trade Justice Education Labour Labor Energy Transport Mr Mrs Ms
    Fire Police Army Navy Air Team Club Party Town City County State Village School University Company Bank Union Council Court
    Church Hospital`),
);
const PLACE = `(?<place>(?!${NO_PLACE}\\b)\\p{Lu}[\\p{L}\\p{N}.-]{0,40}(?: (?!${WRITTEN_HEAD}\\b)\\p{Lu}[\\p{L}\\p{N}.-]{0,40}){0,2})`;
const ROLE_OF_PLACE = `${WRITTEN_ROLE} (?:of|at|for) (?:the )?${PLACE}`;
const ROLE_AT_PLACE = `${PLACE}['’]s ${WRITTEN_ROLE}`;
const PLACE_ROLE = `${PLACE} (?<role>${WRITTEN_HEAD})`;
/** Right before the holder's name: "Valdora's new coach, ", "Valdora coach ", "the coach of Valdora, ". */
const BEFORE_RES = [
  new RegExp(`${ROLE_AT_PLACE},? $`, 'u'),
  new RegExp(`(?<![\\p{L}’'])${PLACE_ROLE} $`, 'u'),
  new RegExp(`\\b${ROLE_OF_PLACE},? (?:is )?$`, 'u'),
];
/** Right behind it: ", the coach of Valdora", " is Valdora's coach", ", the Valdora coach". */
const BEHIND_RES = [
  new RegExp(`^(?:,| is)? (?:the )?${ROLE_OF_PLACE}`, 'u'),
  new RegExp(`^(?:,| is) ${ROLE_AT_PLACE}`, 'u'),
  new RegExp(`^(?:,| is) (?:the )?${PLACE_ROLE}`, 'u'),
];
/** "Prime Minister " before or in a name that " of Velland" follows. */
const TITLE_RE = new RegExp(`(?:^|\\s)(?<role>${ROLE}) (?:\\S+ ){0,2}\\S+$`, 'iu');
const OF_PLACE_RE = new RegExp(`^ of ${PLACE}`, 'u');

/** Another holder than the present one. */
const OTHER_HOLDER_RE = /\b(?:former|ex|outgoing|incoming|next|previous|then|deputy|acting|vice)\b/iu;
/** Who comes to another place is told by the one that is left: "The board appointed Brightwell's chief executive". */
const MOVE_RE =
  /\b(?:appoint|nam(?:e[sd]?|ing)\b|hir(?:e[sd]?|ing)\b|succe|replac|t(?:ake[sn]?|ook|aking) (?:charge|over)|join|mov(?:e[sd]?|ing)\b|bec[ao]m|elect|poach|sign(?:s|ed)?\b)/iu;
const MAX_CHARS = 100;
/** "Norwegian" and "Norway" begin alike, and "UK" may stand for anything. */
const ALIKE_LETTERS = 3;

/** A role and where it is held. */
interface Holder {
  readonly role: string;
  readonly place: string;
}

/**
 * True if a sentence gives a name with the asked role at somewhere else than the question names, which the article
 * knows: in one without it, "Alphabet's boss" may be that of Google. Also with another office of the same kind: the prime
 * minister where the foreign minister is asked for.
 * @param span Of the sentence.
 */
export function holdsRoleElsewhere(question: string, sentence: string, span: Span, article: string): boolean {
  const asked = askedHolder(question);
  const told = asked && holderTold(sentence, span);
  if (!asked || !told || MOVE_RE.test(sentence)) return false;
  if (keyOf(asked.role) !== keyOf(told.role)) return areOtherOffices(asked.role, told.role);
  const places = contentTerms(asked.place);
  const isHere = contentTerms(sentence).some((term) => places.includes(term));
  return !isHere && areOther(places, contentTerms(told.place)) && isNamedIn(article, asked.place);
}

/** Null if a question does not ask who has a role somewhere. */
export function askedHolder(question: string): Holder | null {
  const { place } = ASKED_HEAD_RE.exec(question)?.groups ?? {};
  return place === undefined ? firstMatch(ASKED_RES, question) : { role: 'head', place };
}

/** True if all words of a place are names in the article: "the museum" is none. */
function isNamedIn(article: string, place: string): boolean {
  const written = new Set(tokenize(article).map(({ word }) => word.replace(/['’]s$/, '')));
  const words = tokenize(place)
    .map(({ word }) => word)
    .filter((word) => contentTerms(word).length > 0);
  return (
    words.length > 0 &&
    words.every((word) => {
      const lower = word.toLowerCase();
      const isWord = isKnownWord(lower) && place.startsWith('the ');
      return !isWord && !written.has(lower) && written.has(capitalise(lower));
    })
  );
}

/** Offices of a government or a firm of which each has its own holder. */
const OFFICES_RE = /\b(?:minister|secretary|officer|editor|judge|coach)$/i;
const MODIFIERS_RE = /\b(?:new|old|former|ex|current|present|acting|deputy|outgoing|incoming)\b/giu;

/** "foreign minister" and "prime minister"; not "minister", which may be either. */
function areOtherOffices(asked: string, told: string): boolean {
  const [one, other] = [asked, told].map((role) => contentTerms(role.replace(MODIFIERS_RE, ' ')));
  const haveOneHead = OFFICES_RE.test(asked) && one!.at(-1) === other!.at(-1);
  return haveOneHead && one!.length > 1 && other!.length > 1 && one!.at(-2) !== other!.at(-2);
}

function holderTold(sentence: string, { start, end }: Span): Holder | null {
  const before = sentence.slice(Math.max(0, start - MAX_CHARS), start);
  const behind = sentence.slice(end, end + MAX_CHARS);
  const named = sentence.slice(Math.max(0, start - MAX_CHARS), end);
  return firstMatch(BEFORE_RES, before) ?? firstMatch(BEHIND_RES, behind) ?? titled(named, behind);
}

function titled(named: string, behind: string): Holder | null {
  const { role } = TITLE_RE.exec(named)?.groups ?? {};
  const { place } = OF_PLACE_RE.exec(behind)?.groups ?? {};
  return role !== undefined && place !== undefined ? { role, place } : null;
}

function firstMatch(patterns: readonly RegExp[], text: string): Holder | null {
  for (const pattern of patterns) {
    const { role, place } = pattern.exec(text)?.groups ?? {};
    if (role !== undefined && place !== undefined) return { role, place };
  }
  return null;
}

/** The same for roles that mean one. */
export function keyOf(role: string): string {
  const words = role.toLowerCase();
  const group = SYNONYMS.find((phrases) => phrases.some((phrase) => ` ${words}`.endsWith(` ${phrase}`)));
  const other = OTHER_HOLDER_RE.exec(words)?.[0] ?? '';
  return `${other} ${group?.[0] ?? contentTerms(words).at(-1)}`;
}

function areOther(asked: readonly string[], told: readonly string[]): boolean {
  const isAlike = (a: string, b: string): boolean => a.slice(0, ALIKE_LETTERS) === b.slice(0, ALIKE_LETTERS);
  const mayAbbreviate = [...asked, ...told].some((term) => term.length <= ALIKE_LETTERS);
  return told.length > 0 && !mayAbbreviate && !asked.some((one) => told.some((other) => isAlike(one, other)));
}
