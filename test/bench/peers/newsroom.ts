import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { type NewsroomFigures, newsroomFigures } from './newsroom-figures.js';

const ENTRY = fileURLToPath(new URL('./newsroom-process.ts', import.meta.url));

/** Runs a newsroom over the folder in a process of its own. */
export function newsroomOver(folder: string, scope: string, asks: number): NewsroomFigures {
  const output = execFileSync(
    process.execPath,
    ['--import', import.meta.resolve('tsx'), ENTRY, folder, scope, String(asks)],
    { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] },
  );
  return newsroomFigures.parse(JSON.parse(output.trim().split('\n').at(-1)!));
}
