/**
 * How fast articles are taken in, stage by stage, beside the pipeline that LangChain.js tutorials build: readability,
 * RecursiveCharacterTextSplitter 1000/200, the same embedder, HNSWLib. Each in a process of its own, with one warm-up
 * article. Byline embeds every passage with its title, in pieces where that is over the model's window; LangChain's
 * chunks are cut off there. `texts` says how many each embeds.
 */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type IngestFigures, ingestFigures } from './ingest-figures.js';
import { BBC_FOLDER } from './pages.js';

const PIPELINES = ['byline', 'langchain'] as const;

export async function run(): Promise<void> {
  const corpora = ['sample', ...(existsSync(BBC_FOLDER) ? ['bbc'] : [])];
  if (corpora.length === 1) console.log('(../shared/eval is not there: the sample articles alone)');
  for (const corpus of corpora) {
    const [byline, langchain] = PIPELINES.map((pipeline) => measured(pipeline, corpus));
    print(corpus, byline!, langchain!);
  }
}

function measured(pipeline: (typeof PIPELINES)[number], corpus: string): IngestFigures {
  const entry = fileURLToPath(new URL('./ingest-pipelines.ts', import.meta.url));
  const output = execFileSync(process.execPath, ['--import', 'tsx', entry, pipeline, corpus], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return ingestFigures.parse(JSON.parse(output.trim().split('\n').at(-1)!));
}

function print(corpus: string, byline: IngestFigures, langchain: IngestFigures): void {
  const { articles, words } = byline;
  console.log(`\n${corpus}: ${articles} pages, ${words} words`);
  console.log(`${''.padEnd(22)}${'byline'.padStart(12)}${'langchain'.padStart(12)}${'ratio'.padStart(9)}`);
  const row = (name: string, ours: number, theirs: number, digits: number, unit: string): void => {
    const ratio = theirs > 0 ? `${(ours / theirs).toFixed(2)}×` : '–';
    const shown = [ours, theirs].map((n) => `${n.toFixed(digits)}${unit}`.padStart(12)).join('');
    console.log(`${name.padEnd(22)}${shown}${ratio.padStart(9)}`);
  };
  row('articles a second', articles / (byline.totalMs / 1000), articles / (langchain.totalMs / 1000), 1, '');
  for (const stage of ['read', 'analyse', 'embed', 'store', 'index'] as const) {
    row(
      `  ${stage}, an article`,
      byline.stages[stage] / articles,
      langchain.stages[stage] / articles,
      2,
      ' ms',
    );
  }
  row('processor, an article', byline.cpuMs / articles, langchain.cpuMs / articles, 2, ' ms');
  row('texts embedded', byline.texts, langchain.texts, 0, '');
  row('  ms a text', byline.stages.embed / byline.texts, langchain.stages.embed / langchain.texts, 2, ' ms');
  row('vectors in the index', byline.indexed, langchain.indexed, 0, '');
  row('peak memory', byline.peakMib, langchain.peakMib, 0, ' MiB');
}
