import type { AnalysedSentence, EntityType, Mention } from '../../domain/article.js';
import { withMentions } from '../../text/analyse.js';
import type { Gender } from '../../text/lexicon/genders.js';
import { type ArticleNames, nameTypesOfArticle } from '../../text/names.js';
import { genderBeside, genderOfName } from '../../text/naming/gender.js';
import type { CandidateArticle } from './candidates.js';

/** One mention of an entity. */
export interface Occurrence {
  readonly sentence: AnalysedSentence;
  readonly mention: Mention;
  readonly name: string;
  /** The first name of its sentence is most likely the subject. */
  readonly isSubject: boolean;
  /** As the words beside the name tell, or else the given name; null if neither does. */
  readonly gender: Gender | null;
}

/** A person, organisation or place with all its mentions in an article: "Charlie Bell", "Mr Bell", "Bell". */
export interface Entity {
  /** In the order of the text. */
  readonly occurrences: readonly Occurrence[];
  /** The most frequent type of its mentions; `name` if all are of unknown type. */
  readonly type: EntityType;
  /** Null if unknown, or if nobody is named. */
  readonly gender: Gender | null;
}

const NAME_TYPES: ReadonlySet<EntityType> = new Set(['person', 'organisation', 'place', 'thing', 'name']);

const MAY_BE_PERSON: ReadonlySet<EntityType> = new Set(['person', 'name']);

const analysedCache = new WeakMap<CandidateArticle, readonly AnalysedSentence[]>();
const typesCache = new WeakMap<CandidateArticle, ArticleNames['types']>();
const entityCache = new WeakMap<CandidateArticle, readonly Entity[]>();

/** The sentences of an article with their names and quantities; computed once per article. */
export function analysedSentences(article: CandidateArticle): readonly AnalysedSentence[] {
  const cached = analysedCache.get(article);
  if (cached) return cached;
  const sentences = withMentions(article.article.text, article.sentences);
  analysedCache.set(article, sentences);
  return sentences;
}

/** The types of names that the article tells; computed once per article. */
export function articleNameTypes(article: CandidateArticle): ArticleNames['types'] {
  const cached = typesCache.get(article);
  if (cached) return cached;
  const types = nameTypesOfArticle(article.article.text);
  typesCache.set(article, types);
  return types;
}

/** The named entities of an article; computed once per article. */
export function entitiesOf(article: CandidateArticle): readonly Entity[] {
  const cached = entityCache.get(article);
  if (cached) return cached;
  const groups: Occurrence[][] = [];
  for (const occurrence of occurrencesOf(article)) {
    const group = groups
      .filter((other) => belongsTo(other, occurrence))
      .toSorted((a, b) => latestFullName(a).mention.span.start - latestFullName(b).mention.span.start)
      .at(-1);
    if (group) group.push(occurrence);
    else groups.push([occurrence]);
  }
  const entities = groups.map(toEntity);
  entityCache.set(article, entities);
  return entities;
}

/** The longest name, where it was mentioned last: "Charlie Bell" of "Bell", "Charlie Bell" and "Bell". */
function latestFullName(group: readonly Occurrence[]): Occurrence {
  const longest = Math.max(...group.map(({ name }) => name.length));
  return group.findLast(({ name }) => name.length === longest)!;
}

/** "Bell" belongs to the "Tom Bell" before it, but "Ann Bell" does not, and neither does "Ms Bell". */
function belongsTo(group: readonly Occurrence[], occurrence: Occurrence): boolean {
  const full = latestFullName(group);
  const gender = genderOf(group);
  if (gender !== null && occurrence.gender !== null && gender !== occurrence.gender) return false;
  const arePeople = full.mention.kind === 'person' && occurrence.mention.kind === 'person';
  return areSameEntity(full.name, occurrence.name) || (arePeople && haveSameEnds(full.name, occurrence.name));
}

/** "George Bush" and "George W. Bush". */
function haveSameEnds(a: string, b: string): boolean {
  const [first, second] = [a.split(' '), b.split(' ')];
  return first.length > 1 && second.length > 1 && first[0] === second[0] && first.at(-1) === second.at(-1);
}

const genderOf = (group: readonly Occurrence[]): Gender | null =>
  group.find(({ gender }) => gender !== null)?.gender ?? null;

function occurrencesOf(from: CandidateArticle): Occurrence[] {
  return analysedSentences(from).flatMap((sentence) =>
    sentence.mentions
      .filter(({ kind }) => NAME_TYPES.has(kind))
      .map((mention, at) => {
        const { text } = from.article;
        const name = text.slice(mention.span.start, mention.span.end);
        const gender = MAY_BE_PERSON.has(mention.kind)
          ? (genderBeside(text, mention.span) ?? genderOfName(name))
          : null;
        return { sentence, mention, name, isSubject: at === 0, gender };
      }),
  );
}

function toEntity(occurrences: readonly Occurrence[]): Entity {
  const votes = new Map<EntityType, number>();
  for (const { mention } of occurrences) {
    if (mention.kind !== 'name') votes.set(mention.kind, (votes.get(mention.kind) ?? 0) + 1);
  }
  const [mostFrequent] = [...votes].sort((a, b) => b[1] - a[1]);
  return { occurrences, type: mostFrequent?.[0] ?? 'name', gender: genderOf(occurrences) };
}

/** True if one name is a prefix or suffix of the other, in whole words, or its initials. */
function areSameEntity(a: string, b: string): boolean {
  if (a === b) return true;
  const [long, short] = a.length > b.length ? [a, b] : [b, a];
  if (long.endsWith(` ${short}`) || long.startsWith(`${short} `)) return true;
  // "Von der Leyen" opens a sentence.
  if (long.endsWith(` ${short.charAt(0).toLowerCase()}${short.slice(1)}`)) return true;
  return /^\p{Lu}{2,}$/u.test(short) && initialsOf(long) === short;
}

const initialsOf = (name: string): string =>
  name
    .split(/[\s-]+/)
    .filter((word) => /^\p{Lu}/u.test(word))
    .map((word) => word[0])
    .join('');
