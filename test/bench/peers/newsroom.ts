import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';
import { PACKAGE_ROOT } from '../../../src/config/config.js';
import { startOptions } from '../../fixtures/start-options.js';
import { type NewsroomFigures, newsroomFigures } from './newsroom-figures.js';

const PROJECT = resolve(PACKAGE_ROOT, 'test/bench/tsconfig.json');
const TSC = resolve(PACKAGE_ROOT, 'node_modules/typescript/bin/tsc');
const ENTRY = resolve(PACKAGE_ROOT, 'dist/test/bench/peers/newsroom-process.js');

let isCompiled = false;

/** Runs a newsroom over the folder in a process of its own, compiled and started as by `npm start`. */
export function newsroomOver(folder: string, scope: string, asks: number): NewsroomFigures {
  if (!isCompiled) execFileSync(process.execPath, [TSC, '-p', PROJECT], { stdio: 'inherit' });
  isCompiled = true;
  const output = execFileSync(process.execPath, [...startOptions(), ENTRY, folder, scope, String(asks)], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return newsroomFigures.parse(JSON.parse(output.trim().split('\n').at(-1)!));
}
