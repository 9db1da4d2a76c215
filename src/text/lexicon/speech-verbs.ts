import { wordList } from './words.js';

/** Verbs that report what somebody said, in the past tense. */
export const PAST_SPEECH_VERBS = wordList('said told wrote added asked announced reported');

/** The same with the present tense of headlines and broadcasts. */
export const SPEECH_VERBS = [...PAST_SPEECH_VERBS, 'says'];
