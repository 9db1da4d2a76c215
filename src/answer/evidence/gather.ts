import type { Answer } from '../../domain/answer.js';
import type { Embedder, Reader } from '../../domain/models.js';
import type { Store } from '../../store/ports/store.js';
import { asksAboutQuestions, isQuestionLine } from '../../text/sentences/question-line.js';
import { relatedTerms } from '../../text/terms/related-terms.js';
import { contentTerms } from '../../text/terms/tokens.js';
import { withCompounds } from '../question/compounds.js';
import { reportedIn, withoutTime } from '../question/named-time.js';
import type { Question } from '../question/question.js';
import { applyCorrections, correctionsFor, spelledOut } from '../question/spelling-correction.js';
import { type Candidate, passagesToRead, readable } from './candidates.js';
import { laterReports } from './later-reports.js';
import { withoutNamesakes } from './namesake.js';
import { withoutOtherDisasters } from './other-disaster.js';
import { withoutOtherRelatives } from './other-relative.js';
import { readPassages } from './read.js';
import { type Retrieval, type RetrievedPassage, retrieve } from './retrieve.js';
import { withStatedAges } from './stated-age.js';

export interface EvidenceDeps {
  readonly store: Store;
  readonly embedder: Embedder;
  /** Null: search alone orders the sentences. */
  readonly reader: Reader | null;
  /** Maximum number of passages read per question. */
  readonly passages: number;
}

/** Everything an answer is composed from. */
export interface Evidence {
  /** Key of the searched scope. */
  readonly scope: number;
  /** With misspelt terms corrected. */
  readonly question: Question;
  readonly retrieval: Retrieval;
  /** The sentences of the best passages, not yet ranked, without those that only ask. */
  readonly candidates: readonly Candidate[];
  /** As in `Answer`. */
  readonly read: boolean;
  readonly hurried?: Answer['hurried'];
}

/** Retrieves passages and reads the best. @param articleKeys Articles to search; null means all. */
export async function gatherEvidence(
  { store, embedder, reader, passages: limit }: EvidenceDeps,
  original: Question,
  scope: number,
  articleKeys: readonly number[] | null,
): Promise<Evidence> {
  const spelled = await withCompounds(store.search, scope, original);
  const corrected = applyCorrections(spelled, await correctionsFor(store.search, scope, spelled));
  const searched = await atItsTime(store.search, corrected, scope, articleKeys);
  const { text, time } = searched;
  const vector = await embedder.embedQuery(time ? withoutTime(text, time) : text);
  const retrieval = await retrieve(store, embedder, scope, { ...searched, vector, articleKeys });
  const found = worthReading(retrieval.passages);
  const passages = await passagesToRead(store, scope, found, limit, searched.words);
  const question = spelledOut(
    searched,
    passages.map((passage) => readable(passage).text),
  );
  const { words: asked } = question;
  const { candidates: readSentences, ...reading } = await readPassages(reader, question, passages, {
    withoutImpossible: async (some) => {
      const ofKind = await withoutOtherDisasters(store.search, scope, question.text, some);
      return withoutNamesakes(question, withoutOtherRelatives(question, ofKind));
    },
    further: (from) =>
      laterReports(store, scope, { from, known: passages, retrieved: retrieval.passages, asked }),
  });
  const all = withStatedAges(question, readSentences);
  const stating = asksAboutQuestions(question.text) ? all : all.filter(({ text }) => !isQuestionLine(text));
  const unseen = stating.filter((candidate) => !wasShown(question, candidate));
  const candidates = unseen.length > 0 ? unseen : stating;
  return { scope, question, retrieval, candidates, ...reading };
}

const wasShown = ({ shown }: Question, { from: { article }, sentence: { span } }: Candidate): boolean =>
  shown.some(
    ({ start, end, ...of }) =>
      of.article === article.id &&
      of.revision === article.revision &&
      start === span.start &&
      end === span.end,
  );

/**
 * Passages whose retrieval score is below this share of the best one are not read. On four folders of 569 questions, none
 * of them had the only right sentence (at 0.6, that of one question), and of 16 passages, 7 to 16 were read.
 */
const MIN_SHARE_OF_BEST = 0.5;
/** So many are read in any case. */
const MIN_PASSAGES = 6;

/** @param passages Best first. */
function worthReading(passages: readonly RetrievedPassage[]): readonly RetrievedPassage[] {
  const least = (passages[0]?.fused ?? 0) * MIN_SHARE_OF_BEST;
  return passages.filter(({ fused }, at) => at < MIN_PASSAGES || fused >= least);
}

/** A question without the terms of its time if there are articles of that time, else one without a time. */
async function atItsTime(
  search: Store['search'],
  question: Question,
  scope: number,
  articleKeys: readonly number[] | null,
): Promise<Question> {
  const { time } = question;
  if (time === null) return question;
  const ofTime = new Set(contentTerms(time.words));
  const terms = question.terms.filter((term) => !ofTime.has(term));
  const filter = { since: 'all', published: reportedIn(time), outlet: null } as const;
  const articles = await search.narrow(scope, filter, new Date(0));
  const chosen = articleKeys && new Set(articleKeys);
  const hasArticles = articles === null || articles.some((key) => chosen === null || chosen.has(key));
  return hasArticles && terms.length > 0 ? { ...question, terms } : { ...question, time: null };
}

/**
 * Share of the question's terms, weighted by IDF, that occur in at least one of the term sets, themselves or in other
 * words; 0 to 1. For a yes-or-no question, a word that decides the same counts, too: "exempt" for "affected".
 */
export function termCoverage(
  { question, retrieval: { idf } }: Pick<Evidence, 'question' | 'retrieval'>,
  sets: readonly ReadonlySet<string>[],
): number {
  let covered = 0;
  let total = 0;
  for (const term of question.terms) {
    const weight = idf.get(term) ?? 0;
    total += weight;
    const deciding = question.type === 'yesno' ? [...relatedTerms(term)].map((other) => [other]) : [];
    const written = [[term], ...(question.alternatives.get(term) ?? []), ...deciding];
    if (sets.some((set) => written.some((terms) => terms.every((one) => set.has(one))))) covered += weight;
  }
  return total > 0 ? covered / total : 0;
}
