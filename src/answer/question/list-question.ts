/** Questions whose answer is a list. */
import { anyOf, wordList } from '../../text/lexicon/words.js';
import { isPluralNoun } from '../../text/terms/wordnet.js';

const NUMBER = `(?:\\d{1,2}|${anyOf(wordList('two three four five six seven eight nine ten'))})`;
const LIST_RE =
  /^\W*(?:(?:please|can you|could you|give me|show me|make|write)\s+)*(?:a |the )?(?:full |complete )?list\b(?! price)/;
const ALL_RE = new RegExp(
  `\\b(?:who (?:are |were )?all|(?:name|names of|which|what|who) (?:are |were |of )?(?:all )?(?:of )?(?:the )?${NUMBER} \\p{L}{2,}|(?:name|names of|what are|who are|which are|who were|what were|which were) all)\\b`,
  'u',
);
const AFTER_DETERMINER_RE =
  /\b(?:(?:who|which|what) (?:are|were)|names? of|name|list) (?:all )?(?:of )?(?:the|these|those|its|their|his|her|some)? ?((?:\p{L}[\p{L}'-]*\s?){1,3})/u;
const WHICH_RE = /\b(?:which|what) ((?:\p{L}[\p{L}'-]*\s?){1,2})/u;
/** Verbs that look like plural nouns: "what makes", "what happens". */
const VERBS: ReadonlySet<string> = new Set(
  wordList(
    'makes causes looks means matters counts works needs wants comes goes does has is was says remains takes gives keeps helps happens drives moves stops starts ends leads is as',
  ),
);
const NOT_PARTS_OF_NOUN_PHRASE = new Set(
  wordList('of in on at to for by with from that who which is are was were did do does has have'),
);

/** True for "which ports", "what are the demands", "list the …", "name the three …". @param question In lower case. */
export function asksForList(question: string): boolean {
  if (LIST_RE.test(question) || ALL_RE.test(question)) return true;
  return [WHICH_RE, AFTER_DETERMINER_RE].some((pattern) => hasPluralHead(pattern.exec(question)?.[1] ?? ''));
}

/** True if a word of the phrase, up to the first that is no part of it, is a plural noun. */
function hasPluralHead(phrase: string): boolean {
  const words = phrase.trim().split(/\s+/);
  const end = words.findIndex((word) => NOT_PARTS_OF_NOUN_PHRASE.has(word));
  return words.slice(0, end < 0 ? undefined : end).some((word) => !VERBS.has(word) && isPluralNoun(word));
}
