/** Remarks before a question: "thats not much. what did the defence ask for", "haha what. who found it". */
import { QUESTION_AUXILIARIES, QUESTION_WORDS } from '../../text/lexicon/auxiliaries.js';
import { anyOf } from '../../text/lexicon/words.js';
import { smallTalkOf } from '../../text/small-talk.js';

const SENTENCE_GAP_RE = /(?<=[.!?…])\s+/u;
const ASKS_RE = new RegExp(`^${anyOf([...QUESTION_WORDS, ...QUESTION_AUXILIARIES])}\\b`, 'i');
/** With one word of its own at most: "thats the ferry" says what the question is about. */
const REMARK_RE =
  /^(?:(?:oh|wow|ok|well|haha|lol|omg) )?(?:(?:(?:that|this|it)(?:['’]?s| is| was)|thats|its)(?: (?:not|so|too|really|very|quite|pretty|just)){0,3} [\p{L}’'-]{1,30}|poor [\p{L}’'-]{1,30}|what)[.!?…]{1,9}$/iu;

const isRemark = (sentence: string): boolean => REMARK_RE.test(sentence) || smallTalkOf(sentence) !== null;

/** The last sentence, if it asks and those before it say nothing about the news. */
export function withoutRemark(question: string): string {
  const sentences = question.split(SENTENCE_GAP_RE);
  const last = sentences.pop() ?? question;
  return sentences.length > 0 && ASKS_RE.test(last) && sentences.every(isRemark) ? last : question;
}
