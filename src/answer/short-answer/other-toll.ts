/** Signs that an amount of people is of another toll than the question asks about: another fate, group or event. */
import type { Span } from '../../domain/article.js';
import { ANY_DISASTER, DISASTERS } from '../../text/lexicon/disasters.js';
import { MONTHS, WEEKDAYS } from '../../text/lexicon/months.js';
import { anyOf, wordList } from '../../text/lexicon/words.js';
import { contentTerms, tokenize } from '../../text/terms/tokens.js';
import type { Candidate, CandidateArticle } from '../evidence/candidates.js';
import { type Fate, fateAsked, groupAsked, hasOtherFate, namesFate } from './toll.js';

/** What a sentence, or the one before it, says of people who met with a fate; wider than the words that decide it. */
const SIGNS: Partial<Readonly<Record<Fate, RegExp>>> = {
  dead: /\b(?:dea[dt]|die|dying|kill|fatal|lives|lost|loss|bod(?:y|ies)|victim|casualt|perish|drown|murder|massacre|shot|execut|toll|claim|buried|grave|funeral|corpse|remains|mourn)/iu,
  missing:
    /\b(?:missing|miss|unaccounted|lost|search|look(?:ed|s|ing)? for|trapped|buried|not (?:yet )?(?:been )?found|trace|whereabouts|disappear|vanish)/iu,
  injured:
    /\b(?:injur|hurt|wound|hospital|treat|burn|broke|fractur|suffer|cut|condition|serious|critical|casualt|ill|poison|scald|care|surge)/iu,
};

/** Other words for those of a group: a child may be a pupil. */
const GROUPS: readonly RegExp[] = [
  /\b(?:child|children|kids?|boys?|girls?|bab(?:y|ies)|infants?|toddlers?|pupils?|minors?|teen\p{L}{0,8}|schoolchildren|aged (?:\d|1[0-7])\b)/iu,
  /\b(?:wom[ae]n|females?|girls?|mothers?|wives|daughters?)\b/iu,
  /\b(?:m[ae]n|males?|boys?|fathers?|sons?)\b/iu,
  /\b(?:soldiers?|troops?|servicem[ae]n|officers?|army|military)\b/iu,
  /\b(?:police\p{L}{0,5}|officers?|constables?)\b/iu,
  /\b(?:firefighters?|firem[ae]n|rescuers?|crews?)\b/iu,
];

/** Words of a question that tell when, or how it counts. */
const NO_EVENT_TERMS: ReadonlySet<string> = new Set(
  contentTerms(
    [
      ...MONTHS,
      ...WEEKDAYS,
      ...ANY_DISASTER,
      ...wordList(
        'since before after during because due among so when where while today yesterday tonight now currently still far total altogether overall last first week weekend month year day night morning afternoon evening people person persons confirmed reported according far toll lost result',
      ),
    ].join(' '),
  ),
);
const NUMBER_RE = /^\p{N}/u;
/** A shorter beginning is that of many words. */
const MIN_STEM_CHARS = 4;
const DISASTER_STEMS = DISASTERS.map((words) => ({
  terms: new Set(contentTerms(words.join(' '))),
  pattern: new RegExp(`\\b${anyOf(words)}`, 'iu'),
}));

/** True if an amount of a sentence is of people with another fate, of another group or of another event. */
export function isOtherToll(question: string, { from, sentence, text }: Candidate, amount: Span): boolean {
  const asked = fateAsked(question);
  if (asked === null) return false;
  if (hasOtherFate(question, text, amount)) return true;
  const before = from.sentences[sentence.ordinal - 1];
  const context = from.article.text.slice((before ?? sentence).span.start, sentence.span.end);
  const sign = SIGNS[asked];
  if (sign && !sign.test(context) && !namesFate(context, asked)) return true;
  return lacksGroup(question, context) || isOtherEvent(question, from);
}

function lacksGroup(question: string, context: string): boolean {
  const group = groupAsked(question);
  if (group === null || contentTerms(context).includes(group)) return false;
  const synonyms = GROUPS.filter((pattern) => pattern.test(group));
  return !synonyms.some((pattern) => pattern.test(context));
}

/** The terms behind the word of fate that name an event: "how many died in the *Corran* *fire*". */
function eventTermsOf(question: string): readonly string[] {
  const words = tokenize(question);
  const last = words.findLastIndex(({ word }) => fateAsked(word) !== null);
  const event = words.slice(last + 1).map(({ word }) => word);
  return contentTerms(event.join(' ')).filter((term) => !NO_EVENT_TERMS.has(term) && !NUMBER_RE.test(term));
}

function namesTerm({ article, titleTerms }: CandidateArticle, term: string): boolean {
  const terms = [...titleTerms, ...contentTerms(article.text)];
  if (terms.includes(term)) return true;
  if (term.length >= MIN_STEM_CHARS && terms.some((one) => one.startsWith(term))) return true;
  const text = `${article.title} ${article.text}`;
  return DISASTER_STEMS.some((disaster) => disaster.terms.has(term) && disaster.pattern.test(text));
}

const isOtherEvent = (question: string, from: CandidateArticle): boolean => {
  const event = eventTermsOf(question);
  return event.length > 0 && !event.some((term) => namesTerm(from, term));
};

/** True if a question names an event and an article has all of its words, or others that mean the same. */
export function isOfEvent(question: string, from: CandidateArticle): boolean {
  const event = eventTermsOf(question);
  return event.length > 0 && event.every((term) => namesTerm(from, term));
}
