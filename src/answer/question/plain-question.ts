/** What is asked in what was typed: "hey, can you tell me who signed it? thanks" asks "who signed it?". */
import { QUESTION_WORDS } from '../../text/lexicon/auxiliaries.js';
import { anyOf, wordList } from '../../text/lexicon/words.js';
import { contentTerms } from '../../text/terms/tokens.js';
import { isKnownWord, isVerb } from '../../text/terms/wordnet.js';
import { withoutTrailing } from '../../text/trailing.js';
import { withShortFormsWritten } from './chat-shorthand.js';
import { withoutIntroduction } from './introduction.js';
import { questionOfNewTopic } from './new-topic.js';
import { withQuestionWordSpelled } from './question-word-typo.js';
import { withoutRemark } from './remark.js';
import { requestedQuestion } from './request.js';
import { questionOfStatement } from './statement.js';

/** Invisible inside of a word: soft hyphens, spaces and joiners without width. */
const INSIDE_WORD_RE = /(?<=\p{Script=Latin})[\u00ad\u200b-\u200d\u2060\ufeff]+(?=\p{Script=Latin})/gu;

/** Removes control characters and what is invisible in words, and collapses white space. */
export const cleanQuestion = (text: string): string =>
  text
    .normalize('NFC')
    .replace(INSIDE_WORD_RE, '')
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}]+/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();

const CLOSINGS = [
  'please|pls+|plz+|thanks(?: (?:in advance|a lot|so much|again|guys))?|(?:and )?thank you(?: (?:very|so) much| in advance)?',
  'thx|ty|tysm|tia|cheers|(?:much )?(?:appreciated?(?: it)?|obliged)|asap|btw|by the way|tho|though|or what|bro|dude',
  'lol|lmao|haha+|omg|wtf|ffs|fr|ngl|tbh|imo|idk|lmk|tldr|eli5|h+m+',
  'just (?:curious|wondering|asking)|(?:does )?any(?:one|body) know|do (?:you|we) (?:know|think)|any ideas?',
  'asking for a friend|if (?:(?:you|we|they) know|known)|in your opinion',
  '(?:i )?need (?:it|this|that) for (?:my |a |an )?(?:homework|school|class|work|essay|report)',
  '(?:according to|based on) (?:the|this|that|these|your) (?:articles?|news|reports?|story|stories|sources?)',
  "exactly|briefly|in (?:brief|short)|in (?:about |at most |max(?:imum)? |only )?(?:\\d{1,3}|one|a|a single|a few|a couple of|two|three|four|five|six|ten) (?:(?:short|simple|bullet) ){0,2}(?:sentences?|words?|lines?|paragraphs?|points?|bullets?|nutshell)|in (?:simple|plain|easy|layman['’]?s) (?:terms|words|english|language)|(?:like|as if) i(?:['’]?m| am| were) (?:5|five|a (?:child|kid))|for (?:dummies|beginners)|(?:one word|short) answer|one word",
  '(?:just|only) (?:the|a|one|your) (?:names?|numbers?|dates?|years?|amount|figure|answer|word)',
  '(?:with|and|plus|cite|including) (?:the |your |a )?(?:sources?|links?|citations?)',
  // Only apart: "show me the sources" and "who asked for help" say something.
  '(?<=[?!.,;:(–-] ?)(?:(?:the |your |a )?(?:sources?|links?|citations?)|anyone|anybody|help|help me|guys|man|urgent|quick)',
];
/** "please", "thanks in advance", "with sources": says nothing that could be searched for. */
const CLOSING_RE = new RegExp(
  `(?<![\\p{L}\\p{N}'’-])(?<!\\b(?:please|say|says|said|write|wrote|call|called|titled|named|sings?|sang) )(?:${CLOSINGS.join('|')})$`,
  'iu',
);
const FINAL_MARK_RE = /[\s?!.,;:()–-]/;
/** An emoji, but not ©, ® and ™, or an emoticon apart. */
const PICTURE_RE = /(?![©®™])\p{Extended_Pictographic}\p{EMod}?|(?<=\s)(?:[:;]-?[()/|DPp]|<3|xD)(?=\s|$)/gu;
/** "who tf won", "what on earth happened", "the fucking ferry": said with feeling. "Who in the World Bank" is not. */
const EXPLETIVE_RE = new RegExp(
  `(?<=\\b${anyOf(QUESTION_WORDS)}(?:['’]?s)? )(?:(?:in )?the (?:actual )?(?:hell|heck|fuck)|tf|(?:the devil|on earth|in the world)(?= (?:is|are|was|were|did|do|does|has|have|will|would|can|could|should|happened|happens|going)\\b)) ` +
    "|(?<![\\p{L}\\p{N}'’-])(?:fucking?|fuckin['’]?|freakin[g'’]?|friggin[g'’]?|frickin[g'’]?|goddamn) (?=\\p{Ll})",
  'giu',
);
/** Marks of Discord around the whole: bold, italic, code; or before it: a quotation, a heading. */
const MARKED_RE = /^(\*{1,3}|_{1,3}|`{1,3}|~~|\|\|)(?! )((?:(?!\1).){1,2000})(?<! )\1$/su;
const LEADING_MARK_RE = /^(?:>{1,3}|#{1,3}|-#|[-*]) (?=\p{L})/u;
/** Closings in a row that are left out. */
const MAX_CLOSINGS = 3;

/** Fewer words in capitals may be names alone: "NATO", "US UK". */
const MIN_SHOUTED_WORDS = 3;

/**
 * A typed question without what addresses or introduces it, oaths and marks of Discord, in lower case if it was typed in
 * capitals throughout or with one in each word, and with its question word spelled right. Nothing is left out if no search
 * term would remain.
 */
export function plainQuestion(typed: string): string {
  const clean = cleanQuestion(typed);
  const calm = isShouted(clean) ? clean.toLowerCase() : isTitled(clean) ? withoutTitleCase(clean) : clean;
  const words = cleanQuestion(calm.replace(PICTURE_RE, ' ')).replace(LEADING_MARK_RE, '');
  const bare = unquoted(words.replace(MARKED_RE, '$2')).replace(EXPLETIVE_RE, '');
  const own = withoutRemark(questionOfNewTopic(bare) ?? bare);
  const plain = withoutClosing(withoutIntroduction(withShortFormsWritten(own)));
  if (contentTerms(plain).length === 0) return calm;
  return questionOfStatement(requestedQuestion(withQuestionWordSpelled(plain)));
}

/** A question that is quoted as a whole. */
function unquoted(question: string): string {
  const inner = /^["“](.+)["”]$/u.exec(question)?.[1];
  return inner === undefined || /["“”]/.test(inner) || !question.includes(' ') ? question : inner;
}

function withoutClosing(question: string): string {
  let rest = question;
  for (let left = 0; left < MAX_CLOSINGS; left += 1) {
    const unmarked = withoutTrailing(rest, FINAL_MARK_RE);
    const shorter = unmarked.replace(CLOSING_RE, '');
    if (shorter === unmarked) break;
    rest = withoutTrailing(shorter, FINAL_MARK_RE) + (question.includes('?') ? '?' : '');
  }
  return rest;
}

/** Not even a headline has a capital in each of them. */
const SMALL_WORDS = new Set([
  ...wordList(
    'a an the and or at by for from in of on to with as is are was were be did do does has have had',
  ),
  ...QUESTION_WORDS,
]);
const MIN_TITLED_WORDS = 4;

/** Every word begins with a capital, small ones included: "Who Is The Captain Of The Ferry". */
function isTitled(text: string): boolean {
  const words = text.split(' ');
  return (
    words.length >= MIN_TITLED_WORDS &&
    words.every((word) => !/^\P{L}{0,3}\p{Ll}/u.test(word)) &&
    words.slice(1).some((word) => SMALL_WORDS.has(word.toLowerCase()))
  );
}

/** With English words in lower case; others are likely names, and so is a noun after one of them: "Elon Musk". */
function withoutTitleCase(text: string): string {
  let isAfterName = false;
  return text.replace(/(?<![\p{L}\p{N}'’])\p{Lu}[\p{L}'’]*(?![\p{L}\p{N}])/gu, (word) => {
    const lower = word.toLowerCase();
    const isName = !SMALL_WORDS.has(lower) && (!isKnownWord(lower) || (isAfterName && !isVerb(lower)));
    isAfterName = isName;
    return isName || /^\p{Lu}.*\p{Lu}/u.test(word) ? word : lower;
  });
}

const isShouted = (text: string): boolean =>
  !/\p{Ll}/u.test(text) && text.split(' ').filter((word) => /\p{Lu}/u.test(word)).length >= MIN_SHOUTED_WORDS;
