import { PERSON_NOUNS } from '../../text/lexicon/offices.js';
import { PAST_SPEECH_VERBS } from '../../text/lexicon/speech-verbs.js';
import { anyOf, wordList } from '../../text/lexicon/words.js';
import type { RelativeMention } from './clause.js';
import type { GeneratedQuestion } from './generate-questions.js';

const OFFICE_NOUN = anyOf([
  ...PERSON_NOUNS.filter(
    (noun) => !/^(?:man|woman|star|player|winner|singer|actor|actress|writer|author)$/.test(noun),
  ),
  ...wordList('head chair negotiator lawyer owner archbishop referee skipper goalkeeper'),
]);
const OFFICE_LAST_RE = new RegExp(`\\b${OFFICE_NOUN}$`);
const PHRASE_END_RE = /[,.;:"“”()—–]/;
const POSSESSIVE_NAME_RE = /^\p{Lu}.*(?:['’]s|s['’])$/u;

/** "the Harwick manager, ", "Nimbra’s founder and chief executive, ": the office before its holder; null if none. */
function officeBefore(before: string): string | null {
  if (!before.endsWith(', ')) return null;
  const phrase = before.slice(0, -2).split(PHRASE_END_RE).at(-1)!.trim();
  if (!OFFICE_LAST_RE.test(phrase)) return null;
  const words = phrase.split(' ');
  let start = words.findLastIndex((word) => /^the$/i.test(word));
  if (start < 0) {
    start = words.findIndex((word) => POSSESSIVE_NAME_RE.test(word));
    while (start > 0 && /^\p{Lu}/u.test(words[start - 1]!)) start -= 1;
  }
  if (start < 0 || words.length - start > MAX_OFFICE_WORDS) return null;
  const office = words.slice(start).join(' ').replace(/^The/, 'the');
  return /\p{Lu}/u.test(office) && !INDEFINITE_RE.test(office) ? office : null;
}

/** ", leader of the Dock Workers’ Union": an office after its holder. */
const OFFICE_AFTER_RE = new RegExp(
  `^, ((?:the )?(?:[\\p{Ll}-]+ ){0,3}${OFFICE_NOUN}) (?:of|for) ((?:the )?\\p{Lu}[^,.;:"“”()]{1,50}?)(?=[,.;]|$)`,
  'u',
);
const MAX_OFFICE_WORDS = 9;
const INDEFINITE_RE = /\b(?:a|an|former|ex|another|one|late)\b|\bwho\b/i;

/** "Who is the Harwick manager?", "What did Bernadette Kowal say?". */
export function peopleQuestions(
  sentence: string,
  mentions: readonly RelativeMention[],
): (GeneratedQuestion | null)[] {
  return mentions
    .filter(({ kind, start, end }) => kind === 'person' && /\s/.test(sentence.slice(start, end)))
    .flatMap((person) => [office(sentence, person), said(sentence, person)]);
}

function office(sentence: string, { start, end }: RelativeMention): GeneratedQuestion | null {
  const answer = sentence.slice(start, end);
  const before = officeBefore(sentence.slice(Math.max(0, start - 110), start));
  if (before !== null) return { text: `Who is ${before}?`, asks: 'office', answer, subject: null };
  const [, held, of] = OFFICE_AFTER_RE.exec(sentence.slice(end, end + 120)) ?? [];
  if (held === undefined || of === undefined || INDEFINITE_RE.test(held)) return null;
  const definite = held.startsWith('the ') ? held : `the ${held}`;
  return { text: `Who is ${definite} of ${of}?`, asks: 'office', answer, subject: null };
}

const SAID = anyOf([...PAST_SPEECH_VERBS.filter((verb) => verb !== 'asked'), 'says', 'warned']);
const SAID_AFTER_RE = new RegExp(`^(?:, [^,"“”]{2,80},)? ${SAID}\\b`);
const SAID_BEFORE_RE = new RegExp(
  `["”’'], ?${SAID} (?:[^,"“”.]{0,60}, )?(?:[\\p{L} ]{0,30} )?$|,["”’'] ${SAID} (?:[^,"“”.]{0,60}, )?(?:[\\p{Ll} ]{0,30} )?$`,
  'u',
);

/** From somebody beside a verb of speech; the topic is added by whoever knows the article. */
function said(sentence: string, { start, end }: RelativeMention): GeneratedQuestion | null {
  const after = SAID_AFTER_RE.exec(sentence.slice(end, end + 110));
  const before = SAID_BEFORE_RE.exec(sentence.slice(Math.max(0, start - 110), start));
  if (!after && !before) return null;
  const answer = after
    ? sentence.slice(end + after[0].length)
    : sentence.slice(0, Math.max(0, start - 110) + before!.index);
  return { text: `What did ${sentence.slice(start, end)} say?`, asks: 'said', answer, subject: null };
}
