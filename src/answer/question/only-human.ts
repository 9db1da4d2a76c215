import { ASKED_PEOPLE_NOUNS, ASKED_PERSON_NOUNS } from '../../text/lexicon/offices.js';
import { anyOf, wordList } from '../../text/lexicon/words.js';

/** A team wins, a company owns, a party leads. */
const ALSO_ORGANISATIONS = wordList(
  'champion winner owner leader boss producer designer founder player official',
);
const HUMAN_NOUN = anyOf([
  ...ASKED_PERSON_NOUNS.filter((noun) => !ALSO_ORGANISATIONS.includes(noun)),
  ...ASKED_PEOPLE_NOUNS.filter((noun) => !ALSO_ORGANISATIONS.some((other) => noun.startsWith(other))),
  ...wordList(`chief chairperson head referee goalkeeper keeper skipper pilot lawyer doctor victim survivor suspect driver
    premier chancellor chair husband wife son daughter mother father brother sister spokesperson mp pm ceo cfo vp`),
]);
const HUMAN_NOUN_RE = new RegExp(
  `\\b(?:who(?:'?s| is| was| are| were)?|which|what) (?:the |a |an |its |their |new )?(?:[\\w'-]+ ){0,3}?${HUMAN_NOUN}\\b`,
  'i',
);
/** What only happens to people, or only people do. */
const HAPPENED_TO_RE =
  /\bwho(?:se)?\b.{0,30}\b(?:was|were|is|are|got|been|be) (?:\w+ )?(?:killed|murdered|arrested|detained|jailed|sentenced|injured|hurt|wounded|shot|stabbed|born|missing|dead|rescued|saved|married|buried|sent off|booked|substituted|sworn in|appointed|promoted)\b/i;
const HUMAN_ACT_RE =
  /\bwho (?:has |had |have |all |also )?(?:died|drowned|survived|resign(?:s|ed)?|quit|retire[sd]?|scored|married|testified|confessed|steps? down|stepped down|pleaded|was born)\b/i;

/** True for a question that no organisation or country can answer: "who was arrested?", "who is the captain?". */
export const onlyHuman = (question: string): boolean =>
  HUMAN_NOUN_RE.test(question) || HAPPENED_TO_RE.test(question) || HUMAN_ACT_RE.test(question);
