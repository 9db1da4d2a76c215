import nlp from 'compromise';
import type { EntityType, Mention, Span } from '../domain/article.js';
import { PERSONAL_TITLES, TITLE_WORDS } from './lexicon/offices.js';
import { ORGANISATION_NAME_WORDS, ORGANISATIONS_OF } from './lexicon/organisations.js';
import { anyOf } from './lexicon/words.js';
import { memoise } from './memoise.js';
import { STOP_WORDS } from './tokens.js';
import { nounClassOf } from './wordnet.js';

const TITLE_WORD_RE = new RegExp(`^${anyOf(TITLE_WORDS)}\\.?$`);
const PERSONAL_TITLE_RE = new RegExp(`^${anyOf(PERSONAL_TITLES)}\\.?$`);
const ORGANISATION_WORD_RE = new RegExp(`^${anyOf(ORGANISATION_NAME_WORDS)}$`);
/** "Royal Bank of Scotland" is no place, although its last word is. */
const ORGANISATION_OF_RE = new RegExp(`(?:^| )${anyOf(ORGANISATIONS_OF)} (?:of|for) `);
const PLACE_PREPOSITION_RE = /\b(?:in|at|near|from|outside|across|around|throughout)\s+(?:the\s+)?$/i;
const NAME_PARTICLE_RE = /^(?:de|del|della|da|di|du|dos|van|von|der|den|bin|ibn|al|el|la|le|ten|ter|y)$/;
/** "Tate & Lyle". */
const AMPERSAND_RE = /^&$/;
/** First words of place names: "New York", "Upper Egypt", "San José". */
const PLACE_PREFIX_RE =
  /^(?:New|North|South|East|West|Northern|Southern|Eastern|Western|Central|Great|Greater|Upper|Lower|Inner|Outer|Saint|St\.?|San|Santa|São|Los|Las|El|La|Le|Port|Cape|Mount|Lake|River|Fort|Old|Isle|Gulf|Bay|of|the)$/;
/** Joins the words of an organisation or office: "Bank of England", "Secretary of War". */
const JOINING_PREPOSITION_RE = /^(?:of|for)$/;

const WORD_RE = /\p{L}[\p{L}\p{M}\p{N}]*(?:[-'’.&]\p{L}[\p{L}\p{M}\p{N}]*)*\.?|&/gu;

interface Word extends Span {
  readonly text: string;
}

/** "Nineteen-year-old" is capitalised at the beginning of a sentence only. */
const AGE_RE = /-(?:year|month|week|day)-old$/;
const isCapitalised = (word: string): boolean =>
  (/^\p{Lu}/u.test(word) || /^\p{Ll}\p{Lu}/u.test(word)) && !AGE_RE.test(word);
/** "Will" begins the name "Will Smith", but not a question. */
const beginsName = (word: Word, next: Word | undefined): boolean =>
  !STOP_WORDS.has(word.text.toLowerCase().replace(/['’].*$/s, '')) ||
  /^(?:US|UK|EU|UN|IT|WHO)$/.test(word.text) ||
  (/^(?:Will|May|Art|Sue|Bill)$/.test(word.text) &&
    word.start > 0 &&
    next !== undefined &&
    isCapitalised(next.text));

/**
 * Finds the proper names in a sentence, in order: people without their titles, organisations, places, and names of
 * unknown type. Offsets are into `sentence`.
 * @param known Maps the surnames of people named earlier in the article to full names; names found here are added.
 */
export function findNames(sentence: string, known: Map<string, string> = new Map()): Mention[] {
  return capitalisedRuns(sentence).flatMap((run) => mentionsOf(sentence, run, known));
}

/** Maximal runs of capitalised words, including particles and prepositions inside a name; punctuation ends a run. */
function capitalisedRuns(sentence: string): Word[][] {
  const words = Array.from(sentence.matchAll(WORD_RE), ({ 0: text, index }) =>
    trimmed(sentence, text, index),
  );
  const runs: Word[][] = [];
  let run: Word[] = [];
  words.forEach((word, at) => {
    const gap = run.length > 0 ? sentence.slice(run.at(-1)!.end, word.start) : '';
    const next = words[at + 1];
    const adjacent = run.length > 0 && /^(?:\s|\.\s|['’]s\s)*$/.test(gap) && !/['’]s/.test(gap);
    if (isCapitalised(word.text) && (adjacent || beginsName(word, next))) {
      if (!adjacent && run.length > 0) {
        runs.push(run);
        run = [];
      }
      run.push(word);
    } else if (
      adjacent &&
      next !== undefined &&
      isCapitalised(next.text) &&
      /^\s+$/.test(sentence.slice(word.end, next.start)) &&
      (NAME_PARTICLE_RE.test(word.text) ||
        AMPERSAND_RE.test(word.text) ||
        (JOINING_PREPOSITION_RE.test(word.text) && joins(run)))
    ) {
      run.push(word);
    } else if (run.length > 0) {
      runs.push(run);
      run = [];
    }
  });
  if (run.length > 0) runs.push(run);
  return runs;
}

const joins = (run: readonly Word[]): boolean =>
  TITLE_WORD_RE.test(run.at(-1)!.text) || ORGANISATION_WORD_RE.test(run.at(-1)!.text);

/** Strips a possessive ending, and a full stop unless it belongs to an abbreviation. */
function trimmed(sentence: string, text: string, start: number): Word {
  const bare = text.replace(/['’]s$/, '').replace(/['’]$/, '');
  const stop =
    bare.endsWith('.') && !TITLE_WORD_RE.test(bare) && !/^(?:\p{Lu}\.)+$/u.test(bare) && bare.length > 2;
  const kept = stop ? bare.slice(0, -1) : bare;
  return { text: sentence.slice(start, start + kept.length), start, end: start + kept.length };
}

function mentionsOf(sentence: string, run: readonly Word[], known: Map<string, string>): Mention[] {
  const lastTitle = run.findLastIndex((word) => TITLE_WORD_RE.test(word.text));
  const after = run.slice(lastTitle + 1);
  const isAnnounced = run.slice(0, lastTitle + 1).some((word) => PERSONAL_TITLE_RE.test(word.text));
  if (isAnnounced && after.length > 0 && after.length <= 4 && !after.some(isCommonWord)) {
    addSurname(after, known);
    return [...classified(sentence, run.slice(0, firstTitle(run)), known), mention('person', after)];
  }
  return classified(sentence, run, known);
}

const isCommonWord = (word: Word): boolean =>
  ORGANISATION_WORD_RE.test(word.text) ||
  (/^(?:\p{Lu}\p{Ll}+s['’]?|Meeting|Partnership|Agreement)$/u.test(word.text) &&
    tagsOf(word.text).has('Plural'));

const firstTitle = (run: readonly Word[]): number => run.findIndex((word) => TITLE_WORD_RE.test(word.text));

function classified(sentence: string, run: readonly Word[], known: Map<string, string>): Mention[] {
  const first = run[0];
  if (!first) return [];
  if (run.every((word) => TITLE_WORD_RE.test(word.text) || JOINING_PREPOSITION_RE.test(word.text))) return [];
  const opensSentence = !/[\p{L}\p{N}]/u.test(sentence.slice(0, first.start));
  const kind = kindOf(sentence, run, known, opensSentence);
  if (kind === null) return [];
  if (kind === 'person') addSurname(run, known);
  return [mention(kind, run)];
}

function kindOf(
  sentence: string,
  run: readonly Word[],
  known: ReadonlyMap<string, string>,
  opensSentence: boolean,
): EntityType | null {
  const text = run.map((word) => word.text).join(' ');
  if (run.length === 1 && known.has(text)) return 'person';
  if (run.length > 1 && known.get(run.at(-1)!.text) === text) return 'person';
  const tags = tagsOf(text);
  if (ORGANISATION_OF_RE.test(text)) return 'organisation';
  if (run.some((word) => AMPERSAND_RE.test(word.text))) return 'organisation';
  if (isPlace(run)) return 'place';
  if (run.length === 2 && /^United (?:States|Kingdom)$/.test(text)) return 'place';
  if (run.some((word) => ORGANISATION_WORD_RE.test(word.text))) return run.length > 1 ? 'organisation' : null;
  if (tags.has('Date') || tags.has('Month') || tags.has('WeekDay')) return null;
  if (tags.has('Demonym')) return run.length === 1 ? null : 'name';
  if (run.length > 1 && run.length <= 4 && (tags.has('Person') || tags.has('FirstName'))) return 'person';
  if (tags.has('Person') && run.length === 1 && !opensSentence) return 'person';
  if (tags.has('Organization')) return 'organisation';
  if (run.length === 1 && /^(?:\p{Lu}\.?){2,}$/u.test(text)) return 'organisation';
  if (isPersonInContext(sentence, run)) return 'person';
  if (PLACE_PREPOSITION_RE.test(sentence.slice(0, run[0]!.start)) && run.length <= 2 && !isThing(run))
    return 'place';
  if (run.length === 1 && opensSentence) return tags.has('ProperNoun') ? 'name' : null;
  return 'name';
}

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
  if (run.length > 3 || !run.every(({ text }) => /^\p{Lu}[\p{Ll}\p{M}'’-]+(?:\p{Lu}\p{Ll}+)?$/u.test(text)))
    return false;
  const after = sentence.slice(run.at(-1)!.end);
  if (run.length > 1 && /^,? (?:\(?(?:aged )?\d\d\)?,|who\b|whose\b)/.test(after)) return true;
  const before = /(?:^|\s)(\p{Ll}[\p{Ll}-]+)\s+$/u.exec(sentence.slice(0, run[0]!.start))?.[1];
  return before !== undefined && !STOP_WORDS.has(before) && nounClassOf(before) === 'person';
}

/**
 * Finds the surnames in an article: last words of names of two or three words that also occur alone and are not
 * dictionary words ("Mateja Kezman … Kezman was forced off"). They separate people from titles and other names.
 */
export function repeatedSurnames(text: string): Map<string, string> {
  const alone = new Map<string, number>();
  const full = new Map<string, string>();
  for (const run of capitalisedRuns(text)) {
    const last = run.at(-1)!.text;
    if (run.length === 1) {
      if (!AFTER_DETERMINER_RE.test(text.slice(Math.max(0, run[0]!.start - 12), run[0]!.start))) {
        alone.set(last, (alone.get(last) ?? 0) + 1);
      }
    } else if (
      run.length <= 3 &&
      !run.some(
        (word) =>
          TITLE_WORD_RE.test(word.text) ||
          ORGANISATION_WORD_RE.test(word.text) ||
          AMPERSAND_RE.test(word.text),
      )
    ) {
      full.set(last, full.get(last) ?? run.map((word) => word.text).join(' '));
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

/** compromise tags a word that it does not know as a bare noun. */
const inDictionary = (word: string): boolean => {
  const tags = tagsOf(word.toLowerCase());
  return tags.size > 2 || tags.has('Plural') || !tags.has('Noun');
};

/** Longer runs of capitalised words are headlines or lists. */
const MAX_TAGGED_CHARS = 300;

/** The tags that the lexicons of compromise give the words of a name, without context; none if it is too long. */
const tagsOf = memoise((name: string): ReadonlySet<string> => {
  if (name.length > MAX_TAGGED_CHARS) return new Set();
  const terms = nlp(name).json({ terms: { tags: true } }) as { terms: { tags: string[] }[] }[];
  return new Set(terms.flatMap((sentence) => sentence.terms.flatMap((term) => term.tags)));
});

function addSurname(name: readonly Word[], known: Map<string, string>): void {
  const surname = name.at(-1)!.text;
  const full = name.map((word) => word.text).join(' ');
  if (name.length > 1 || !known.has(surname)) known.set(surname, full);
}

const mention = (kind: EntityType, words: readonly Word[]): Mention => ({
  kind,
  span: { start: words[0]!.start, end: words.at(-1)!.end },
});
