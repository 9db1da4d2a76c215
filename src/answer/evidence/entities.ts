import type { AnalysedSentence, EntityType, Mention } from '../../domain/article.js';
import { withMentions } from '../../text/analyse.js';
import { type ArticleNames, nameTypesOfArticle } from '../../text/names.js';
import type { CandidateArticle } from './candidates.js';

/** One mention of an entity. */
export interface Occurrence {
  readonly sentence: AnalysedSentence;
  readonly mention: Mention;
  readonly name: string;
  /** The first name of its sentence is most likely the subject. */
  readonly isSubject: boolean;
}

/** A person, organisation or place with all its mentions in an article: "Charlie Bell", "Mr Bell", "Bell". */
export interface Entity {
  /** In the order of the text. */
  readonly occurrences: readonly Occurrence[];
  /** The most frequent type of its mentions; `name` if all are of unknown type. */
  readonly type: EntityType;
}

const NAME_TYPES: ReadonlySet<EntityType> = new Set(['person', 'organisation', 'place', 'thing', 'name']);

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
    const group = groups.find((other) => other.some(({ name }) => areSameEntity(name, occurrence.name)));
    if (group) group.push(occurrence);
    else groups.push([occurrence]);
  }
  const entities = groups.map(toEntity);
  entityCache.set(article, entities);
  return entities;
}

function occurrencesOf(from: CandidateArticle): Occurrence[] {
  return analysedSentences(from).flatMap((sentence) =>
    sentence.mentions
      .filter(({ kind }) => NAME_TYPES.has(kind))
      .map((mention, at) => ({
        sentence,
        mention,
        name: from.article.text.slice(mention.span.start, mention.span.end),
        isSubject: at === 0,
      })),
  );
}

function toEntity(occurrences: readonly Occurrence[]): Entity {
  const votes = new Map<EntityType, number>();
  for (const { mention } of occurrences) {
    if (mention.kind !== 'name') votes.set(mention.kind, (votes.get(mention.kind) ?? 0) + 1);
  }
  const [mostFrequent] = [...votes].sort((a, b) => b[1] - a[1]);
  return { occurrences, type: mostFrequent?.[0] ?? 'name' };
}

/** True if one name is a prefix or suffix of the other, in whole words, or its initials. */
function areSameEntity(a: string, b: string): boolean {
  if (a === b) return true;
  const [long, short] = a.length > b.length ? [a, b] : [b, a];
  if (long.endsWith(` ${short}`) || long.startsWith(`${short} `)) return true;
  return /^\p{Lu}{2,}$/u.test(short) && initialsOf(long) === short;
}

const initialsOf = (name: string): string =>
  name
    .split(/[\s-]+/)
    .filter((word) => /^\p{Lu}/u.test(word))
    .map((word) => word[0])
    .join('');
