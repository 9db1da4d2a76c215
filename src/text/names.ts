import type { EntityType, Mention } from '../domain/article.js';
import { PERSON_NOUNS, PERSONAL_TITLES } from './lexicon/offices.js';
import { ORGANISATIONS_OF } from './lexicon/organisations.js';
import { anyOf } from './lexicon/words.js';
import { isParticle, withoutParticles } from './naming/particles.js';
import {
  AMPERSAND_RE,
  capitalisedRuns,
  JOINING_PREPOSITION_RE,
  ORGANISATION_WORD_RE,
  TITLE_WORD_RE,
} from './naming/runs.js';
import { inDictionary, tagsOf } from './naming/tags.js';
import { isShipBySentence, typeByContext, typeByOwnWords } from './naming/type-by-words.js';
import type { Word } from './naming/word.js';
import { memoise } from './terms/memoise.js';
import { STOP_WORDS } from './terms/tokens.js';
import { isKnownWord, nounClassOf } from './terms/wordnet.js';

const PERSONAL_TITLE_RE = new RegExp(`^${anyOf(PERSONAL_TITLES)}(?:-elect|-designate)?\\.?$`);
/** "Royal Bank of Scotland" is no place, although its last word is. */
const ORGANISATION_OF_RE = new RegExp(`(?:^| )${anyOf(ORGANISATIONS_OF)} (?:of|for) `);
const PLACE_PREPOSITION_RE = /\b(?:in|at|near|from|outside|across|around|throughout)\s+(?:the\s+)?$/i;
/** First words of place names: "New York", "Upper Egypt", "San José". */
const PLACE_PREFIX_RE =
  /^(?:New|North|South|East|West|Northern|Southern|Eastern|Western|Central|Great|Greater|Upper|Lower|Inner|Outer|Saint|St\.?|San|Santa|São|Los|Las|El|La|Le|Port|Cape|Mount|Lake|River|Fort|Old|Isle|Gulf|Bay|of|the)$/;
/** "The minister, ": whoever is named next holds the office. */
const OFFICE_BEFORE_RE = new RegExp(`\\b${anyOf(PERSON_NOUNS)}, $`, 'i');

/** "led by": whoever is named next is a person, or a team. */
const DONE_BY_RE = /\b(?:led|headed|chaired|directed|written|coached|painted|composed|edited|scored) by $/i;

/** As much of the sentence before and after a name as is looked at. */
const CONTEXT_CHARS = 80;

/** What the whole article tells about its names. */
export interface ArticleNames {
  /** Surnames of people, with their full names. */
  readonly surnames: Map<string, string>;
  /** Names whose type is told in one place of the article: "the ferry Lady Ardent". */
  readonly types: ReadonlyMap<string, EntityType>;
  /** Single words that are capitalised within a sentence: they are names at the beginning of one, too. */
  readonly words: ReadonlySet<string>;
}

/** A sentence without an article. */
const noArticle = (): ArticleNames => ({ surnames: new Map(), types: new Map(), words: new Set() });

/**
 * Finds the proper names in a sentence, in order: people without their titles, organisations, places, things (ships,
 * storms, laws, prizes, events), and names of unknown type. Offsets are into `sentence`.
 * @param article What is known of the names of its article; surnames found here are added.
 */
export function findNames(sentence: string, article: ArticleNames = noArticle()): Mention[] {
  return capitalisedRuns(sentence).flatMap((run) => mentionsOf(sentence, run, article));
}

const MAX_CACHED_SENTENCES = 500;

/** The names in a sentence without its article; cached, because every span of a sentence is checked. */
export const namesIn = memoise(
  (sentence: string): readonly Mention[] => findNames(sentence),
  MAX_CACHED_SENTENCES,
);

function mentionsOf(sentence: string, run: readonly Word[], article: ArticleNames): Mention[] {
  const known = article.types.get(textOf(run)) ?? typeByContext(sentence, run);
  if (known) return [mention(known, run)];
  const lastTitle = run.findLastIndex((word) => TITLE_WORD_RE.test(word.text));
  const after = run.slice(lastTitle + 1);
  const isAnnounced = run.slice(0, lastTitle + 1).some((word) => PERSONAL_TITLE_RE.test(word.text));
  if (isAnnounced && after.length > 0 && withoutParticles(after).length <= 4 && !after.some(isCommonWord)) {
    addSurname(after, article.surnames);
    return [...classified(sentence, run.slice(0, firstTitle(run)), article), mention('person', after)];
  }
  return classified(sentence, run, article);
}

const textOf = (run: readonly Word[]): string => run.map((word) => word.text).join(' ');

const isCommonWord = (word: Word): boolean =>
  ORGANISATION_WORD_RE.test(word.text) ||
  (/^(?:\p{Lu}\p{Ll}+s['’]?|Meeting|Partnership|Agreement)$/u.test(word.text) &&
    tagsOf(word.text).has('Plural'));

const firstTitle = (run: readonly Word[]): number => run.findIndex((word) => TITLE_WORD_RE.test(word.text));

function classified(sentence: string, run: readonly Word[], article: ArticleNames): Mention[] {
  const first = run[0];
  if (!first) return [];
  if (run.every((word) => TITLE_WORD_RE.test(word.text) || JOINING_PREPOSITION_RE.test(word.text))) return [];
  const opensSentence = !/[\p{L}\p{N}]/u.test(sentence.slice(0, first.start));
  const kind = kindOf(sentence, run, article, opensSentence);
  if (kind === null) return [];
  if (kind === 'person') addSurname(run, article.surnames);
  return [mention(kind, run)];
}

function kindOf(
  sentence: string,
  run: readonly Word[],
  { surnames, words }: ArticleNames,
  opensSentence: boolean,
): EntityType | null {
  const text = textOf(run);
  if (withoutParticles(run).length === 1 && surnames.has(run.at(-1)!.text)) return 'person';
  if (run.length > 1 && surnames.get(run.at(-1)!.text) === text) return 'person';
  const tags = tagsOf(text);
  if (ORGANISATION_OF_RE.test(text)) return 'organisation';
  if (run.some((word) => AMPERSAND_RE.test(word.text))) return 'organisation';
  if (isPlace(run) || tags.has('Country')) return 'place';
  if (run.length === 2 && /^United (?:States|Kingdom)$/.test(text)) return 'place';
  const own = typeByOwnWords(sentence, run, run.length > 1 && isPersonInContext(sentence, run));
  if (own) return own;
  if (isShipBySentence(sentence, run)) return 'thing';
  if (run.some((word) => ORGANISATION_WORD_RE.test(word.text))) return run.length > 1 ? 'organisation' : null;
  const isDate = text === 'May' || tags.has('Date') || tags.has('Month') || tags.has('WeekDay');
  // "Jan van den Heuvel" is no date.
  if (isDate && !run.some(isParticle)) return null;
  if (tags.has('Demonym')) return run.length === 1 ? null : 'name';
  if (run.length > 1 && withoutParticles(run).length <= 4 && isFullName(run, tags)) return 'person';
  if (tags.has('Person') && run.length === 1 && !opensSentence) return 'person';
  if (tags.has('Organization')) return 'organisation';
  if (run.length === 1 && /^(?:\p{Lu}\.?){2,}$/u.test(text)) return 'organisation';
  if (isPersonInContext(sentence, run)) return 'person';
  if (
    PLACE_PREPOSITION_RE.test(sentence.slice(Math.max(0, run[0]!.start - CONTEXT_CHARS), run[0]!.start)) &&
    run.length <= 2 &&
    !isThing(run)
  )
    return 'place';
  if (run.length === 1 && opensSentence)
    return tags.has('ProperNoun') || words.has(text) || !isKnownWord(text) ? 'name' : null;
  return 'name';
}

const isFullName = (run: readonly Word[], tags: ReadonlySet<string>): boolean =>
  tags.has('Person') || tags.has('FirstName') || tagsOf(run[0]!.text).has('FirstName');

/** True if every word is a place or a place prefix: "New York", but not "Media Labs Europe". */
const isPlace = (run: readonly Word[]): boolean =>
  tagsOf(run.at(-1)!.text).has('Place') &&
  run.every(({ text }) => PLACE_PREFIX_RE.test(text) || tagsOf(text).has('Place') || run.length === 1);

/** Separates "the Dubai Championships" from places such as "Hyde Park". */
const isThing = (run: readonly Word[]): boolean => {
  const nounClass = nounClassOf(run.at(-1)!.text);
  return nounClass !== null && nounClass !== 'location';
};

/** Detects names of people by their context: "quarterback Cam Newton", "Merle Kilgore, who", "Kilgore, 34,". */
function isPersonInContext(sentence: string, run: readonly Word[]): boolean {
  const own = withoutParticles(run);
  if (own.length > 3 || !own.every(({ text }) => /^\p{Lu}[\p{Ll}\p{M}'’-]+(?:\p{Lu}\p{Ll}+)?$/u.test(text)))
    return false;
  const after = sentence.slice(run.at(-1)!.end, run.at(-1)!.end + CONTEXT_CHARS);
  if (run.length > 1 && /^,? (?:\(?(?:aged )?\d\d\)?,|who\b|whose\b)/.test(after)) return true;
  const earlier = sentence.slice(Math.max(0, run[0]!.start - CONTEXT_CHARS), run[0]!.start);
  if (run.length > 1 && (OFFICE_BEFORE_RE.test(earlier) || DONE_BY_RE.test(earlier))) return true;
  const before = /(?:^|\s)(\p{Ll}[\p{Ll}-]+)\s+$/u.exec(earlier)?.[1];
  return before !== undefined && !STOP_WORDS.has(before) && nounClassOf(before) === 'person';
}

/** Collects what an article tells about its names in one place and uses in another. */
export function namesOfArticle(text: string): ArticleNames {
  const runs = capitalisedRuns(text);
  const types = typesOf(text, runs);
  const words = runs.filter((run) => run.length === 1 && isWithinSentence(text, run)).map(textOf);
  return { surnames: repeatedSurnames(text, runs, types), types, words: new Set(words) };
}

/** The types alone, which take a quarter of the time. */
export const nameTypesOfArticle = (text: string): ArticleNames['types'] =>
  typesOf(text, capitalisedRuns(text));

function typesOf(text: string, runs: readonly (readonly Word[])[]): Map<string, EntityType> {
  const types = new Map<string, EntityType>();
  for (const run of runs) {
    const type = typeByContext(text, run);
    if (type === null) continue;
    types.set(textOf(run), type);
    // "The Maren was carrying …" after "the Lady Maren".
    if (type === 'thing' && !inDictionary(run.at(-1)!.text)) types.set(run.at(-1)!.text, type);
  }
  return types;
}

const isWithinSentence = (text: string, run: readonly Word[]): boolean =>
  /[\p{Ll}\p{N},] $/u.test(text.slice(Math.max(0, run[0]!.start - 2), run[0]!.start));

/**
 * Finds the surnames in an article: last words of names of two or three words that also occur alone and are not
 * dictionary words ("Mateja Kezman … Kezman was forced off"). They separate people from titles and other names.
 */
function repeatedSurnames(
  text: string,
  runs: readonly (readonly Word[])[],
  types: ReadonlyMap<string, EntityType>,
): Map<string, string> {
  const alone = new Map<string, number>();
  const full = new Map<string, string>();
  for (const run of runs) {
    const last = run.at(-1)!.text;
    if (types.has(textOf(run)) || types.has(last)) continue;
    const { length } = withoutParticles(run);
    if (length === 1) {
      if (!AFTER_DETERMINER_RE.test(text.slice(Math.max(0, run[0]!.start - 12), run[0]!.start))) {
        alone.set(last, (alone.get(last) ?? 0) + 1);
      }
    } else if (
      length <= 3 &&
      typeByOwnWords(text, run) === null &&
      !run.some(
        (word) =>
          TITLE_WORD_RE.test(word.text) ||
          ORGANISATION_WORD_RE.test(word.text) ||
          AMPERSAND_RE.test(word.text),
      )
    ) {
      full.set(last, full.get(last) ?? textOf(run));
    }
  }
  const isSurname = ([last, name]: [string, string]): boolean => {
    const times = alone.get(last) ?? 0;
    const tags = tagsOf(name);
    return times >= (inDictionary(last) ? 2 : 1) && !tags.has('Place') && !tags.has('Organization');
  };
  return new Map([...full].filter(isSurname));
}

/** "the Labs" is not a surname. */
const AFTER_DETERMINER_RE = /(?:^|\s)(?:the|a|an|this|that|its|their|our|The|A|An|This|Its)\s+$/;

function addSurname(name: readonly Word[], known: Map<string, string>): void {
  const surname = name.at(-1)!.text;
  const full = name.map((word) => word.text).join(' ');
  if (withoutParticles(name).length > 1 || !known.has(surname)) known.set(surname, full);
}

const mention = (kind: EntityType, words: readonly Word[]): Mention => ({
  kind,
  span: { start: words[0]!.start, end: words.at(-1)!.end },
});
