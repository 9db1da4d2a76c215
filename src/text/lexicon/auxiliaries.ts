import { wordList } from './words.js';

export const FORMS_OF_BE = wordList('is are was were');
export const FORMS_OF_DO = wordList('do does did');
export const FORMS_OF_HAVE = wordList('has have had');

export const QUESTION_WORDS = wordList('who whom whose what when where which why how');

/** Auxiliaries that open a question wherever they begin a sentence. */
export const QUESTION_AUXILIARIES = [
  ...FORMS_OF_BE,
  ...FORMS_OF_DO,
  ...FORMS_OF_HAVE,
  ...wordList('can could will would should'),
];

/** Also open a question, but "May" is a month as well, and "might" a noun. */
export const AMBIGUOUS_AUXILIARIES = wordList('may might');

/** Sources of regular expressions: the apostrophe is often left out. */
export const NEGATED_AUXILIARIES = wordList("isn'?t aren'?t wasn'?t didn'?t doesn'?t hasn'?t won'?t");
