import nlp from 'compromise';
import type { EntityType, Mention, Span } from '../domain/article.js';
import { memoise } from './memoise.js';
import { STOP_WORDS } from './tokens.js';
import { nounClassOf } from './wordnet.js';

/** Words before a name that say an office, rank or address; the name proper follows the last of them. */
const ROLE =
  /^(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Sir|Dame|Lord|Lady|Baroness|President|Vice|Prime|Minister|Premier|Chancellor|Secretary|Undersecretary|Senator|Sen|Congressman|Congresswoman|Representative|Rep|MP|Governor|Gov|Mayor|Ambassador|Commissioner|Judge|Justice|Attorney|General|Gen|Lieutenant|Lt|Colonel|Col|Major|Maj|Captain|Capt|Sergeant|Sgt|Admiral|Adm|Commander|Marshal|Chief|Executive|Officer|Chairman|Chairwoman|Chair|Director|Manager|Coach|Spokesman|Spokeswoman|Spokesperson|King|Queen|Prince|Princess|Pope|Archbishop|Bishop|Cardinal|Rev|Reverend|Father|Sheikh|Imam|Sultan|Emperor|Deputy|Former|Foreign|Home|Finance|Defence|Defense|War|State|Treasury|Interior|Health|Education|Trade|Labour|Labor|Energy|Justice|Transport|Culture|Environment|Agriculture|Affairs|External|Union|Shadow|Inspector|Detective|Constable|Superintendent|Astronaut|Actor|Actress|Singer|Author|Striker|Midfielder|Defender|Goalkeeper|Analyst|Economist|CEO|CFO|Founder|Leader|Speaker|Midshipman|Cosmonaut|Pilot)\.?$/;
/** Of the roles above, those that alone announce a person; the others only join them ("Foreign", "Affairs"). */
const PERSONAL_ROLE =
  /^(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Sir|Dame|Lord|Lady|Baroness|President|Minister|Premier|Chancellor|Secretary|Senator|Sen|Congressman|Congresswoman|Representative|Rep|Governor|Gov|Mayor|Ambassador|Commissioner|Judge|Justice|General|Gen|Lieutenant|Lt|Colonel|Col|Captain|Capt|Sergeant|Sgt|Admiral|Adm|Commander|Marshal|Executive|Officer|Chairman|Chairwoman|Chair|Director|Manager|Coach|Spokesman|Spokeswoman|King|Queen|Prince|Princess|Pope|Archbishop|Bishop|Cardinal|Rev|Reverend|Sheikh|Inspector|Detective|Astronaut|Actor|Actress|Singer|Author|Striker|Midfielder|Defender|Goalkeeper|Analyst|Economist|CEO|CFO|Founder|Leader|Speaker|Cosmonaut|Pilot)\.?$/;
const ORGANISATION_WORD =
  /^(?:Inc|Corp|Corporation|Ltd|Limited|LLC|PLC|plc|Co|Company|Group|Holdings|Bank|Ministry|Department|Agency|Authority|Council|Committee|Commission|Association|Federation|Union|League|Party|Institute|Institution|University|College|School|Hospital|Foundation|Trust|Society|Club|United|City|Rovers|Airlines|Airways|Motors|Industries|Systems|Technologies|Software|Records|Pictures|Studios|Times|Post|Guardian|Court|Parliament|Congress|Senate|Organisation|Organization|Centre|Center|Board|Bureau|Office|Forum|Alliance|Exchange|Museum|Theatre|Network|Service|Services|Administration|Police|Army|Navy|Force|Nations)$/;
/** An organisation named after a place ("Royal Bank of Scotland"), which a lexicon takes for the place. */
const ORGANISATION_OF =
  /(?:^| )(?:Bank|Ministry|Department|University|Church|Museum|Parliament|Court|Council|House|Federation|Association) (?:of|for) /;
const PLACE_BEFORE = /\b(?:in|at|near|from|outside|across|around|throughout)\s+(?:the\s+)?$/i;
const PARTICLE = /^(?:de|del|della|da|di|du|dos|van|von|der|den|bin|ibn|al|el|la|le|ten|ter|y)$/;
/** "Tate & Lyle". */
const AMPERSAND = /^&$/;
/** Words that make a place of what follows: "New", "Upper", "San". */
const PLACE_PREFIX =
  /^(?:New|North|South|East|West|Northern|Southern|Eastern|Western|Central|Great|Greater|Upper|Lower|Inner|Outer|Saint|St\.?|San|Santa|São|Los|Las|El|La|Le|Port|Cape|Mount|Lake|River|Fort|Old|Isle|Gulf|Bay|of|the)$/;
/** Joins words of one organisation or office: "Bank of England", "Secretary of War". */
const JOINER = /^(?:of|for)$/;

const WORD = /\p{L}[\p{L}\p{M}\p{N}]*(?:[-'’.&]\p{L}[\p{L}\p{M}\p{N}]*)*\.?|&/gu;

interface Word extends Span {
  readonly text: string;
}

/** "Nineteen-year-old", before a name where a sentence begins. */
const AGED = /-(?:year|month|week|day)-old$/;
const isCapitalised = (word: string): boolean =>
  (/^\p{Lu}/u.test(word) || /^\p{Ll}\p{Lu}/u.test(word)) && !AGED.test(word);
/** Whether a capitalised word may begin a name; "Will Smith" does, a "Will" that opens a question may not. */
const beginsName = (word: Word, next: Word | undefined): boolean =>
  !STOP_WORDS.has(word.text.toLowerCase().replace(/['’].*$/, '')) ||
  /^(?:US|UK|EU|UN|IT|WHO)$/.test(word.text) ||
  (/^(?:Will|May|Art|Sue|Bill)$/.test(word.text) &&
    word.start > 0 &&
    next !== undefined &&
    isCapitalised(next.text));

/**
 * Proper names of `sentence`, in order: people without their titles, organisations, places, and names that
 * cannot be told apart. Offsets into `sentence`.
 * @param known Full names of people met earlier in the article by their surname; added to as names are found.
 */
export function findNames(sentence: string, known: Map<string, string> = new Map()): Mention[] {
  return capitalisedRuns(sentence).flatMap((run) => mentionsOf(sentence, run, known));
}

/** Maximal runs of capitalised words, with inner particles and joiners, not across punctuation. */
function capitalisedRuns(sentence: string): Word[][] {
  const words = Array.from(sentence.matchAll(WORD), ({ 0: text, index }) => trimmed(sentence, text, index));
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
      (PARTICLE.test(word.text) || AMPERSAND.test(word.text) || (JOINER.test(word.text) && joins(run)))
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
  ROLE.test(run.at(-1)!.text) || ORGANISATION_WORD.test(run.at(-1)!.text);

/** A word without its possessive and without a full stop that ends the sentence rather than an abbreviation. */
function trimmed(sentence: string, text: string, start: number): Word {
  const bare = text.replace(/['’]s$/, '').replace(/['’]$/, '');
  const stop = bare.endsWith('.') && !ROLE.test(bare) && !/^(?:\p{Lu}\.)+$/u.test(bare) && bare.length > 2;
  const kept = stop ? bare.slice(0, -1) : bare;
  return { text: sentence.slice(start, start + kept.length), start, end: start + kept.length };
}

function mentionsOf(sentence: string, run: readonly Word[], known: Map<string, string>): Mention[] {
  const lastRole = run.findLastIndex((word) => ROLE.test(word.text));
  const after = run.slice(lastRole + 1);
  const announced = run.slice(0, lastRole + 1).some((word) => PERSONAL_ROLE.test(word.text));
  if (announced && after.length > 0 && after.length <= 4 && !after.some(isCommonWord)) {
    remember(after, known);
    return [...classified(sentence, run.slice(0, firstRole(run)), known), mention('person', after)];
  }
  return classified(sentence, run, known);
}

const isCommonWord = (word: Word): boolean =>
  ORGANISATION_WORD.test(word.text) ||
  (/^(?:\p{Lu}\p{Ll}+s['’]?|Meeting|Partnership|Agreement)$/u.test(word.text) &&
    tagsOf(word.text).has('Plural'));

const firstRole = (run: readonly Word[]): number => run.findIndex((word) => ROLE.test(word.text));

function classified(sentence: string, run: readonly Word[], known: Map<string, string>): Mention[] {
  const first = run[0];
  if (!first) return [];
  if (run.every((word) => ROLE.test(word.text) || JOINER.test(word.text))) return [];
  const opensSentence = !/[\p{L}\p{N}]/u.test(sentence.slice(0, first.start));
  const kind = kindOf(sentence, run, known, opensSentence);
  if (kind === null) return [];
  if (kind === 'person') remember(run, known);
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
  if (ORGANISATION_OF.test(text)) return 'organisation';
  if (run.some((word) => AMPERSAND.test(word.text))) return 'organisation';
  if (isPlace(run)) return 'place';
  if (run.length === 2 && /^United (?:States|Kingdom)$/.test(text)) return 'place';
  if (run.some((word) => ORGANISATION_WORD.test(word.text))) return run.length > 1 ? 'organisation' : null;
  if (tags.has('Date') || tags.has('Month') || tags.has('WeekDay')) return null;
  if (tags.has('Demonym')) return run.length === 1 ? null : 'name';
  if (run.length > 1 && run.length <= 4 && (tags.has('Person') || tags.has('FirstName'))) return 'person';
  if (tags.has('Person') && run.length === 1 && !opensSentence) return 'person';
  if (tags.has('Organization')) return 'organisation';
  if (run.length === 1 && /^(?:\p{Lu}\.?){2,}$/u.test(text)) return 'organisation';
  if (isPersonInContext(sentence, run)) return 'person';
  if (PLACE_BEFORE.test(sentence.slice(0, run[0]!.start)) && run.length <= 2 && !isThing(run)) return 'place';
  if (run.length === 1 && opensSentence) return tags.has('ProperNoun') ? 'name' : null;
  return 'name';
}

/** Every word of it is one of a place, or makes one of what follows: "New York", not "Media Labs Europe". */
const isPlace = (run: readonly Word[]): boolean =>
  tagsOf(run.at(-1)!.text).has('Place') &&
  run.every(({ text }) => PLACE_PREFIX.test(text) || tagsOf(text).has('Place') || run.length === 1);

/** "the Dubai Championships" is no place, "Hyde Park" is. */
const isThing = (run: readonly Word[]): boolean => {
  const nounClass = nounClassOf(run.at(-1)!.text);
  return nounClass !== null && nounClass !== 'location';
};

/** What says that two or three unknown words name a person: "quarterback Cam Newton", "Merle Kilgore, who", ", 34,". */
function isPersonInContext(sentence: string, run: readonly Word[]): boolean {
  if (run.length > 3 || !run.every(({ text }) => /^\p{Lu}[\p{Ll}\p{M}'’-]+(?:\p{Lu}\p{Ll}+)?$/u.test(text)))
    return false;
  const after = sentence.slice(run.at(-1)!.end);
  if (run.length > 1 && /^,? (?:\(?(?:aged )?\d\d\)?,|who\b|whose\b)/.test(after)) return true;
  const before = /(?:^|\s)(\p{Ll}[\p{Ll}-]+)\s+$/u.exec(sentence.slice(0, run[0]!.start))?.[1];
  return before !== undefined && !STOP_WORDS.has(before) && nounClassOf(before) === 'person';
}

/**
 * Surnames of an article: the last words of two- or three-word names that also stand alone in it and are no
 * dictionary words ("Mateja Kezman … Kezman was forced off"). Unknown names are told from titles by this.
 */
export function repeatedSurnames(text: string): Map<string, string> {
  const alone = new Map<string, number>();
  const full = new Map<string, string>();
  for (const run of capitalisedRuns(text)) {
    const last = run.at(-1)!.text;
    if (run.length === 1) {
      if (!AFTER_DETERMINER.test(text.slice(Math.max(0, run[0]!.start - 12), run[0]!.start))) {
        alone.set(last, (alone.get(last) ?? 0) + 1);
      }
    } else if (
      run.length <= 3 &&
      !run.some(
        (word) => ROLE.test(word.text) || ORGANISATION_WORD.test(word.text) || AMPERSAND.test(word.text),
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

/** "the Labs" is no surname, "Manning" is. */
const AFTER_DETERMINER = /(?:^|\s)(?:the|a|an|this|that|its|their|our|The|A|An|This|Its)\s+$/;

/** Whether compromise knows the lower-case word as an ordinary one; unknown words default to a bare noun. */
const inDictionary = (word: string): boolean => {
  const tags = tagsOf(word.toLowerCase());
  return tags.size > 2 || tags.has('Plural') || !tags.has('Noun');
};

/** compromise's tags over the words of a name, out of context: its lexicons of names and places. */
const tagsOf = memoise((name: string): ReadonlySet<string> => {
  const terms = nlp(name).json({ terms: { tags: true } }) as { terms: { tags: string[] }[] }[];
  return new Set(terms.flatMap((sentence) => sentence.terms.flatMap((term) => term.tags)));
});

function remember(name: readonly Word[], known: Map<string, string>): void {
  const surname = name.at(-1)!.text;
  const full = name.map((word) => word.text).join(' ');
  if (name.length > 1 || !known.has(surname)) known.set(surname, full);
}

const mention = (kind: EntityType, words: readonly Word[]): Mention => ({
  kind,
  span: { start: words[0]!.start, end: words.at(-1)!.end },
});
