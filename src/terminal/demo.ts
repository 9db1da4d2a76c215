import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openNewsroom } from '../app/open-newsroom.js';
import { type Config, PACKAGE_ROOT, understandsEnglishOnly } from '../config/config.js';
import { namedSources } from './inputs.js';
import type { Output } from './output.js';
import { Session } from './session.js';

const QUESTIONS = [
  'who signed the US-India framework?',
  'how much did microsoft pay for activision',
  'When is the ADMM-Plus meeting?',
  'how many people marched in France on March 7?',
  'why was the may 6 starliner launch scrubbed',
  'who won the 2022 football world cup?',
];

/** Ingests the sample articles into a temporary data folder, asks six questions, and lists the sources. */
export async function runDemo(config: Config, out: Output): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'byline-demo-'));
  try {
    const newsroom = await openNewsroom({ ...config, DATA_DIR: folder, DATABASE_URL: undefined });
    try {
      const session = new Session(newsroom, 'demo', out, 'demo', understandsEnglishOnly(config));
      await session.ingest(namedSources([join(PACKAGE_ROOT, 'data/articles')], async () => ''));
      for (const question of QUESTIONS) {
        if (!out.json) out.write('');
        await session.ask(question);
      }
      if (!out.json) out.write('\nSources cited:');
      await session.sources({ which: 'cited', pageSize: 25 });
    } finally {
      await newsroom.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
