import type { AnalysedSentence, EntityType, Mention } from '../../domain/article.js';
import { withMentions } from '../../text/analyse.js';
import type { CandidateArticle } from './candidates.js';

/** A mention of an entity, and where. */
export interface Occurrence {
  readonly sentence: AnalysedSentence;
  readonly mention: Mention;
  readonly name: string;
  /** It is the first name of its sentence: most likely the subject. */
  readonly leads: boolean;
}

/** Whom or what several mentions of an article name: "Charlie Bell", "Mr Bell", "Bell". */
export interface Entity {
  /** In the order of the text. */
  readonly occurrences: readonly Occurrence[];
  /** What most of its mentions were told to be; `name` when none could be told. */
  readonly kind: EntityType;
}

const NAMES: ReadonlySet<EntityType> = new Set(['person', 'organisation', 'place', 'name']);

const analysed = new WeakMap<CandidateArticle, readonly AnalysedSentence[]>();
const known = new WeakMap<CandidateArticle, readonly Entity[]>();

/** The sentences of an article with the names and quantities in them, found once an article. */
export function analysedSentences(article: CandidateArticle): readonly AnalysedSentence[] {
  const had = analysed.get(article);
  if (had) return had;
  const sentences = withMentions(article.article.text, article.sentences);
  analysed.set(article, sentences);
  return sentences;
}

/** The named entities of an article, found once an article. */
export function entitiesOf(article: CandidateArticle): readonly Entity[] {
  const had = known.get(article);
  if (had) return had;
  const groups: Occurrence[][] = [];
  for (const occurrence of occurrencesOf(article)) {
    const group = groups.find((other) => other.some(({ name }) => areOne(name, occurrence.name)));
    if (group) group.push(occurrence);
    else groups.push([occurrence]);
  }
  const entities = groups.map(toEntity);
  known.set(article, entities);
  return entities;
}

function occurrencesOf(from: CandidateArticle): Occurrence[] {
  return analysedSentences(from).flatMap((sentence) =>
    sentence.mentions
      .filter(({ kind }) => NAMES.has(kind))
      .map((mention, at) => ({
        sentence,
        mention,
        name: from.article.text.slice(mention.span.start, mention.span.end),
        leads: at === 0,
      })),
  );
}

function toEntity(occurrences: readonly Occurrence[]): Entity {
  const votes = new Map<EntityType, number>();
  for (const { mention } of occurrences) {
    if (mention.kind !== 'name') votes.set(mention.kind, (votes.get(mention.kind) ?? 0) + 1);
  }
  const [most] = [...votes].sort((a, b) => b[1] - a[1]);
  return { occurrences, kind: most?.[0] ?? 'name' };
}

/** One of the names is the other's beginning or end, in whole words, or its initials. */
function areOne(a: string, b: string): boolean {
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
