/** A topic without a question: "ferry", "dock strike". */
import { anyOf, wordList } from '../../text/lexicon/words.js';
import { STOP_WORDS } from '../../text/terms/tokens.js';
import { baseForms, isNounOrUnknown, isVerb } from '../../text/terms/wordnet.js';
import { withoutTrailing } from '../../text/trailing.js';

const MAX_WORDS = 2;
const FINAL_MARK_RE = /[\s?!.,;:]/;
const WORD_RE = /^[\p{L}\p{N}][\p{L}\p{N}\p{M}'’.-]*$/u;
/** What is asked for beside a topic: "ferry captain name", "election result". */
const ASKED_RE = new RegExp(
  `^${anyOf(
    wordList(`names? results? winners? causes? reasons? dates? deadlines? locations? places? address age rates? scores?
    prices? costs? tolls? numbers? totals? times? size height weight length depth speed distance population temperature
    magnitude turnout majority margin salary wages? budget fees? fines? profits? loss losses revenue victims? suspects?
    survivors? verdict sentence odds schedule fixtures? lineup route owners? founders? ceo cfo author director captain
    mayor minister president chairman leader manager coach source link weather forecast`),
  )}$`,
);
/** Past forms that WordNet does not list. */
const IRREGULAR_PAST_RE =
  /^(?:sank|sunk|won|lost|died|dead|fell|rose|hit|killed|said|quit|left|met|made|broke|began|came|went|saw|took|gave|got|grew|held|kept|knew|paid|ran|sold|spoke|struck|told|threw|wrote|bought|caught|fought|found|led)$/;

/**
 * True for one or two nouns or names. Other keywords ask for something: "death toll earthquake", "ferry captain name".
 * @param question In lower case.
 */
export function isBareTopic(question: string): boolean {
  const words = withoutTrailing(question, FINAL_MARK_RE).trim().split(' ');
  if (words.length > MAX_WORDS || words.some((word) => !WORD_RE.test(word))) return false;
  const isTopical = (word: string): boolean =>
    /\p{L}/u.test(word) &&
    !STOP_WORDS.has(word) &&
    !ASKED_RE.test(word) &&
    !IRREGULAR_PAST_RE.test(word) &&
    isNounOrUnknown(word);
  const [first, last] = [words[0]!, words.at(-1)!];
  const isNumbered = words.length === MAX_WORDS && /^\d{1,4}$/.test(last);
  return isTopical(first) && (isNumbered || isTopical(last)) && !isPast(last);
}

/** "ferry arrested": a past form whose base is a verb. */
const isPast = (word: string): boolean =>
  /ed$/.test(word) && baseForms(word).some((form) => form !== word && isVerb(form));
