import type { AnalysedSentence, EntityType, Mention, Sentence, Span } from '../../domain/article.js';
import type { Gender } from '../../text/lexicon/genders.js';
import { PEOPLE_NOUNS, PERSON_NOUNS } from '../../text/lexicon/offices.js';
import { ORGANISATION_NOUNS, ORGANISATIONS_NOUNS } from '../../text/lexicon/organisations.js';
import { anyOf, wordList } from '../../text/lexicon/words.js';
import { genderOfReference } from '../../text/naming/gender.js';
import { contentTerms } from '../../text/terms/tokens.js';
import { type CandidateArticle, textAt } from './candidates.js';
import { analysedSentences, type Entity, entitiesOf, type Occurrence } from './entities.js';

/** A sentence's subject that is named in another sentence. */
interface Coreference {
  /** Span of the anaphor in the article's text: "both leaders", "he". */
  readonly anaphor: Span;
  /** The sentence that names the antecedents. */
  readonly antecedentSentence: Sentence;
  /** In the order of that sentence: two for "both leaders", one for "he". */
  readonly antecedents: readonly Mention[];
}

type Antecedent = Omit<Coreference, 'anaphor'>;

/** A sentence that may contain an anaphor. */
interface AnaphoricSentence {
  readonly from: CandidateArticle;
  readonly sentence: AnalysedSentence;
}

const textOf = ({ from, sentence: { span } }: AnaphoricSentence): string => textAt(from, span);

interface AnaphorPattern {
  readonly pattern: RegExp;
  readonly types: readonly EntityType[];
  /** Number of antecedents. */
  readonly count: 1 | 2;
  /** A pronoun refers to the most recent name, a noun phrase to the most prominent one. */
  readonly isPronoun: boolean;
}

const COUNTRIES_NOUNS = wordList(
  'countries nations states governments neighbours neighbors powers cities capitals',
);

const PERSON: readonly EntityType[] = ['person'];
const ORGANISATION: readonly EntityType[] = ['organisation', 'name'];
const COUNTRY: readonly EntityType[] = ['place'];

const both = (nouns: readonly string[], determiners = ''): RegExp =>
  new RegExp(`\\b(?:both|the two|these two${determiners})\\s+(?:\\w+\\s+){0,2}?${anyOf(nouns)}\\b`, 'i');
/** "the minister", "the Secretary of War"; not before a name ("the minister Rajnath Singh"), which is the antecedent. */
const the = (nouns: readonly string[]): RegExp =>
  new RegExp(
    `\\b(?:[Tt]he|[Tt]hat|[Tt]his|[Ii]ts|[Tt]heir)\\s+(?:[\\w-]+\\s+){0,2}?${anyOf(nouns)}\\b` +
      `(?!(?:${OF_NAME})?['’]?s?\\s+\\p{Lu})(?:${OF_NAME})?`,
    'u',
  );
const OF_NAME = "\\s+(?:of|for)\\s+\\p{Lu}[\\w'’-]*";
/** An office may be capitalised ("the Defence Minister"); a capitalised organisation would be a name. */
const inEitherCase = (noun: string): string =>
  noun.replace(/^\p{Ll}/u, (first) => `[${first}${first.toUpperCase()}]`);

/** Not at the beginning: "After two hours the two signed it". */
const PAIR_WITH_VERB_RE =
  /\bthe (?:two|pair|duo|couple)(?= (?:(?:then|also|later|finally|have|had) )?(?:[a-z]{2,20}ed|met|held|shook|spoke|told|made|gave|put|sat)\b)/i;

/** Pairs come first: "the two ministers" before "the minister". */
const ANAPHOR_PATTERNS: readonly AnaphorPattern[] = [
  { pattern: both(PEOPLE_NOUNS, '|the pair of|the'), types: PERSON, count: 2, isPronoun: false },
  { pattern: both(ORGANISATIONS_NOUNS), types: ORGANISATION, count: 2, isPronoun: false },
  { pattern: both(COUNTRIES_NOUNS), types: COUNTRY, count: 2, isPronoun: false },
  { pattern: /^\W*(?:the (?:two|pair|duo|couple)|both)\b/i, types: PERSON, count: 2, isPronoun: true },
  { pattern: PAIR_WITH_VERB_RE, types: PERSON, count: 2, isPronoun: true },
  { pattern: /^\W*they\b/i, types: PERSON, count: 2, isPronoun: true },
  { pattern: /\b(?:he|she|his|her|him)\b/i, types: PERSON, count: 1, isPronoun: true },
  {
    pattern: the([...PERSON_NOUNS.map(inEitherCase), '[0-9]+-year-old']),
    types: PERSON,
    count: 1,
    isPronoun: false,
  },
  { pattern: the(ORGANISATION_NOUNS), types: ORGANISATION, count: 1, isPronoun: false },
  {
    pattern: /^\W*(?:it|its|they|their)\b/i,
    types: [...ORGANISATION, 'place', 'thing'],
    count: 1,
    isPronoun: true,
  },
];

/** The subject is expected in this many characters at the beginning of a sentence. */
const SUBJECT_CHARS = 90;
/** Maximum distance, in sentences, to a pair of antecedents. */
const MAX_PAIR_DISTANCE = 12;

/**
 * Resolves the subject of a sentence that another sentence names. Null if the sentence has no anaphor or no earlier
 * sentence has a suitable antecedent.
 * @param expected Entity types the question asks for; anaphors of these types are resolved first.
 */
export function coreferenceOf(
  from: CandidateArticle,
  ordinal: number,
  expected: readonly EntityType[] = [],
): Coreference | null {
  const { start: begin, end } = from.sentences[ordinal]!.span;
  const subject = from.article.text.slice(begin, Math.min(end, begin + SUBJECT_CHARS));
  // Before the names of the whole article are looked for, which takes the time of a search.
  if (ordinal === 0 || !ANAPHOR_PATTERNS.some(({ pattern }) => pattern.test(subject))) return null;
  const candidate: AnaphoricSentence = { from, sentence: analysedSentences(from)[ordinal]! };
  const isExpected = ({ types }: AnaphorPattern): boolean => types.some((type) => expected.includes(type));
  const ordered = ANAPHOR_PATTERNS.toSorted((a, b) => Number(isExpected(b)) - Number(isExpected(a)));
  for (const anaphor of ordered) {
    const match = anaphor.pattern.exec(subject);
    if (!match || namesBefore(candidate, anaphor, match.index) >= anaphor.count) continue;
    const antecedent =
      anaphor.count === 2 ? nearestPair(candidate, anaphor) : mostSalient(candidate, anaphor, match[0]);
    const start = candidate.sentence.span.start + match.index;
    if (antecedent) {
      return {
        ...antecedent,
        anaphor: { start, end: start + match[0].length },
      };
    }
  }
  return null;
}

/** Counts names of the anaphor's types before it in its own sentence: those would be its antecedents. */
const namesBefore = ({ sentence }: AnaphoricSentence, { types }: AnaphorPattern, at: number): number =>
  sentence.mentions.filter(({ kind, span }) => types.includes(kind) && span.start - sentence.span.start < at)
    .length;

/** The nearest earlier sentence that names exactly two entities of the type. */
function nearestPair(candidate: AnaphoricSentence, { types }: AnaphorPattern): Antecedent | null {
  const { from, sentence } = candidate;
  const previous = analysedSentences(from)
    .filter(({ ordinal }) => ordinal < sentence.ordinal)
    .slice(-MAX_PAIR_DISTANCE);
  for (const other of previous.toReversed()) {
    const named = entitiesOf(from).flatMap((entity) => {
      const occurrence = entity.occurrences.find(({ sentence: own }) => own === other);
      return occurrence && types.includes(typeOf(entity, occurrence)) ? [occurrence] : [];
    });
    if (named.length === 2) {
      const antecedents = named.map(({ mention }) => mention).sort((a, b) => a.span.start - b.span.start);
      return { antecedentSentence: other, antecedents };
    }
  }
  return null;
}

const typeOf = (entity: Entity, { mention }: Occurrence): EntityType =>
  mention.kind === 'name' ? entity.type : mention.kind;

/** The most salient entity, in the sentence that introduces it: the first one with more than a surname. */
function mostSalient(
  candidate: AnaphoricSentence,
  anaphor: AnaphorPattern,
  anaphorText: string,
): Antecedent | null {
  const { from, sentence } = candidate;
  const previous = analysedSentences(from)[sentence.ordinal - 1];
  const isPersonalPronoun = anaphor.isPronoun && anaphor.types === PERSON;
  const gender = anaphor.types === PERSON ? genderOfReference(anaphorText) : null;
  const holder = isPersonalPronoun && previous ? officeHolder({ from, sentence: previous }, gender) : null;
  if (holder) return holder;
  const [best, second] = entitiesOf(from)
    .map((entity) => ({
      entity,
      salience: salienceOf(entity, candidate, anaphor) * genderWeight(entity, gender),
    }))
    .filter(({ salience }) => salience > 0)
    .map(({ entity, salience }) => ({
      entity,
      salience:
        salience + (anaphor.isPronoun ? 0 : TITLE_MATCH_WEIGHT * titleMatch(entity, from, anaphorText)),
    }))
    .sort((a, b) => b.salience - a.salience);
  if (!best) return null;
  if (isPersonalPronoun && second && second.salience > AMBIGUOUS_SHARE * best.salience) return null;
  const { entity } = best;
  const earlier = entity.occurrences.filter((occurrence) => occurrence.sentence.ordinal < sentence.ordinal);
  const introduction = earlier.find(({ name }) => name.includes(' ')) ?? earlier[0]!;
  return {
    antecedentSentence: introduction.sentence,
    antecedents: [introduction.mention],
  };
}

/** With a second person of at least this share of the salience of the first, "he" may be either. */
const AMBIGUOUS_SHARE = 0.9;
/** Weight of a person of unknown gender where one of a known gender is meant. */
const UNKNOWN_GENDER_WEIGHT = 0.8;

function genderWeight(entity: Entity, gender: Gender | null): number {
  if (gender === null || entity.gender === gender) return 1;
  return entity.gender === null ? UNKNOWN_GENDER_WEIGHT : 0;
}

/**
 * Resolves the office that a sentence is about ("The minister said …"); null if the sentence names a person itself, or
 * if the office is that of a person of another gender.
 */
function officeHolder(candidate: AnaphoricSentence, gender: Gender | null): Antecedent | null {
  const office = ANAPHOR_PATTERNS.find(
    ({ types, isPronoun, count }) => types === PERSON && !isPronoun && count === 1,
  )!;
  const match = office.pattern.exec(textOf(candidate).slice(0, SUBJECT_CHARS));
  const isNamed = candidate.sentence.mentions.some(({ kind }) => kind === 'person');
  if (!match || isNamed) return null;
  const holder = mostSalient(candidate, office, match[0]);
  return holder && isOfGender(candidate.from, holder, gender) ? holder : null;
}

const isOfGender = (from: CandidateArticle, { antecedents }: Antecedent, gender: Gender | null): boolean =>
  entitiesOf(from).every(
    (entity) =>
      genderWeight(entity, gender) > 0 ||
      !entity.occurrences.some(({ mention }) => antecedents.includes(mention)),
  );

/** Added to the salience of an entity that was introduced with all words of the anaphor. */
const TITLE_MATCH_WEIGHT = 2;
/** A title is at most this long, before a name or after it between commas. */
const MAX_TITLE_WORDS = 6;
const MAX_TITLE_CHARS = 60;

/** Share of the anaphor's terms ("the Secretary of War") in one of the entity's titles, 0 to 1. */
function titleMatch(
  { occurrences }: Entity,
  { article: { text } }: CandidateArticle,
  anaphor: string,
): number {
  const anaphorTerms = contentTerms(anaphor);
  const shares = occurrences.map(({ mention: { span }, sentence }) => {
    const previousName = sentence.mentions.findLast(
      (mention) => mention.kind !== 'place' && mention.span.end <= span.start,
    );
    const start = Math.max(previousName?.span.end ?? sentence.span.start, span.start - MAX_TITLE_CHARS);
    const before = text.slice(start, span.start);
    const apposition = /^, ([^,]*)/.exec(
      text.slice(span.end, Math.min(sentence.span.end, span.end + MAX_TITLE_CHARS)),
    );
    const title = contentTerms(before.split(/[,;:()–—]/).at(-1)!).slice(-MAX_TITLE_WORDS);
    const terms = [...title, ...contentTerms(apposition?.[1] ?? '')];
    return anaphorTerms.filter((term) => terms.includes(term)).length / Math.max(1, anaphorTerms.length);
  });
  return Math.max(0, ...shares);
}

/** Weight of a name of unknown type relative to one of the anaphor's types. */
const UNKNOWN_TYPE_WEIGHT = 0.5;

/**
 * Salience of an entity after Lappin and Leass (1994): recency, subject position and frequency; 0 if it cannot be the
 * antecedent. Recency has more weight for pronouns, frequency for noun phrases such as "the company".
 */
function salienceOf(
  entity: Entity,
  { from, sentence }: AnaphoricSentence,
  { types, isPronoun }: AnaphorPattern,
): number {
  const typeWeight = types.includes(entity.type) ? 1 : entity.type === 'name' ? UNKNOWN_TYPE_WEIGHT : 0;
  const earlier = entity.occurrences.filter((occurrence) => occurrence.sentence.ordinal < sentence.ordinal);
  const last = earlier.at(-1);
  const isInSentence = entity.occurrences.some((other) => other.sentence === sentence);
  if (typeWeight === 0 || !last || isInSentence) return 0;
  const distance = sentence.ordinal - last.sentence.ordinal;
  const recency = (isPronoun ? 0.6 : 0.9) ** (distance - 1) * (last.isSubject ? 1 : 0.6);
  const frequency =
    entity.occurrences.length / Math.max(...entitiesOf(from).map((other) => other.occurrences.length));
  const isInLead = earlier[0]!.sentence.ordinal === 0 ? 1 : 0;
  return (
    typeWeight *
    (isPronoun ? recency + 0.4 * frequency + 0.1 * isInLead : 0.4 * recency + frequency + 0.4 * isInLead)
  );
}
