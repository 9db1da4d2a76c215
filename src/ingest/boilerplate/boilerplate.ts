import type { Span } from '../../domain/article.js';
import { BARE_LABEL, BOILERPLATE_RULES, type BoilerplateRule } from './boilerplate-rules.js';
import { findDateline } from './dateline.js';
import { INTERFACE_RULES } from './interface-rules.js';

const RULES = [...BOILERPLATE_RULES, ...INTERFACE_RULES];
const REPORTED = /\b(?:said|says|told|wrote|added|asked|announced|reported|according to)\b/iu;
const FINISHED = /[.!?…]["'”’»)\]]*$/u;

/** How many of a text's last paragraphs count as its end. */
const END_PARAGRAPHS = 6;
/** So many headline-like lines after a bare label ("Related stories") are taken for teasers. */
const MAX_LISTED_TEASERS = 6;
const MAX_HEADLINE_WORDS = 20;

/** "(ANI)", "(AP/PTI)", "(Sample Wire)" behind a sentence's end. */
const AGENCY_TAG = /(?<=[.!?…]["'”’]{0,2} ?)[([](\p{Lu}[\p{L}\p{N}.&/ -]{1,40})[)\]]\.?$/u;
const ACRONYMS = /^\p{Lu}{2,8}(?:[ /&-]{1,3}\p{Lu}{2,8}){0,3}$/u;
const AGENCY_NAME =
  /\b(?:Wire|News|Agency|Agencies|Press|Services?|Bureau|Network|Newsroom|Reuters|Xinhua|Bloomberg|Bernama|Kyodo|Yonhap|Interfax)$/u;
const CREDIT_TAG =
  /(?<=[.!?…]["'”’]{0,2} ?)[([](?:file )?(?:photo|image|picture|pic|video)s?(?: (?:credits?|courtesy|by))?(?: ?[:/|][^)\]]{1,60})?[)\]]\.?$/iu;

/** "(Also read: …)" and "Also Read | …" behind a sentence. */
const INLINE_TEASER =
  /(?<=[.!?…]["'”’]{0,2} ?)(?:[([](?:also )?read(?: also| more)? ?[|:–] ?[^)\]]{3,150}[)\]]\.?|(?:also read|read also|read more) ?[|:–] ?[^.!?]{5,150})$/iu;

/**
 * Spans of a normalised text that are neither retrieved nor quoted: teasers, advertisements, sign-up and share
 * lines, captions and credits, bylines, disclaimers; of a paragraph of prose only the dateline before it and
 * the agency tag behind it, so that its sentences stay whole. In order, without overlap, without outer blanks.
 * @param known Whole paragraphs that are boilerplate by other evidence; they are among the spans.
 */
export function findBoilerplate(text: string, known: readonly Span[] = []): Span[] {
  const isKnown = new Set(known.map(({ start }) => start));
  const all = Array.from(text.matchAll(/[^\n]+/g), ({ 0: paragraph, index }) => ({ paragraph, index }));
  const paragraphs = all.filter(({ index }) => !isKnown.has(index));
  const agencies = new Set<string>();
  let proseSeen = false;
  let teasersDue = 0;
  const found = paragraphs.flatMap(({ paragraph, index }, i) => {
    const words = paragraph.split(' ').length;
    const nearEnd = i >= paragraphs.length - END_PARAGRAPHS;
    const teaser = teasersDue > 0 && words <= MAX_HEADLINE_WORDS && !FINISHED.test(paragraph);
    if (BARE_LABEL.test(paragraph)) teasersDue = MAX_LISTED_TEASERS;
    else teasersDue = teaser ? teasersDue - 1 : 0;
    if (teaser || RULES.some((rule) => fits(rule, paragraph, words, nearEnd))) {
      return [{ start: index, end: index + paragraph.length }];
    }
    const spans = edgesOf(paragraph, !proseSeen && !isSpeaker(paragraph, paragraphs), agencies);
    proseSeen ||= FINISHED.test(paragraph);
    return spans.map(({ start, end }) => ({ start: index + start, end: index + end }));
  });
  return [...known, ...found].sort((a, b) => a.start - b.start);
}

function fits(rule: BoilerplateRule, paragraph: string, words: number, nearEnd: boolean): boolean {
  if (words > rule.maxWords || (rule.atEnd && !nearEnd) || !rule.pattern.test(paragraph)) return false;
  if (rule.unless === 'reported') return !REPORTED.test(paragraph);
  return rule.unless !== 'finished' || !FINISHED.test(paragraph);
}

/** Whether what stands before a colon opens other paragraphs too, as the names in an interview do. */
function isSpeaker(paragraph: string, all: readonly { readonly paragraph: string }[]): boolean {
  const label = /^[^:]{1,60}: /u.exec(paragraph)?.[0];
  return label !== undefined && all.filter((other) => other.paragraph.startsWith(label)).length > 1;
}

/** Dateline and tag of a paragraph of prose. `agencies` gathers the names that datelines gave. */
function edgesOf(paragraph: string, first: boolean, agencies: Set<string>): Span[] {
  const dateline = findDateline(paragraph, first);
  if (dateline?.agency) agencies.add(dateline.agency);
  const tag = CREDIT_TAG.exec(paragraph) ?? INLINE_TEASER.exec(paragraph) ?? agencyTag(paragraph, agencies);
  const spans: Span[] = [];
  if (dateline) spans.push({ start: 0, end: dateline.length });
  if (tag) spans.push({ start: tag.index, end: paragraph.length });
  return spans;
}

/** A name in parentheses is an agency's if it is written like one, or if a dateline above named it. */
function agencyTag(paragraph: string, agencies: ReadonlySet<string>): RegExpExecArray | null {
  const tag = AGENCY_TAG.exec(paragraph);
  const name = tag?.[1] ?? '';
  return ACRONYMS.test(name) || AGENCY_NAME.test(name) || agencies.has(name) ? tag : null;
}
