import { passageTerms, titleTerms } from '../../articles/passage-terms.js';
import type { Derived } from '../../ports/derived.js';
import type { Session } from '../connection/session.js';
import { storedTerm } from '../search/stored-term.js';

/** The terms of a passage with its title: how many there are, and how often each occurs. */
export interface CountedTerms {
  readonly terms: number;
  readonly frequencies: ReadonlyMap<string, number>;
}

/** One per passage. */
export function countTerms({
  title,
  text,
  sentences,
  passages,
}: Pick<Derived, 'sentences' | 'passages'> & {
  readonly title: string;
  readonly text: string;
}): CountedTerms[] {
  const ofTitle = titleTerms({ title });
  return passages.map(({ first, last }) => {
    const terms = [...ofTitle, ...passageTerms({ text, sentences }, first, last)].map(storedTerm);
    const frequencies = new Map<string, number>();
    for (const term of terms) frequencies.set(term, (frequencies.get(term) ?? 0) + 1);
    return { terms: terms.length, frequencies };
  });
}

/** Adds passages to the full text, `keys` in the order of `counted`. */
export async function addPostings(
  session: Session,
  scope: number,
  keys: readonly number[],
  counted: readonly CountedTerms[],
): Promise<void> {
  const rows = counted.flatMap(({ terms, frequencies }, at) =>
    [...frequencies].map(([term, frequency]) => ({ term, passage: keys[at]!, frequency, terms })),
  );
  await session.run(
    `INSERT INTO posting (scope, term, passage, frequency, terms)
     SELECT $1, * FROM unnest($2::text[], $3::bigint[], $4::integer[], $5::integer[])`,
    scope,
    rows.map(({ term }) => term),
    rows.map(({ passage }) => passage),
    rows.map(({ frequency }) => frequency),
    rows.map(({ terms }) => terms),
  );
  const passagesWith = new Map<string, number>();
  for (const { term } of rows) passagesWith.set(term, (passagesWith.get(term) ?? 0) + 1);
  // In one order for all writers, so that none waits for another in a circle.
  const vocabulary = [...passagesWith].sort(([one], [other]) => (one < other ? -1 : 1));
  await session.run(
    `INSERT INTO vocabulary (scope, term, passages) SELECT $1, * FROM unnest($2::text[], $3::integer[])
     ON CONFLICT (scope, term) DO UPDATE SET passages = vocabulary.passages + excluded.passages`,
    scope,
    vocabulary.map(([term]) => term),
    vocabulary.map(([, passages]) => passages),
  );
}

/** Takes the passages of an article out of the full text. Call it before they are deleted. */
export async function dropPostings(
  session: Session,
  scope: number,
  passages: readonly number[],
): Promise<void> {
  const counted = await session.rows<{ term: string; passages: number }>(
    `SELECT term, count(*)::integer AS passages FROM posting WHERE scope = $1 AND passage = ANY($2)
     GROUP BY term ORDER BY term`,
    scope,
    passages,
  );
  await session.run(
    `UPDATE vocabulary v SET passages = v.passages - d.passages
     FROM unnest($2::text[], $3::integer[]) AS d (term, passages) WHERE v.scope = $1 AND v.term = d.term`,
    scope,
    counted.map(({ term }) => term),
    counted.map((row) => row.passages),
  );
  await session.run(
    'DELETE FROM vocabulary WHERE scope = $1 AND term = ANY($2) AND passages <= 0',
    scope,
    counted.map(({ term }) => term),
  );
  await session.run('DELETE FROM posting WHERE scope = $1 AND passage = ANY($2)', scope, passages);
}
