import type { Mention, MentionKind } from '../types.js';
import type { Candidate } from './candidates.js';

/** A sentence whose subject is named elsewhere, and where. */
export interface Reference {
  /** The candidate that names it. */
  readonly named: Candidate;
  /** The names meant, in the order of that sentence: two for "both leaders", one for "he". */
  readonly names: readonly Mention[];
}

interface Pointer {
  readonly pattern: RegExp;
  readonly kinds: readonly MentionKind[];
  /** How many names it points at. */
  readonly count: 1 | 2;
}

const PEOPLE =
  'leaders|men|women|ministers|presidents|sides|officials|chiefs|politicians|players|astronauts|secretaries|counterparts|politicians|signatories|heads|rivals|candidates|pilots|scientists|brothers|sisters|stars|actors|executives|bosses';
const COMPANIES =
  'companies|firms|groups|banks|clubs|teams|airlines|organisations|organizations|parties|agencies|studios|unions';
const COUNTRIES = 'countries|nations|states|governments|neighbours|neighbors|powers|cities|capitals';
const COMPANY =
  'company|firm|group|club|bank|airline|agency|organisation|organization|party|team|maker|retailer|giant|carmaker|publisher|studio|network|broadcaster|charity|regulator|union|body|committee|manufacturer|supplier|lender|insurer|exchange|start-?up|business|side|band';
const PERSON =
  'minister|president|leader|chairman|chairwoman|chief|executive|boss|director|manager|coach|captain|player|striker|actor|actress|singer|author|writer|senator|mayor|governor|chancellor|premier|secretary|spokesman|spokeswoman|judge|general|star|champion|politician|economist|analyst|scientist|astronaut|pilot|commander|founder|winner|man|woman|[0-9]+-year-old';

const PERSONAL: readonly MentionKind[] = ['person'];
const CORPORATE: readonly MentionKind[] = ['organisation', 'name'];
const NATIONAL: readonly MentionKind[] = ['place'];

/** Two are looked for before one: "the two ministers" before "the minister". */
const POINTERS: readonly Pointer[] = [
  {
    pattern: new RegExp(
      `\\b(?:both|the two|the pair of|these two|the)\\s+(?:\\w+\\s+){0,2}?(?:${PEOPLE})\\b`,
      'i',
    ),
    kinds: PERSONAL,
    count: 2,
  },
  {
    pattern: new RegExp(`\\b(?:both|the two|these two)\\s+(?:\\w+\\s+){0,2}?(?:${COMPANIES})\\b`, 'i'),
    kinds: CORPORATE,
    count: 2,
  },
  {
    pattern: new RegExp(`\\b(?:both|the two|these two)\\s+(?:\\w+\\s+){0,2}?(?:${COUNTRIES})\\b`, 'i'),
    kinds: NATIONAL,
    count: 2,
  },
  { pattern: /^\W*(?:the (?:two|pair|duo|couple)|both)\b/i, kinds: PERSONAL, count: 2 },
  { pattern: /^\W*(?:they|the two of them)\b/i, kinds: PERSONAL, count: 2 },
  { pattern: /\b(?:he|she|his|her|him)\b/i, kinds: PERSONAL, count: 1 },
  {
    pattern: new RegExp(
      `\\b(?:the|that|this)\\s+(?:[\\w-]+\\s+){0,2}?(?:${PERSON})\\b(?!['’]?s?\\s+\\p{Lu})`,
      'iu',
    ),
    kinds: PERSONAL,
    count: 1,
  },
  {
    pattern: new RegExp(`\\b(?:the|its|their|that|this)\\s+(?:[\\w-]+\\s+){0,2}?(?:${COMPANY})\\b`, 'i'),
    kinds: CORPORATE,
    count: 1,
  },
  { pattern: /^\W*(?:it|its)\b/i, kinds: ['organisation', 'name', 'place'], count: 1 },
];

/** How far back a name is looked for, in sentences. */
const REACH = 12;
/** Of the sentence, only its beginning can hold the subject: up to so many characters. */
const SUBJECT_CHARS = 90;

/**
 * Where the subject of a sentence is named, when the sentence itself does not name it: the nearest sentence
 * before it that names as many as are meant. Null when it points nowhere, or nothing before it fits.
 */
export function referenceOf(candidate: Candidate): Reference | null {
  const subject = candidate.text.slice(0, SUBJECT_CHARS);
  for (const { pattern, kinds, count } of POINTERS) {
    const found = pattern.exec(subject);
    if (!found) continue;
    if (namesBefore(candidate, kinds, found.index).length >= count) continue;
    const named = nearestNaming(candidate, kinds, count);
    if (named) return named;
  }
  return null;
}

/** Names of a kind that stand in the sentence before the pointer: then it points at those. */
const namesBefore = ({ sentence }: Candidate, kinds: readonly MentionKind[], at: number): Mention[] =>
  sentence.mentions.filter(({ kind, span }) => kinds.includes(kind) && span.start - sentence.span.start < at);

function nearestNaming(candidate: Candidate, kinds: readonly MentionKind[], count: 1 | 2): Reference | null {
  let at = candidate.previous;
  for (let back = 0; at !== null && back < REACH; back += 1, at = at.previous) {
    const names = distinctNames(at, kinds);
    if (count === 1 && names.length >= 1) return { named: at, names: names.slice(0, 1) };
    if (count === 2 && names.length === 2) return { named: at, names };
  }
  return null;
}

/** One mention a name, in order; "Singh" after "Rajnath Singh" is no second one. */
function distinctNames({ sentence, from }: Candidate, kinds: readonly MentionKind[]): Mention[] {
  const kept: { mention: Mention; name: string }[] = [];
  for (const mention of sentence.mentions) {
    if (!kinds.includes(mention.kind)) continue;
    const name = from.article.text.slice(mention.span.start, mention.span.end);
    if (!kept.some((other) => other.name.endsWith(name) || name.endsWith(other.name)))
      kept.push({ mention, name });
  }
  return kept.map(({ mention }) => mention);
}
