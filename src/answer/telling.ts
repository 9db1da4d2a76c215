import { contentTerms } from '../text/tokens.js';
import type { Candidate } from './candidates.js';
import type { Question } from './question.js';
import { PERSON, referenceOf } from './reference.js';

/**
 * Whether a sentence tells what no name or amount can be: a reason, what something is, who somebody is, what
 * somebody said; null where the question asks for none of these. `loose`: somebody else said it.
 */
export function tells(question: Question, candidate: Candidate): 'exact' | 'loose' | 'none' | null {
  const { text } = candidate;
  if (question.kind === 'reason') return REASON.test(text) ? 'exact' : 'none';
  if (question.kind === 'statement') return tellsWords(question, candidate);
  if (question.kind !== 'definition') return null;
  const isTold = ASKS_WHO.test(question.text) ? introduces(question, candidate) : NAMING.test(text);
  return isTold ? 'exact' : 'none';
}

/** Why something is: what a sentence that tells it holds. */
const REASON =
  /\b(?:because|since|due to|owing to|thanks to|as a result|so that|in order to|to (?:avoid|prevent|protect|help|make|allow|reduce|give|ensure)|after|amid|following|caused|blamed?|prompted|led to|reason|driven by|fears?|concerns?|over)\b/i;
/** What something is called or means. */
const NAMING =
  /\b(?:call(?:ed|s)?|known as|named|dubbed|termed|nicknamed|refer(?:red|s)? to|label(?:l?ed)|designated|titled|entitled|means?|defined|denoted|term|describes?|considered)\b|\(|(?<![\p{L}\p{N}])["“'‘]\p{L}/iu;

const ASKS_WHO = /^\W*who\b/i;
const OFFICE_BEFORE = new RegExp(`\\b(?:${PERSON})(?:\\s+(?:of|for)\\s+[\\w-]+)?\\s+$`, 'i');
const OFFICE_BEHIND =
  /^,? (?:the|an?|who|whose|aged|\d\d|is|was|became|has been|serves|served|works|worked)\b/;

/** Whether a sentence says who is asked about: "Defence Minister Ann Berg", "Ann Berg, the pilot". */
const introduces = (question: Question, { text, sentence }: Candidate): boolean =>
  sentence.mentions.some(({ span }) => {
    const [start, end] = [span.start - sentence.span.start, span.end - sentence.span.start];
    const name = contentTerms(text.slice(start, end));
    const isMeant = name.length > 0 && name.every((term) => question.terms.includes(term));
    return isMeant && (OFFICE_BEFORE.test(text.slice(0, start)) || OFFICE_BEHIND.test(text.slice(end)));
  });

/** That somebody said something. */
const SPOKEN =
  /["“]|\b(?:said|says|saying|told|tells|stated|states|added|adds|argued|argues|warned|warns|claimed|claims|announced|insisted|insists|stressed|reiterated|explained|wrote|writes|posted|tweeted|described|describes|called|noted|urged|vowed|pledged|promised|denied|admitted|confirmed|suggested|suggests|believes?|believed|thinks?|thought|hailed|praised|criticised|criticized|condemned|welcomed|replied|responded|demanded|declared|recalled|predicted|according to|(?:confidence|hope|belief|concern|fear|statement|post|comment|remark)s? (?:that|on|in))\b/i;

/** How well a sentence tells what was said: best by whom it was asked of, named or pointed at. */
function tellsWords(question: Question, candidate: Candidate): 'exact' | 'loose' | 'none' {
  if (!SPOKEN.test(candidate.text)) return 'none';
  const pointed = referenceOf(candidate, ['person'])?.names ?? [];
  const { text } = candidate.from.article;
  const said = [
    ...candidate.terms,
    ...pointed.flatMap(({ span }) => contentTerms(text.slice(span.start, span.end))),
  ];
  const isNamed = question.speaker.length === 0 || question.speaker.some((term) => said.includes(term));
  return isNamed ? 'exact' : 'loose';
}
