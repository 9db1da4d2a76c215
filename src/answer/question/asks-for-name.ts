import { ORGANISATION_NOUNS_ASKED_BY_NAME } from '../../text/lexicon/organisations.js';
import { anyOf, pluralOf, wordList } from '../../text/lexicon/words.js';

const NAMED_PLACES = wordList('city town country county airport island continent village stadium');
const NAMED = anyOf(
  [...ORGANISATION_NOUNS_ASKED_BY_NAME, ...NAMED_PLACES].flatMap((noun) => [noun, pluralOf(noun)]),
);
/** "which car companies", "what two cities"; the noun is what is asked for, not in "which hospital staff". */
const WHICH_RE = new RegExp(
  `\\b(?:which|what)(?: (?!(?:is|was|are|were|did|does|do|of|the|kind|kinds|sort|type|made|caused)\\b)[\\p{L}-]+){0,2} ${NAMED}(?=\\W*$| (?:is|was|are|were|did|does|do|has|have|had|will|would|can|could|in|on|from|that|who|[\\p{L}]+ed|cut|got|took|made|won|lost|put|sent|sold|bought|built|owns?|makes?|runs?)\\b)`,
  'iu',
);
/** "which two politicians" */
const WHICH_OF_SEVERAL_RE = /\b(?:which|what) (?:two|three|four|five|both) \p{L}+s\b/iu;
/** "what is the name of", "what name did they give"; things that are no individuals have names in small letters. */
const NAME_RE =
  /^(?!.*\b(?:disease|illness|virus|drug|medicine|species|animal|plant|dish|process|method|treatment|technique|game|mean|means|cost)\b)\W*what(?:['’]?s| is| was| were)? (?:the |his |her |its |their )?(?:real |full |first |last )?names?\b/iu;

/** "Halden headquarters" */
const SEAT_RE =
  /^(?!.*\b(?:who|what|where|when|why|how|which|did|does|is|are|was|were|has|have)\b).*\b(?:headquarters|hq|birthplace)\W*$/i;

/** True if only a name can answer: "which company", "what is the name of". */
export const asksForName = (question: string): boolean =>
  WHICH_RE.test(question) || NAME_RE.test(question) || SEAT_RE.test(question);

/** True if each of several is asked for, so that "the two leaders" says no more than the question. */
export const asksForEach = (question: string): boolean => WHICH_OF_SEVERAL_RE.test(question);
