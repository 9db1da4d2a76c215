import type { Span } from '../../domain/article.js';
import { SPEECH_VERBS } from '../../text/lexicon/speech-verbs.js';
import { anyOf } from '../../text/lexicon/words.js';
import { linesOf } from '../../text/lines.js';
import { sentenceEndRe } from '../../text/sentences/sentence-end.js';
import { BARE_LABEL_RE, BOILERPLATE_RULES, type BoilerplateRule } from './boilerplate-rules.js';
import { CLOSING_RULES, CLOSING_SENTENCE_RE } from './closing-sentences.js';
import { contactLines } from './contacts.js';
import { CREDIT_RULES } from './credit-rules.js';
import { findDateline } from './dateline.js';
import { INTERFACE_RULES } from './interface-rules.js';
import { MACHINE_RULES } from './machine-rules.js';
import { NOTICE_RULES } from './notice-rules.js';
import { PROMOTION_RULES } from './promotion-rules.js';
import { TRANSLATED_NOTICES } from './translated-notices.js';
import { TRANSLATED_RULES } from './translated-rules.js';

const RULES = [
  ...BOILERPLATE_RULES,
  ...INTERFACE_RULES,
  ...NOTICE_RULES,
  ...PROMOTION_RULES,
  ...TRANSLATED_RULES,
  ...TRANSLATED_NOTICES,
  ...CREDIT_RULES,
  ...MACHINE_RULES,
  ...CLOSING_RULES,
];
const REPORTED_SPEECH_RE = new RegExp(`\\b(?:${anyOf(SPEECH_VERBS)}|according to)\\b`, 'iu');
const SENTENCE_END_RE = sentenceEndRe();

/** Paragraphs that count as the end of a text. */
const END_PARAGRAPHS = 6;
/** Headline-like lines after a bare label ("Related stories") that count as teasers. */
const MAX_LISTED_TEASERS = 6;
const MAX_HEADLINE_WORDS = 20;

/** "About Sample Works" before the last paragraphs, the first of which names it; "About the author". */
const CLOSING_HEADING_RE =
  /^(?:[Aa]bout (?:the |this )?(?:[Aa]uthors?|[Ww]riters?|[Cc]ontributors?|[Rr]eporters?)|About (?:the )?(?<name>\p{Lu}[\p{L}\p{N}&.’'-]{1,40})(?: [\p{L}\p{N}&.’'-]{1,40}){0,5}|Notes? (?:to|for) [Ee]ditors?|(?:Media|Press) [Cc]ontacts?|Forward[- ][Ll]ooking [Ss]tatements?):?$/u;
const MAX_CLOSING_PARAGRAPHS = 6;
/** After the text of a release; the note right below it is one however much follows, such as contacts and numbers. */
const END_MARK_RE = /^(?:#{3,5}|[-–—]{1,2} ?(?:ends?|30) ?[-–—]{1,2}|ends)$/iu;
const MIN_PARAGRAPHS_BEFORE_NOTE = 3;
/** Alone above the caption of a picture, where a page was copied. */
const CAPTION_LABEL_RE = /^(?:image|photo|picture|video) caption ?[,:]?$/iu;

/** "(ANI)", "(AP/PTI)", "(Sample Wire)" after a sentence. */
const AGENCY_TAG_RE = /(?<=[.!?…]["'”’]{0,2} ?)[([](\p{Lu}[\p{L}\p{N}.&/ -]{1,40})[)\]]\.?$/u;
const ACRONYMS_RE = /^\p{Lu}{2,8}(?:[ /&-]{1,3}\p{Lu}{2,8}){0,3}$/u;
const AGENCY_NAME_RE =
  /\b(?:Wire|News|Agency|Agencies|Press|Services?|Bureau|Network|Newsroom|Reuters|Xinhua|Bloomberg|Bernama|Kyodo|Yonhap|Interfax)$/u;
const CREDIT_TAG_RE =
  /(?<=[.!?…]["'”’]{0,2} ?)[([](?:file )?(?:photo|image|picture|pic|video)s?(?: (?:credits?|courtesy|by))?(?: ?[:/|][^)\]]{1,60})?[)\]]\.?$/iu;

/** "(Also read: …)" and "Also Read | …" after a sentence. */
const INLINE_TEASER_RE =
  /(?<=[.!?…]["'”’]{0,2} ?)(?:[([](?:also )?read(?: also| more)? ?[|:–] ?[^)\]]{3,150}[)\]]\.?|(?:also read|read also|read more) ?[|:–] ?[^.!?]{5,150})$/iu;

/** The addresses and hashtags that end a post: "#fair https://t.co/x pic.twitter.com/y". */
const POST_END_RE =
  /(?: #[\p{L}\p{N}_]{1,40}){0,6}(?: (?:https?:\/\/)?(?:pic\.(?:twitter|x)\.com|t\.co)\/\w{1,20}(?: #[\p{L}\p{N}_]{1,40}){0,6}){1,4}$/u;
/** What a program has to do with the article, after its last sentence. */
const MADE_BY_RE =
  /(?<=[.!?…]["'”’]{0,2} )This (?:article|story|text|report) (?:was|has been) (?:\p{L}{1,15} ){0,2}?(?:written|generated|translated|edited|produced|created|summari[sz]ed) (?:by|with|using) (?:the (?:help|aid|assistance) of )?(?:an? )?(?:AI|artificial intelligence|(?:large )?language models?)\b[^.!?]{0,80}\.?$/u;

/** Longer than what these match, with the end of the sentence before it. */
const TAIL_CHARS = 200;

/**
 * Spans of a normalised text that are neither retrieved nor quoted: teasers, advertisements, sign-up and share lines,
 * captions and credits, bylines, disclaimers; in a paragraph of prose only the dateline at its start and the agency tag
 * at its end, so that its sentences remain whole. In order, without overlap or surrounding whitespace.
 * @param known Whole paragraphs known to be boilerplate from the markup; included in the result.
 */
export function findBoilerplate(text: string, known: readonly Span[] = []): Span[] {
  const isKnown = new Set(known.map(({ start }) => start));
  const all = linesOf(text).map((line) => ({ paragraph: line.text, index: line.start }));
  const paragraphs = all.filter(({ index }) => !isKnown.has(index));
  const labels = countLabels(paragraphs);
  const closing = closingNote(all);
  const contacts = contactLines(all);
  const agencies = new Set<string>();
  const hasProse = paragraphs.some(({ paragraph }) => SENTENCE_END_RE.test(paragraph));
  let isAfterProse = false;
  let teasersLeft = 0;
  let at = -1;
  const found = all.flatMap(({ paragraph, index }, order) => {
    if (isKnown.has(index)) {
      if (BARE_LABEL_RE.test(paragraph)) teasersLeft = MAX_LISTED_TEASERS;
      return [];
    }
    at += 1;
    const words = paragraph.split(' ').length;
    const nearEnd = at >= paragraphs.length - END_PARAGRAPHS;
    const teaser = teasersLeft > 0 && words <= MAX_HEADLINE_WORDS && !SENTENCE_END_RE.test(paragraph);
    if (BARE_LABEL_RE.test(paragraph)) teasersLeft = MAX_LISTED_TEASERS;
    else teasersLeft = teaser ? teasersLeft - 1 : 0;
    const before = all[order - 1]?.paragraph ?? '';
    if (
      teaser ||
      CAPTION_LABEL_RE.test(before) ||
      index >= closing ||
      contacts.has(index) ||
      RULES.some((rule) =>
        matches(rule, paragraph, { words, nearEnd, beforeProse: hasProse && !isAfterProse }),
      )
    ) {
      return [{ start: index, end: index + paragraph.length }];
    }
    const spans = edgesOf(paragraph, !isAfterProse && !isSpeaker(paragraph, labels), agencies);
    isAfterProse ||= SENTENCE_END_RE.test(paragraph);
    return spans.map(({ start, end }) => ({ start: index + start, end: index + end }));
  });
  return [...known, ...found].sort((a, b) => a.start - b.start);
}

/** Where the description of a company or an author at the end of a text starts, under a heading of its own. */
function closingNote(all: readonly { readonly paragraph: string; readonly index: number }[]): number {
  const end = all.findLastIndex(({ paragraph }) => END_MARK_RE.test(paragraph));
  const first = all.length - MAX_CLOSING_PARAGRAPHS - 1;
  for (let i = MIN_PARAGRAPHS_BEFORE_NOTE; i < all.length; i += 1) {
    if (i < first && i !== end + 1) continue;
    const { paragraph, index } = all[i]!;
    const heading = CLOSING_HEADING_RE.exec(paragraph);
    const name = heading?.groups?.name;
    if (heading && (name === undefined || all[i + 1]?.paragraph.includes(name))) return index;
  }
  return Infinity;
}

/** Where a paragraph stands. */
interface Place {
  readonly words: number;
  readonly nearEnd: boolean;
  readonly beforeProse: boolean;
}

function matches(rule: BoilerplateRule, paragraph: string, { words, nearEnd, beforeProse }: Place): boolean {
  if (words > rule.maxWords || (rule.atEnd && !nearEnd) || (rule.beforeProse && !beforeProse)) return false;
  if (!rule.pattern.test(paragraph)) return false;
  if (rule.unless === 'reported') return !REPORTED_SPEECH_RE.test(paragraph);
  return rule.unless !== 'finished' || !SENTENCE_END_RE.test(paragraph);
}

const labelOf = (paragraph: string): string | undefined => /^[^:]{1,60}: /u.exec(paragraph)?.[0];

function countLabels(all: readonly { readonly paragraph: string }[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { paragraph } of all) {
    const label = labelOf(paragraph);
    if (label !== undefined) counts.set(label, (counts.get(label) ?? 0) + 1);
  }
  return counts;
}

/** True if the words before the colon start other paragraphs too, as the names in an interview do. */
function isSpeaker(paragraph: string, labels: ReadonlyMap<string, number>): boolean {
  return (labels.get(labelOf(paragraph) ?? '') ?? 0) > 1;
}

/** Dateline and tag of a paragraph of prose. Adds the agencies of datelines to `agencies`. */
function edgesOf(paragraph: string, first: boolean, agencies: Set<string>): Span[] {
  const dateline = findDateline(paragraph, first);
  if (dateline?.agency) agencies.add(dateline.agency);
  const from = Math.max(0, paragraph.length - TAIL_CHARS);
  const tail = paragraph.slice(from);
  const tag =
    CREDIT_TAG_RE.exec(tail) ??
    INLINE_TEASER_RE.exec(tail) ??
    POST_END_RE.exec(tail) ??
    MADE_BY_RE.exec(tail) ??
    CLOSING_SENTENCE_RE.exec(tail) ??
    agencyTag(tail, agencies);
  const spans: Span[] = [];
  if (dateline) spans.push({ start: 0, end: dateline.length });
  if (tag) spans.push({ start: from + tag.index + (/^\s/u.test(tag[0]) ? 1 : 0), end: paragraph.length });
  return spans;
}

/** A name in parentheses is an agency if it looks like one or a dateline before it names it. */
function agencyTag(tail: string, agencies: ReadonlySet<string>): RegExpExecArray | null {
  const tag = AGENCY_TAG_RE.exec(tail);
  const name = tag?.[1] ?? '';
  return ACRONYMS_RE.test(name) || AGENCY_NAME_RE.test(name) || agencies.has(name) ? tag : null;
}
