/** What is asked in what was typed: "hey, can you tell me who signed it? thanks" asks "who signed it?". */
import { QUESTION_WORDS } from '../../text/lexicon/auxiliaries.js';
import { anyOf } from '../../text/lexicon/words.js';
import { contentTerms } from '../../text/terms/tokens.js';
import { withoutTrailing } from '../../text/trailing.js';

/** Removes control characters and collapses white space. */
export const cleanQuestion = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}]+/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();

/**
 * "hey", "ok so", "quick question:"; greetings that may also begin a name only with a mark behind them, and not the
 * "so" or "well" of "so Japan?", which asks an earlier question again.
 */
const OPENING_RE =
  /^(?:(?:hey+|hi+|hello+|hiya|um+|uh+|hmm+|(?:ok(?:ay)?|so(?! (?:far|many|much|long|called)\b))(?=,? \S+ \S+ \S)|(?:just )?(?:a |one )?(?:quick|random|serious|dumb|stupid|silly|genuine) question)(?: (?:guys|all|everyone|everybody|folks|there|bot|byline))?(?!-)[\s,.:;!–]+(?:- )?|(?:well(?=, \S+ \S+ \S)|yo|sorry|excuse me|question|good (?:morning|evening|afternoon)|greetings|guys|everyone|folks)\s?[,.:;!–]\s?)/i;
const ASKED_AFTER = `(?=(?:(?:in|on|at|by|to|for|from|with|of|under|about) )?${anyOf(QUESTION_WORDS)}\\b)`;
const SOMEBODY = '(?:you|u|anyone|anybody|someone|somebody|any of you)';
/** "can you tell me", "does anyone know", "I was wondering", before a question word. */
const INTRODUCTION_RE = new RegExp(
  `^(?:please |pls )?(?:(?:can|could|would|will) ${SOMEBODY} (?:please |pls |kindly )?(?:tell|explain|say|show|remind|help|let)(?: to)?(?: me| us)?(?: (?:know|understand|find out))?|(?:do|does|did) (?:${SOMEBODY}|we) (?:happen to |even )?(?:know|remember)|any(?:one|body) know|any idea|(?:tell|explain to|remind) (?:me|us)|explain|i(?:'d| would) (?:like|love) to (?:know|ask|understand)|i (?:just |really )?(?:want|wanted|need) to (?:know|ask|understand|find out)|i(?: was| am|'m|m) (?:just )?(?:wondering|curious|asking)|i wonder|(?:just )?(?:curious|wondering)|out of curiosity)[\\s,:–-]+${ASKED_AFTER}`,
  'i',
);
/** "please", "thanks in advance", "btw", "according to the news": says nothing that could be searched for. */
const CLOSING_RE =
  /(?<![\p{L}\p{N}'’-])(?<!\b(?:please|say|says|said|write|wrote|call|called|titled|named|sings?|sang) )(?:please|pls+|plz+|thanks(?: (?:in advance|a lot|so much|again|guys))?|thank you(?: (?:very|so) much| in advance)?|thx|tysm|btw|by the way|lol|lmao|just (?:curious|wondering|asking)|(?:does )?any(?:one|body) know|do you know|any ideas?|(?:i )?need (?:it|this|that) for (?:my |a |an )?(?:homework|school|class|work|essay|report)|asking for a friend|according to (?:the|this|that|these|your) (?:articles?|news|reports?|story|stories|sources?))$/iu;
const FINAL_MARK_RE = /[\s?!.,;:–-]/;
/** Greetings or thanks in a row that are left out. */
const MAX_COURTESIES = 3;
/** Fewer words in capitals may be names alone: "NATO", "US UK". */
const MIN_SHOUTED_WORDS = 3;

/**
 * A typed question without what addresses or introduces it, and in lower case if it was typed in capitals throughout.
 * Nothing is left out if no search term would remain.
 */
export function plainQuestion(typed: string): string {
  const clean = cleanQuestion(typed);
  const calm = isShouted(clean) ? clean.toLowerCase() : clean;
  const plain = withoutClosing(withoutOpening(calm));
  return contentTerms(plain).length > 0 ? plain : calm;
}

function withoutOpening(question: string): string {
  let rest = question;
  for (let left = 0; left < MAX_COURTESIES; left += 1) {
    const shorter = rest.replace(OPENING_RE, '').replace(INTRODUCTION_RE, '');
    if (shorter === rest) break;
    rest = shorter;
  }
  return rest;
}

function withoutClosing(question: string): string {
  let rest = question;
  for (let left = 0; left < MAX_COURTESIES; left += 1) {
    const unmarked = withoutTrailing(rest, FINAL_MARK_RE);
    const shorter = unmarked.replace(CLOSING_RE, '');
    if (shorter === unmarked) break;
    rest = withoutTrailing(shorter, FINAL_MARK_RE) + (question.includes('?') ? '?' : '');
  }
  return rest;
}

const isShouted = (text: string): boolean =>
  !/\p{Ll}/u.test(text) && text.split(' ').filter((word) => /\p{Lu}/u.test(word)).length >= MIN_SHOUTED_WORDS;
