/** From opening a data folder to the first answer, snapshot present or not, models loaded each time. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Context } from '../context.js';
import { Archive } from '../corpus/archive.js';
import { newsroomOver } from '../peers/newsroom.js';
import { BYLINE } from '../report.js';
import { rounds } from '../rounds.js';

const SCOPE = 'guild:1';
const MAX_SIZE = 10_000;

export async function run(context: Context): Promise<void> {
  const { maker: vectors } = await context.vectors();
  const model = await context.embedder();
  const folder = join(context.folder, 'start');
  const archive = new Archive({ folder, scope: SCOPE, stock: context.stock, model, vectors });
  const size = Math.min(MAX_SIZE, context.options.sizes.at(-1)!);
  await archive.growTo(size);
  const started = (withSnapshot: boolean) => async () => {
    if (!withSnapshot) rmSync(join(folder, 'index'), { recursive: true, force: true });
    const { startMs, indexedMs } = newsroomOver(folder, SCOPE, 0);
    return {
      [`start to the first answer, ${size} passages (ms)`]: startMs,
      [`start to the complete index, ${size} passages (ms)`]: indexedMs,
    };
  };
  const contenders = [
    { who: BYLINE, run: started(true) },
    { who: 'Byline, without a snapshot', run: started(false) },
  ];
  await rounds(context.report, 'start', contenders, { runs: Math.min(3, context.options.runs), warmUps: 0 });
}
