import type { Embedder, Reader } from '../../domain/models.js';
import type { Store } from '../../store/ports/store.js';
import type { Question } from '../question/question.js';
import { corrected, correctionsFor } from '../question/spelling-correction.js';
import { type Candidate, candidatesOf, passagesToRead, readable } from './candidates.js';
import { type Retrieval, retrieve } from './retrieve.js';

export interface EvidenceDeps {
  readonly store: Store;
  readonly embedder: Embedder;
  /** Null answers by search alone. */
  readonly reader: Reader | null;
  /** How many passages are read for a question. */
  readonly passages: number;
}

/** What there is to answer a question from. */
export interface Evidence {
  /** As it was searched for: misspelt terms are corrected. */
  readonly question: Question;
  readonly retrieval: Retrieval;
  /** Every sentence of the best passages, in no order that matters. */
  readonly candidates: readonly Candidate[];
  /** Whether a reader read at least the best passages. */
  readonly read: boolean;
}

/** Retrieves the passages that matter and reads them. @param among Keys of the articles to search; null for all. */
export async function gatherEvidence(
  { store, embedder, reader, passages: limit }: EvidenceDeps,
  asked: Question,
  scope: number,
  among: readonly number[] | null,
): Promise<Evidence> {
  const question = corrected(asked, await correctionsFor(store.search, scope, asked));
  const vector = await embedder.embedQuery(question.text);
  const retrieval = await retrieve(store, embedder, scope, { terms: question.terms, vector, among });
  const passages = await passagesToRead(store, retrieval.passages, limit);
  const reading = (await reader?.read(question.text, passages.map(readable))) ?? null;
  return { question, retrieval, candidates: candidatesOf(passages, reading), read: reading !== null };
}

/** Share of the question's terms, weighted by their rarity, that are in any of some sets of terms; 0 to 1. */
export function questionShare(
  { question, retrieval: { idf } }: Pick<Evidence, 'question' | 'retrieval'>,
  sets: readonly ReadonlySet<string>[],
): number {
  let met = 0;
  let all = 0;
  for (const term of question.terms) {
    const weight = idf.get(term) ?? 0;
    all += weight;
    if (sets.some((set) => set.has(term))) met += weight;
  }
  return all > 0 ? met / all : 0;
}
