/** Short forms of a chat that are read as words: "wtf is going on w the trains", "r they back 2day". */
import { QUESTION_WORDS } from '../../text/lexicon/auxiliaries.js';
import { anyOf } from '../../text/lexicon/words.js';

/** Not a part of a longer word, number or name: "r", but not "r&b", "R" or "R.". */
const whole = (form: string): string => `(?<![\\p{L}\\p{N}'’&./-])${form}(?![\\p{L}\\p{N}'’&-])`;
const PRONOUN = anyOf('they|we|you|u|these|those|there|he|she|it'.split('|'));
const BEFORE_NOUN = anyOf(
  'the|a|an|all|this|that|these|those|his|her|its|our|your|my|their|him|them|it|us|no|some'.split('|'),
);

/** Each only where nothing else can be meant. */
const SHORT_FORMS: readonly (readonly [RegExp, string])[] = [
  [new RegExp(whole('2day'), 'gu'), 'today'],
  [new RegExp(whole('2nite'), 'gu'), 'tonight'],
  [new RegExp(whole('(?:2mo?rrow|2moro|tmrw|tmr)'), 'gu'), 'tomorrow'],
  [new RegExp(`${whole('b4')}(?= )`, 'gu'), 'before'],
  [/(?<= )w\/o(?= )/gu, 'without'],
  [/(?<= )w\/ ?(?=\p{L})/gu, 'with '],
  [new RegExp(`(?<= )w(?= ${BEFORE_NOUN} )`, 'gu'), 'with'],
  [new RegExp(`(?:(?<=^|[,.!;] )|(?<=\\b${anyOf(QUESTION_WORDS)} ))r(?= (?:${PRONOUN}|the) )`, 'giu'), 'are'],
  [
    /(?<=^|[ ,])(?:wtf|wth)(?= (?:is|are|was|were|did|does|do|happened|happens)(?! (?:it|this|that) (?:true|real)))/iu,
    'what',
  ],
  [
    /(?<=\b(?:how (?:much|many|old|far|long|big)|people|ppl|they|we|you|these|those|there|what|where|who|why|when|how) )r(?= \p{Ll})/gu,
    'are',
  ],
  [
    /^y(?= (?:did|do|does|is|are|was|were|has|have|had|cant|can|wont|will|would|should|not|the|they|he|she|it|r)\b)/iu,
    'why',
  ],
  [
    /(?<=\b(?:what|tell (?:me|us)|news|anything|something|know|say|said|heard|more|info) )(?:['’]?bout|abt)(?= (?!did|does|was|is|will)\p{L})/giu,
    'about',
  ],
  [/(?<=\b(?:last|this|next|per|a|each|every|past) )yr(?![\p{L}\p{N}'’.-])/giu, 'year'],
  [/(?<=\b(?:last|this|next|per|a|each|every|past) )wk(?![\p{L}\p{N}'’.-])/giu, 'week'],
  [/(?<=\b(?:last|this|next|per|an|each|every|past) )hr(?![\p{L}\p{N}'’.-])/giu, 'hour'],
  [/(?<=\b(?:since|until|till|by|from) )wen(?=\W|$)/giu, 'when'],
  [
    /(?<![\p{L}\p{N}'’-])(go|do|happen|gett|say|com|try|winn|los|play|leav|runn|tak|mak|pay)in['’]?(?![\p{L}\p{N}-])/gu,
    '$1ing',
  ],
  [/^gimme(?= )/iu, 'give me'],
  // Typos of function words, which the spelling correction would take for a word of the articles.
  [new RegExp(whole('thier'), 'giu'), 'their'],
  [new RegExp(whole('teh'), 'gu'), 'the'],
  // Elsewhere "PPL" may be a name.
  [/(?<=\b(?:how many|number of|\d) )ppl(?![\p{L}\p{N}'’-])/gu, 'people'],
  [/(?<=\b(?:how many|number of|\d) )yrs(?![\p{L}\p{N}'’-])/gu, 'years'],
  [/(?<=\b(?:how many|number of|\d) )hrs(?![\p{L}\p{N}'’-])/gu, 'hours'],
  [/(?<=\b(?:how many|number of|\d) )mins(?![\p{L}\p{N}'’-])/gu, 'minutes'],
];

export const withShortFormsWritten = (question: string): string =>
  SHORT_FORMS.reduce((text, [form, word]) => text.replace(form, word), question);
