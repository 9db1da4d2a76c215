import { ORGANISATION_NOUNS_ASKED_BY_NAME } from '../../text/lexicon/organisations.js';
import { anyOf, pluralOf, wordList } from '../../text/lexicon/words.js';

const NAMED_PLACES = wordList('city town country county airport island continent village stadium');
const NAMED = anyOf(
  [...ORGANISATION_NOUNS_ASKED_BY_NAME, ...NAMED_PLACES].flatMap((noun) => [noun, pluralOf(noun)]),
);
/** "which car companies", "what two cities" */
const WHICH_RE = new RegExp(
  `\\b(?:which|what)(?: (?!(?:is|was|are|were|did|does|do|of|the|kind|kinds|sort|type|made|caused)\\b)[\\p{L}-]+){0,2} ${NAMED}\\b(?! (?:of mind|of affairs))`,
  'iu',
);
/** "which two politicians" */
const WHICH_OF_SEVERAL_RE =
  /\b(?:which|what) (?:two|three|four|five|both) (?!(?:days|weeks|months|years|hours|things|ways|reasons|options|causes|conditions|numbers|colou?rs|measures|rules|changes)\b)\p{L}+s\b/iu;
/** "what is the name of", "what name did they give" */
const NAME_RE =
  /\bwhat(?:['’]?s| is| was| are| were)? (?:the |his |her |its |their )?(?:real |full |first |last )?names?\b(?! (?:means?|change))|\bname of\b|\b(?:is|was|are|were) (?:\p{L}+ ){1,5}(?:called|named)\W*$/iu;

/** True if only a name can answer: "which company", "what is the name of". */
export const asksForName = (question: string): boolean => WHICH_RE.test(question) || NAME_RE.test(question);

/** True if each of several is asked for, so that "the two leaders" says no more than the question. */
export const asksForEach = (question: string): boolean => WHICH_OF_SEVERAL_RE.test(question);
