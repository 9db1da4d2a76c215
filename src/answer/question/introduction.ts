/** Words before a question that only introduce it: "hey guys, sorry if this was asked, does the article say who …". */
import { QUESTION_WORDS } from '../../text/lexicon/auxiliaries.js';
import { anyOf, wordList } from '../../text/lexicon/words.js';

/** Introduce by themselves. */
const GREETINGS = new Set(
  wordList(`
    hey heyy hi hii hello hiya um umm uh uhh hmm hmmm ok okay so yeah yep oh lol lmao haha omg wtf ngl tbh imo fyi btw
    idk`),
);

/** Of an introduction, wherever they stand in it. */
const MARKERS = new Set(
  wordList(`
    ask asking asked asks question questions know knows knew known remember recall tell telling say says said saying
    mention mentions mentioned explain explains show remind reminds forgot forgetting check checking search google
    wonder wonders wondering wondered curious curiosity interest interested understand figure learn mind mean meant think
    clue idea ideas info answer answers i im ive id me please pls plz kindly sorry pardon excuse wait yo bro dude
    honestly seriously genuinely basically quick quickly sure obvious essay homework quiz trivia context based exactly
    look trolling kidding bother help thanks thx ty tysm tnx cheers k kk find hear heard trying`),
);

/** Of an introduction if a comma or the like follows: "everyone who signed" is none. */
const MARKERS_BEFORE_A_MARK = new Set(
  wordList(`
    q guys folks all everyone everybody people team chat mate buddy man bot byline well right alright anyway actually
    also more another next last greetings morning evening afternoon short brief briefly word sentence article articles
    news report reports story stories source sources coverage yes no nope nah cool great nice awesome perfect
    wow true got thank see clear wrong`),
);

/** May stand beside those. */
const COMPANIONS = new Set(
  wordList(`
    a an the this that these those there here it its my our your you u ur we us they some any anyone anybody someone
    somebody is are was were am be been being do does did dont didnt have has had havent can cant could couldnt will
    would shall should may might to for of in on at by from with about out up into if whether but and or just really
    even ever happen possible not already again still before one thing things something want wanted wants need needed
    needs like love loved try get give gives keep let lets read covered good real random dumb stupid silly genuine
    serious simple single super double pop first case now then school class work project own very much according per
    correct`),
);

const OPENERS: ReadonlySet<string> = new Set([
  ...QUESTION_WORDS,
  ...QUESTION_WORDS.map((word) => `${word}s`),
]);
/** "my teacher", "our boss": who asks may be anybody. */
const OWNERS = new Set(wordList('my our'));
/** "in which port", but not of "search for who …". */
const BEFORE_OPENERS = new Set(wordList('in on at by to for from with of under about'));
const TAKE_PREPOSITIONS = new Set(
  wordList('ask asked asking look search wonder wondering wondered curious question info'),
);

/** No names of somebody or something else, wherever they stand. */
const CAPITALISED = new Set(wordList('i im ive id byline'));
/** Longer ones say something. */
const MAX_WORDS = 14;
/** Fewer words after a comma or a greeting may ask an earlier question again: "ok, and Syria?" */
const MIN_QUESTION_WORDS = 3;

const WORD_RE = /\S+/g;
const MARK_RE = /[,.:;!–—-]$/;
const DASH_RE = /^-*$/;
/** "the report, who wrote it?" is about the report. */
const TOPIC_FIRST_RE = new RegExp(`^(?:the|this|that) \\p{L}+,? ${anyOf(QUESTION_WORDS)}\\b`, 'iu');
const WANTED_RE =
  /^what (?:i|we)(?:(?:'d|d| would)? like| want| wanted| need| needed) to (?:know|ask|find out) is[,:]? /i;

const isMarker = (word: string): boolean => GREETINGS.has(word) || MARKERS.has(word) || word.startsWith('@');

const isPart = (word: string): boolean =>
  isMarker(word) || MARKERS_BEFORE_A_MARK.has(word) || COMPANIONS.has(word) || DASH_RE.test(word);

/**
 * The question without its introduction: words of the lists above, one of which introduces, up to a question word or to
 * a mark or greeting with at least three words after it.
 */
export function withoutIntroduction(question: string): string {
  if (TOPIC_FIRST_RE.test(question)) return question;
  const text = question.replace(WANTED_RE, '');
  const words = Array.from(text.matchAll(WORD_RE), ({ 0: token, index }) => ({
    index,
    word: token.toLowerCase().replace(/[^\p{L}\p{N}@-]/gu, ''),
    hasMark: MARK_RE.test(token),
    isCapitalised: /^\p{Lu}/u.test(token),
  }));
  const wordAt = (at: number): string => words[at]?.word ?? '';
  const opensAt = (at: number): boolean =>
    OPENERS.has(wordAt(at)) ||
    (BEFORE_OPENERS.has(wordAt(at)) && OPENERS.has(wordAt(at + 1)) && !TAKE_PREPOSITIONS.has(wordAt(at - 1)));
  let begin = 0;
  // Of the words so far.
  let isIntroduction = false;
  let isGreeting = true;
  let mayIntroduce = false;
  for (const [at, { word, hasMark, isCapitalised }] of words.slice(0, MAX_WORDS).entries()) {
    if (opensAt(at)) {
      if (isIntroduction) begin = at;
      break;
    }
    const isName = isCapitalised && at > 0 && !words[at - 1]!.hasMark && !CAPITALISED.has(word);
    if (isName || !(isPart(word) || OWNERS.has(wordAt(at - 1)))) break;
    const mayMark = MARKERS_BEFORE_A_MARK.has(word);
    mayIntroduce ||= mayMark;
    isGreeting &&= GREETINGS.has(word) || mayMark;
    isIntroduction ||= isMarker(word) || (hasMark && mayIntroduce);
    const next = at + 1;
    const isGreeted = isGreeting && GREETINGS.has(word) && (isPart(wordAt(next)) || opensAt(next));
    if (isIntroduction && (hasMark || isGreeted) && words.length - next >= MIN_QUESTION_WORDS) begin = next;
  }
  return text.slice(words[begin]?.index ?? 0);
}
