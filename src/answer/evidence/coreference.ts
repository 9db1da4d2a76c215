import type { AnalysedSentence, EntityType, Mention, Sentence, Span } from '../../domain/article.js';
import { contentTerms } from '../../text/tokens.js';
import type { CandidateArticle } from './candidates.js';
import { analysedSentences, type Entity, entitiesOf, type Occurrence } from './entities.js';

/** A sentence whose subject is named elsewhere, and where. */
export interface Coreference {
  /** What points: "both leaders", "he"; into the article's text. */
  readonly pointer: Span;
  /** A pronoun points less surely than "both leaders" does. */
  readonly isPronoun: boolean;
  /** The sentence that names it. */
  readonly named: Sentence;
  /** The names meant, in the order of that sentence: two for "both leaders", one for "he". */
  readonly names: readonly Mention[];
  /** What is meant. */
  readonly kind: EntityType;
}

type Named = Omit<Coreference, 'pointer' | 'isPronoun'>;

/** A sentence that may point at a name elsewhere in its article. */
interface Pointing {
  readonly from: CandidateArticle;
  readonly sentence: AnalysedSentence;
}

const textOf = ({ from, sentence: { span } }: Pointing): string =>
  from.article.text.slice(span.start, span.end);

interface Pointer {
  readonly pattern: RegExp;
  readonly kinds: readonly EntityType[];
  /** How many names it points at. */
  readonly count: 1 | 2;
  /** A pronoun points at what was named last, a noun phrase at what the article is about. */
  readonly pronoun: boolean;
}

const PEOPLE =
  'leaders|men|women|ministers|presidents|sides|officials|chiefs|politicians|players|astronauts|secretaries|counterparts|politicians|signatories|heads|rivals|candidates|pilots|scientists|brothers|sisters|stars|actors|executives|bosses';
const COMPANIES =
  'companies|firms|groups|banks|clubs|teams|airlines|organisations|organizations|parties|agencies|studios|unions';
const COUNTRIES = 'countries|nations|states|governments|neighbours|neighbors|powers|cities|capitals';
const COMPANY =
  'company|firm|group|club|bank|airline|agency|organisation|organization|party|team|maker|retailer|giant|carmaker|publisher|studio|network|broadcaster|charity|regulator|union|body|committee|manufacturer|supplier|lender|insurer|exchange|start-?up|business|side|band|centre|center|laboratory|lab|institute|university|school|museum|newspaper|magazine|chain|operator|developer|brewer|franchise';
/** What a person is called by office or trade, in the singular. */
export const PERSON =
  'minister|president|leader|chairman|chairwoman|chief|executive|boss|director|manager|coach|captain|player|striker|actor|actress|singer|author|writer|senator|mayor|governor|chancellor|premier|secretary|spokesman|spokeswoman|judge|general|star|champion|politician|economist|analyst|scientist|astronaut|pilot|commander|founder|winner|man|woman|[0-9]+-year-old';

const PERSONAL: readonly EntityType[] = ['person'];
const CORPORATE: readonly EntityType[] = ['organisation', 'name'];
const NATIONAL: readonly EntityType[] = ['place'];

const both = (nouns: string, the: string): RegExp =>
  new RegExp(`\\b(?:both|the two|these two${the})\\s+(?:\\w+\\s+){0,2}?(?:${nouns})\\b`, 'i');
/** "the minister", "the Secretary of War"; not before a name ("the minister Rajnath Singh"), which then says it. */
const the = (nouns: string): RegExp =>
  new RegExp(
    `\\b(?:[Tt]he|[Tt]hat|[Tt]his|[Ii]ts|[Tt]heir)\\s+(?:[\\w-]+\\s+){0,2}?(?:${nouns})\\b` +
      `(?!(?:${OF_WHAT})?['’]?s?\\s+\\p{Lu})(?:${OF_WHAT})?`,
    'u',
  );
const OF_WHAT = "\\s+(?:of|for)\\s+\\p{Lu}[\\w'’-]*";
/** A person's office may be written as a name is, "the Defence Minister"; a company's would be one. */
const inEitherCase = (nouns: string): string =>
  nouns.replace(/(?<=^|\|)\p{Ll}/gu, (first) => `[${first}${first.toUpperCase()}]`);

/** Two are looked for before one: "the two ministers" before "the minister". */
const POINTERS: readonly Pointer[] = [
  { pattern: both(PEOPLE, '|the pair of|the'), kinds: PERSONAL, count: 2, pronoun: false },
  { pattern: both(COMPANIES, ''), kinds: CORPORATE, count: 2, pronoun: false },
  { pattern: both(COUNTRIES, ''), kinds: NATIONAL, count: 2, pronoun: false },
  { pattern: /^\W*(?:the (?:two|pair|duo|couple)|both)\b/i, kinds: PERSONAL, count: 2, pronoun: true },
  { pattern: /^\W*(?:they|the two of them)\b/i, kinds: PERSONAL, count: 2, pronoun: true },
  { pattern: /\b(?:he|she|his|her|him)\b/i, kinds: PERSONAL, count: 1, pronoun: true },
  { pattern: the(inEitherCase(PERSON)), kinds: PERSONAL, count: 1, pronoun: false },
  { pattern: the(COMPANY), kinds: CORPORATE, count: 1, pronoun: false },
  { pattern: /^\W*(?:it|its|they|their)\b/i, kinds: [...CORPORATE, 'place'], count: 1, pronoun: true },
];

/** Of the sentence, only its beginning can hold the subject: up to so many characters. */
const SUBJECT_CHARS = 90;
/** How far back two names together are looked for, in sentences. */
const REACH = 12;

/**
 * Where the subject of a sentence is named, when the sentence itself does not name it. Null when it points
 * nowhere, or nothing before it fits.
 * @param wanted What the question asks for: of several things a sentence points at, that one is named.
 */
export function coreferenceOf(
  from: CandidateArticle,
  ordinal: number,
  wanted: readonly EntityType[] = [],
): Coreference | null {
  const candidate: Pointing = { from, sentence: analysedSentences(from)[ordinal]! };
  const subject = textOf(candidate).slice(0, SUBJECT_CHARS);
  const ordered = POINTERS.toSorted((a, b) => Number(meets(b, wanted)) - Number(meets(a, wanted)));
  for (const pointer of ordered) {
    const found = pointer.pattern.exec(subject);
    if (!found || namesBefore(candidate, pointer, found.index) >= pointer.count) continue;
    const named =
      pointer.count === 2 ? nearestPair(candidate, pointer) : nearestNaming(candidate, pointer, found[0]);
    const start = candidate.sentence.span.start + found.index;
    if (named) {
      return {
        ...named,
        pointer: { start, end: start + found[0].length },
        isPronoun: pointer.pronoun,
      };
    }
  }
  return null;
}

const meets = ({ kinds }: Pointer, wanted: readonly EntityType[]): boolean =>
  kinds.some((kind) => wanted.includes(kind));

/** Names of a kind that stand in the sentence before the pointer: then it points at those. */
const namesBefore = ({ sentence }: Pointing, { kinds }: Pointer, at: number): number =>
  sentence.mentions.filter(({ kind, span }) => kinds.includes(kind) && span.start - sentence.span.start < at)
    .length;

/** The nearest sentence before this one that names exactly two. */
function nearestPair(candidate: Pointing, { kinds }: Pointer): Named | null {
  const { from, sentence } = candidate;
  const before = analysedSentences(from)
    .filter(({ ordinal }) => ordinal < sentence.ordinal)
    .slice(-REACH);
  for (const other of before.toReversed()) {
    const named = entitiesOf(from).flatMap((entity) => {
      const here = entity.occurrences.find((occurrence) => occurrence.sentence === other);
      return here && kinds.includes(kindOf(entity, here)) ? [here] : [];
    });
    if (named.length === 2) {
      const names = named.map(({ mention }) => mention).sort((a, b) => a.span.start - b.span.start);
      return { named: other, names, kind: kinds[0]! };
    }
  }
  return null;
}

const kindOf = (entity: Entity, { mention }: Occurrence): EntityType =>
  mention.kind === 'name' ? entity.kind : mention.kind;

/**
 * The sentence that introduces what this one most likely points at: the first to give more than a surname.
 * @param words What points.
 */
function nearestNaming(candidate: Pointing, pointer: Pointer, words: string): Named | null {
  const { from, sentence } = candidate;
  const previous = analysedSentences(from)[sentence.ordinal - 1];
  const carried =
    pointer.pronoun && pointer.kinds === PERSONAL && previous ? officeIn({ from, sentence: previous }) : null;
  if (carried) return carried;
  const [meant] = entitiesOf(from)
    .map((entity) => ({ entity, salience: salienceOf(entity, candidate, pointer) }))
    .filter(({ salience }) => salience > 0)
    .map(({ entity, salience }) => ({
      entity,
      salience: salience + (pointer.pronoun ? 0 : CALLED_SO * calledSo(entity, from, words)),
    }))
    .sort((a, b) => b.salience - a.salience);
  if (!meant) return null;
  const { entity } = meant;
  const before = entity.occurrences.filter((occurrence) => occurrence.sentence.ordinal < sentence.ordinal);
  const naming = before.find(({ name }) => name.includes(' ')) ?? before[0]!;
  return { named: naming.sentence, names: [naming.mention], kind: entity.kind };
}

/** Whom the office that a sentence is about points at; null where it names somebody itself. */
function officeIn(candidate: Pointing): Named | null {
  const office = POINTERS.find(({ kinds, pronoun, count }) => kinds === PERSONAL && !pronoun && count === 1)!;
  const found = office.pattern.exec(textOf(candidate).slice(0, SUBJECT_CHARS));
  const isNamed = candidate.sentence.mentions.some(({ kind }) => kind === 'person');
  return found && !isNamed ? nearestNaming(candidate, office, found[0]) : null;
}

/** How much an entity that was introduced by the very words goes before another. */
const CALLED_SO = 2;
/** An office stands within so many words before a name, or behind a comma after it. */
const OFFICE_WORDS = 6;
const OFFICE_CHARS = 60;

/** How much of what points ("the Secretary of War") was said of an entity where it was named, 0 to 1. */
function calledSo({ occurrences }: Entity, { article: { text } }: CandidateArticle, words: string): number {
  const asked = contentTerms(words);
  const said = occurrences.map(({ mention: { span }, sentence }) => {
    const other = sentence.mentions.findLast(
      (mention) => mention.kind !== 'place' && mention.span.end <= span.start,
    );
    const from = Math.max(other?.span.end ?? sentence.span.start, span.start - OFFICE_CHARS);
    const before = text.slice(from, span.start);
    const behind = /^, ([^,]*)/.exec(
      text.slice(span.end, Math.min(sentence.span.end, span.end + OFFICE_CHARS)),
    );
    const office = contentTerms(before.split(/[,;:()–—]/).at(-1)!).slice(-OFFICE_WORDS);
    const terms = [...office, ...contentTerms(behind?.[1] ?? '')];
    return asked.filter((term) => terms.includes(term)).length / Math.max(1, asked.length);
  });
  return Math.max(0, ...said);
}

/** A name of an unknown kind may be what is meant, if nothing else fits. */
const UNTOLD = 0.5;

/**
 * How likely an entity is meant, after Lappin and Leass (1994): by how recently it was named, whether as a
 * subject, and how often; 0 when it cannot be. A pronoun goes more by the first, "the company" by the last.
 */
function salienceOf(entity: Entity, { from, sentence }: Pointing, { kinds, pronoun }: Pointer): number {
  const fits = kinds.includes(entity.kind) ? 1 : entity.kind === 'name' ? UNTOLD : 0;
  const before = entity.occurrences.filter((occurrence) => occurrence.sentence.ordinal < sentence.ordinal);
  const last = before.at(-1);
  if (fits === 0 || !last || entity.occurrences.some((other) => other.sentence === sentence)) return 0;
  const distance = sentence.ordinal - last.sentence.ordinal;
  const recent = (pronoun ? 0.6 : 0.9) ** (distance - 1) * (last.leads ? 1 : 0.6);
  const often = entity.occurrences.length / Math.max(...entitiesOf(from).map((e) => e.occurrences.length));
  const first = before[0]!.sentence.ordinal === 0 ? 1 : 0;
  return fits * (pronoun ? recent + 0.4 * often + 0.1 * first : 0.4 * recent + often + 0.4 * first);
}
