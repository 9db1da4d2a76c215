/**
 * Ablation of the ranking: answer@1, @3 and @5 of each folder with one part left out at a time, ranked with weights
 * fitted on the other folders. Usage: npm run ablate -- <folder>... (two or more)
 */
import type { Evidence } from '../../src/answer/evidence/gather.js';
import {
  RANK_FEATURES,
  type RankedSentence,
  type RankFeature,
  type RankWeights,
  rankSentences,
} from '../../src/answer/evidence/rank.js';
import { fitRanking } from '../../src/calibrate/calibrate.js';
import { type Recorded, record } from '../../src/calibrate/record.js';
import { openCorpus } from './open-corpus.js';
import { readFolder } from './read-folder.js';

interface Variant {
  readonly name: string;
  /** Changes the evidence before it is ranked. */
  readonly transform: (evidence: Evidence) => Evidence;
  readonly without: RankFeature | null;
}

const same = (evidence: Evidence): Evidence => evidence;
const untyped = (evidence: Evidence): Evidence => ({
  ...evidence,
  question: { ...evidence.question, type: 'reason' },
});
const unread = (evidence: Evidence): Evidence => ({
  ...evidence,
  candidates: evidence.candidates.map((candidate) => ({ ...candidate, spans: null })),
});

const VARIANTS: readonly Variant[] = [
  { name: 'everything', transform: same, without: null },
  ...RANK_FEATURES.map((feature) => ({ name: `without ${feature}`, transform: same, without: feature })),
  { name: 'without the answer type', transform: untyped, without: null },
  { name: 'search alone', transform: unread, without: null },
];

/** Shares of the answerable questions with a correct sentence in the first 1, 3 and 5. */
function answerAt(recorded: readonly Recorded[], weights: RankWeights, { transform }: Variant): number[] {
  const given = recorded.filter(({ condition }) => condition === 'given');
  const firstRight = given.map(({ evidence, right, now }) => {
    const correct = new Set(evidence.candidates.filter((_, at) => right[at]).map(({ sentence }) => sentence));
    const ranked: RankedSentence[] = rankSentences(transform(evidence), weights, now);
    return ranked.findIndex(({ candidate }) => correct.has(candidate.sentence));
  });
  return [1, 3, 5].map((k) => firstRight.filter((at) => at >= 0 && at < k).length / given.length);
}

/** Fits the weights again without the feature that is left out. */
function fitted(folders: readonly (readonly Recorded[])[], { transform, without }: Variant): RankWeights {
  const changed = folders.map((folder) =>
    folder.map((recorded) => ({ ...recorded, evidence: transform(recorded.evidence) })),
  );
  return fitRanking(changed, without === null ? [] : [without]);
}

const sets = process.argv.slice(2).map(readFolder);
const folders: Recorded[][] = [];
for (const set of sets) {
  const corpus = await openCorpus(set, true);
  folders.push(await record(set, corpus, { leaveOut: 'given' }));
  await corpus.close();
}
const names = sets.map(({ folder }) => folder.replace(/\/+$/, '').split('/').at(-1)!);
console.log(`${''.padEnd(24)} ${names.map((name) => name.padStart(16)).join(' ')}`);
for (const variant of VARIANTS) {
  const cells = folders.map((folder) => {
    const others = folders.filter((other) => other !== folder);
    const at = answerAt(folder, fitted(others.length > 0 ? others : folders, variant), variant);
    return at.map((share) => share.toFixed(3).replace(/^0/, '')).join(' ');
  });
  console.log(`${variant.name.padEnd(24)} ${cells.map((cell) => cell.padStart(16)).join(' ')}`);
}
