/** Requests that ask a question: "give me the captain of the Lady Maren". */
import { ASKED_PERSON_NOUNS } from '../../text/lexicon/offices.js';
import { anyOf, pluralOf, wordList } from '../../text/lexicon/words.js';
import { isPluralNoun } from '../../text/terms/wordnet.js';

/** These ask for an overview, a list or the source instead. */
const NO_ANSWERS = wordList(`
  latest newest news story stories articles? reports? summary gist details? rundown overview background timeline list
  sources? headlines? updates? facts full whole context main key most recap history text links? quotes? names? rest
  other first same next last end`);
const REQUEST_RE = new RegExp(
  `^(?:please )?(?:just )?(?:give|tell|show|find) (?:me|us) (the (?!${anyOf(NO_ANSWERS)}\\b)\\S+ \\S.*)$`,
  'is',
);
const PERSON_RE = new RegExp(
  `^the (?:(?:[\\w-]+ ){0,2}?${anyOf([...ASKED_PERSON_NOUNS, ...ASKED_PERSON_NOUNS.map(pluralOf)])}\\b|(?:[\\w-]+ ){1,3}who\\b)`,
  'i',
);
const FIRST_WORDS_RE = /^the ([\p{L}-]+) ?([\p{L}-]*)/u;

/** The question that a request asks; the text itself if it is none. */
export function requestedQuestion(text: string): string {
  const [, object] = REQUEST_RE.exec(text) ?? [];
  if (object === undefined) return text;
  const [, first = '', second = ''] = FIRST_WORDS_RE.exec(object.toLowerCase()) ?? [];
  const isPlural = [first, second].some((word) => word !== '' && isPluralNoun(word));
  return `${PERSON_RE.test(object) ? 'who' : 'what'} ${isPlural ? 'are' : 'is'} ${object}`;
}
