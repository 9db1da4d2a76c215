import { PLACE_BEGINNINGS, THING_BEGINNINGS } from '../lexicon/name-heads.js';
import { TITLE_WORDS } from '../lexicon/offices.js';
import { ORGANISATION_NAME_WORDS } from '../lexicon/organisations.js';
import { anyOf } from '../lexicon/words.js';
import { STOP_WORDS } from '../terms/tokens.js';
import { beginsSurname, particlesFrom } from './particles.js';
import { tagsOf } from './tags.js';
import { endsLikeName } from './type-by-words.js';
import type { Word } from './word.js';

/** "Foreign", "Minister", "Mayor-elect". */
export const TITLE_WORD_RE = new RegExp(`^${anyOf(TITLE_WORDS)}(?:-elect|-designate)?\\.?$`);
export const ORGANISATION_WORD_RE = new RegExp(`^${anyOf(ORGANISATION_NAME_WORDS)}$`);
/** "Tate & Lyle". */
export const AMPERSAND_RE = /^&$/;
/** Joins the words of an organisation, office or place: "Bank of England", "Secretary of War", "Isle of Tarn". */
export const JOINING_PREPOSITION_RE = /^(?:of|for)$/;
const BEFORE_OF_RE = new RegExp(
  `^${anyOf([...PLACE_BEGINNINGS, ...THING_BEGINNINGS, 'House', 'Duke', 'Duchess', 'Earl'])}$`,
);
const WORD_RE = /\p{L}[\p{L}\p{M}\p{N}]*(?:[-'’.&]\p{L}[\p{L}\p{M}\p{N}]*)*\.?|&/gu;
/** "Nineteen-year-old" is capitalised at the beginning of a sentence only. */
const AGE_RE = /-(?:year|month|week|day)-old$/;

/** "al-Masri". */
const ARABIC_ARTICLE_RE = /^(?:al|el|as|ad|ar|an|ash)-\p{Lu}/u;

const isCapitalised = (word: string): boolean =>
  (/^\p{Lu}/u.test(word) || /^\p{Ll}\p{Lu}/u.test(word) || ARABIC_ARTICLE_RE.test(word)) &&
  !AGE_RE.test(word);

/** "Will" begins the name "Will Smith", but not a question. */
const beginsName = (word: Word, next: Word | undefined): boolean =>
  !STOP_WORDS.has(word.text.toLowerCase().replace(/['’].*$/s, '')) ||
  /^(?:US|UK|EU|UN|IT|WHO)$/.test(word.text) ||
  (/^(?:Will|May|Art|Sue|Bill)$/.test(word.text) &&
    word.start > 0 &&
    next !== undefined &&
    isCapitalised(next.text));

/** Maximal runs of capitalised words, including particles and prepositions inside a name; punctuation ends a run. */
export function capitalisedRuns(sentence: string): Word[][] {
  const words = Array.from(sentence.matchAll(WORD_RE), ({ 0: text, index }) =>
    trimmed(sentence, text, index),
  );
  const runs: Word[][] = [];
  let run: Word[] = [];
  words.forEach((word, at) => {
    const gap = run.length > 0 ? sentence.slice(run.at(-1)!.end, word.start) : '';
    const next = words[at + 1];
    const adjacent = run.length > 0 && /^(?:\s|\.\s)*$/.test(gap);
    if (isCapitalised(word.text) && (adjacent || beginsName(word, next))) {
      if (!adjacent && run.length > 0) {
        runs.push(run);
        run = [];
      }
      run.push(word);
    } else if (
      adjacent &&
      (particlesFrom(sentence, words, at) > 0 ||
        (next !== undefined &&
          isCapitalised(next.text) &&
          /^\s+$/.test(sentence.slice(word.end, next.start)) &&
          (AMPERSAND_RE.test(word.text) || (JOINING_PREPOSITION_RE.test(word.text) && joins(run)))))
    ) {
      run.push(word);
    } else {
      if (run.length > 0) runs.push(run);
      run = beginsSurname(sentence, words, at) ? [word] : [];
    }
  });
  if (run.length > 0) runs.push(run);
  return joinPossessives(sentence, runs);
}

const joins = (run: readonly Word[]): boolean => {
  const { text } = run.at(-1)!;
  return TITLE_WORD_RE.test(text) || ORGANISATION_WORD_RE.test(text) || BEFORE_OF_RE.test(text);
};

/** Joins "Dock Workers’ Union" and "Sarah’s Law", but neither "Norway’s Parliament" nor "Nimbra’s Folio". */
function joinPossessives(sentence: string, runs: readonly Word[][]): Word[][] {
  const joined: Word[][] = [];
  for (const run of runs) {
    const previous = joined.at(-1);
    const gap = previous ? sentence.slice(previous.at(-1)!.end, run[0]!.start) : '';
    if (previous && isPartOfName(previous, gap, run)) previous.push(...run);
    else joined.push(run);
  }
  return joined;
}

const PLURAL_POSSESSIVE_RE = /^['’] $/;
const POSSESSIVE_RE = /^['’]s $/;
const NAMED_AFTER_SOMEBODY_RE = /^(?:Law|Act|Day|Hospital|College|Church|Cathedral|School|Cup|Point|Bay)$/;
const PEOPLE_RE = /^(?:People|Women|Men|Children)$/;

function isPartOfName(owner: readonly Word[], gap: string, owned: readonly Word[]): boolean {
  const last = owner.at(-1)!.text;
  if (PLURAL_POSSESSIVE_RE.test(gap)) return /s$/.test(last) && endsLikeName(owned);
  if (!POSSESSIVE_RE.test(gap)) return false;
  if (PEOPLE_RE.test(last)) return endsLikeName(owned);
  const tags = tagsOf(last);
  return (
    owned.length === 1 &&
    NAMED_AFTER_SOMEBODY_RE.test(owned[0]!.text) &&
    !tags.has('Place') &&
    !tags.has('Demonym')
  );
}

const SHORT_TITLE_RE = /^(?:Mrs?|M[sx]|Dr|Prof|Sen|Rep|Gov|Gen|Lt|Col|Capt|Sgt|Adm|Rev|Maj|St|Mt)\.$/;

/** Strips a possessive ending, and a full stop unless it belongs to an abbreviation. */
function trimmed(sentence: string, text: string, start: number): Word {
  const bare = text.replace(/['’]s$/, '').replace(/['’]$/, '');
  const stop =
    bare.endsWith('.') && !SHORT_TITLE_RE.test(bare) && !/^(?:\p{Lu}\.)+$/u.test(bare) && bare.length > 2;
  const kept = stop ? bare.slice(0, -1) : bare;
  return { text: sentence.slice(start, start + kept.length), start, end: start + kept.length };
}
