/** Decides whether a full stop, a question or an exclamation mark ends a sentence. */

import { LEGAL_FORMS } from '../lexicon/organisations.js';
import { OPENERS } from '../lexicon/sentence-openers.js';
import { SPEECH_VERBS } from '../lexicon/speech-verbs.js';
import { anyOf } from '../lexicon/words.js';
import { isAbbreviated } from './abbreviated.js';
import type { WritingStyle } from './writing-style.js';

/** Marks that may end a sentence, with the text around them. */
export interface Stop {
  /** The marks: ".", "?!", "…", ". . .". */
  readonly marks: string;
  /** Quotation marks and brackets that close after them. */
  readonly closers: string;
  /** What precedes the marks in the sentence, at most 80 characters of it. */
  readonly before: string;
  /** True if `before` is all of the sentence up to here. */
  readonly fromStart: boolean;
  /** White space after the closers. */
  readonly gap: string;
  /** What follows the gap, at most 80 characters of it; empty at the end of the paragraph. */
  readonly after: string;
}

/** Full stops of scripts that put no space after them. */
const UNSPACED_RE = /^[。！？｡।॥።։]/u;
/** What never begins a sentence. */
const CONTINUES_RE = /^[,;:)\]}%=+/&]/u;
const OPENING_RE = /^(?:["'“‘„«»‚”([¿¡「『《—–•-]\s?){0,4}/u;
/** "iPhone" and "eBay" may begin a sentence where other lower-case words may not. */
const LOWER_CASE_RE = /^\p{Ll}(?!\p{Lu})/u;
const WORD_RE = /^[\p{L}\p{M}\p{N}]+(?:['’.-][\p{L}\p{N}]+)*/u;
const LEGAL_FORM_RE = new RegExp(`^${anyOf(LEGAL_FORMS)}\\b`);
/** Names with an exclamation mark. */
const EXCLAIMED_RE = /(?:^|\s)(?:Yahoo|Jeopardy|Panic|Yum|Oklahoma|Mamma Mia|Joomla)$/u;
/** 'Tom Airey asked.', 'Tom Airey told the reporters.' and 'I said to him' after a quotation. */
const SPEAKER_RE = new RegExp(
  `^I ${anyOf(SPEECH_VERBS)}\\b|^(?:\\p{Lu}[\\p{L}.’'-]{0,20} ){1,4}(?:${anyOf(SPEECH_VERBS)})(?: [\\p{L}’'-]{1,20}){0,2}(?:[.,]| (?:in|on|at|during|after|as|when|last|of|to)\\b)`,
  'u',
);
const CLOSES_QUOTATION_RE = /["'”’»“«]/u;

/** True if the sentence ends after the closers. */
export function endsSentence(stop: Stop, style: WritingStyle): boolean {
  const { marks, closers, gap, after } = stop;
  if (after === '') return true;
  if (CONTINUES_RE.test(after)) return false;
  if (UNSPACED_RE.test(marks)) return true;
  if (gap === '') return /^[؟۔]/u.test(marks) ? /^\p{L}/u.test(after) : lacksSpace(stop, style);
  const opened = after.replace(OPENING_RE, '');
  if (CONTINUES_RE.test(opened)) return false;
  const next = WORD_RE.exec(opened)?.[0] ?? '';
  if (next === '') return !/^\p{Ll}/u.test(opened);
  if (LOWER_CASE_RE.test(next) && !style.lowerCase) return false;
  if (isOmission(stop, next)) return false;
  if (CLOSES_QUOTATION_RE.test(closers) && SPEAKER_RE.test(after)) return false;
  if (/[!?؟]/u.test(marks)) {
    if (LEGAL_FORM_RE.test(next)) return false;
    return marks !== '!' || !EXCLAIMED_RE.test(stop.before) || OPENERS.has(next.toLowerCase());
  }
  if (isListNumber(stop)) return false;
  const mayBeAbbreviated = marks === '.' && !CLOSES_QUOTATION_RE.test(closers);
  return !mayBeAbbreviated || !isAbbreviated(stop, next, opened, style);
}

const ELLIPSIS_RE = /^(?:…|\.[ \u00a0]?\.[ \u00a0]?\.)$/u;

/** "[…]", and an ellipsis before "I", which is no sign of a new sentence. */
function isOmission({ marks, before }: Stop, next: string): boolean {
  return ELLIPSIS_RE.test(marks) && (/[[(]$/.test(before) || /^I(?:['’]|$)/.test(next));
}

/** "1." and "a)" at the beginning of a sentence or after a colon, or after a bullet. */
const LIST_NUMBER_RE = /^(?:[•⁃▪‣*-]\s?)?[([]?(?:\d{1,3}|\p{L})$/u;

function isListNumber({ marks, before, fromStart }: Stop): boolean {
  if (marks !== '.') return false;
  const label = before.slice(before.lastIndexOf(': ') + 1).trim();
  return (fromStart || before.includes(': ')) && LIST_NUMBER_RE.test(label);
}

/** What a file name, a host name or a product's name has after its full stop. */
const NAME_PARTS: ReadonlySet<string> = new Set(
  'com org net edu gov co uk io ai app dev js ts py ltd inc tv fm me info biz eu de fr'.split(' '),
);
const BEFORE_LACKING_RE =
  /(?:^|[\s(["“‘—–-])(?:\p{Lu}?\p{Ll}{2,}(?:['’]\p{Ll}{1,2})?|\d{4}|[$€£]\d[\d.,]*|\d[\d.,]*\s?%)$/u;
const AFTER_LACKING_RE = /^["“‘„«(]?(?:(\p{Lu}\p{Ll}+|[AI])(?:['’-]\p{L}+)*|(\p{Lu}{2,5}))(?=[\s,:])/u;

/** "opens next year.Its first cells": a space is missing; not so in "Amazon.com", "Node.js", "v2.Next" and "U.S." */
function lacksSpace(stop: Stop, style: WritingStyle): boolean {
  const { marks, closers, before, after } = stop;
  const [, word = '', acronym] = AFTER_LACKING_RE.exec(after) ?? [];
  if (word === '' && acronym === undefined) return false;
  if (/[/@\\]/.test(before.split(/\s/).at(-1)!) || NAME_PARTS.has(word.toLowerCase())) return false;
  if (/^[.…]/.test(marks) && marks.length > 1) return false;
  const left = BEFORE_LACKING_RE.exec(before)?.[0] ?? '';
  if (left === '' && closers === '' && !/[)\]”"]$/u.test(before)) return false;
  // "System.Out", but "on Monday.The".
  if (/^\P{L}?\p{Lu}/u.test(left) && closers === '' && !OPENERS.has(word.toLowerCase())) return false;
  if (acronym !== undefined && !/^[\s(["“‘—–-]?\p{Ll}/u.test(left)) return false;
  return marks !== '.' || !isAbbreviated(stop, word || acronym!, after, style);
}
