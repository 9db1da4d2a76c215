/**
 * Ingesting, stage by stage, beside the pipeline that LangChain.js tutorials build: readability,
 * RecursiveCharacterTextSplitter 1000/200, the same embedder, HNSWLib; and the same with the model as LangChain runs
 * it. Each in a process of its own, after warm-up articles. Byline embeds every passage with its title, in pieces
 * where that is over the model's window; LangChain's chunks are cut off there. `texts` says how many each embeds.
 */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Context } from '../context.js';
import { ingestFigures } from '../peers/ingest-figures.js';
import { BYLINE } from '../report.js';
import { rounds } from '../rounds.js';

const ARTICLES = 100;
const PIPELINES = {
  [BYLINE]: 'byline',
  'LangChain.js': 'langchain',
  'LangChain.js, its own runtime': 'langchain-default',
} as const;
/** A run takes many seconds. */
const MAX_RUNS = 3;

export async function run({ options, report }: Context): Promise<void> {
  const contenders = Object.entries(PIPELINES).map(([who, pipeline]) => ({
    who,
    run: async () => figuresOf(pipeline, options.corpus),
  }));
  await rounds(report, 'ingest', contenders, { runs: Math.min(MAX_RUNS, options.runs), warmUps: 0 });
}

function figuresOf(pipeline: string, corpus: string | undefined): Record<string, number> {
  const entry = fileURLToPath(new URL('../peers/ingest-pipelines.ts', import.meta.url));
  const output = execFileSync(
    process.execPath,
    ['--import', import.meta.resolve('tsx'), entry, pipeline, String(ARTICLES), ...(corpus ? [corpus] : [])],
    { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const { articles, words, totalMs, cpuMs, stages, texts, peakMib } = ingestFigures.parse(
    JSON.parse(output.trim().split('\n').at(-1)!),
  );
  const each = Object.entries(stages).map(([stage, ms]) => [`${stage}, an article (ms)`, ms / articles]);
  return {
    'an article, processor (ms)': cpuMs / articles,
    'an article (ms)': totalMs / articles,
    ...Object.fromEntries(each),
    'words, an article (words)': words / articles,
    'texts, an article (texts)': texts / articles,
    'peak memory (MiB)': peakMib,
  };
}
