/** Backup and restore with other processes at the same data folder. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import type { RestoreStep } from '../../src/store/ports/maintenance.js';
import { sqliteDataFolder } from '../../src/store/sqlite/folder/data-folder.js';
import { SqliteStore } from '../../src/store/sqlite/store.js';
import { preparedArticle } from '../fixtures/prepared-article.js';
import { temporaryFolder } from '../fixtures/temporary-folder.js';

const SCOPE = 'guild:1';
const BACKUPS = 5;

function start(script: string, ...args: string[]) {
  const file = fileURLToPath(new URL(script, import.meta.url));
  const child = spawn(process.execPath, ['--import', 'tsx', file, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  return child;
}

/** The numbers of the stored texts of `keep-saving.ts`, and whether the database is intact. */
function read(file: string) {
  const db = new Database(file, { readonly: true });
  try {
    const urls = db.prepare<[], string>('SELECT url FROM url ORDER BY key').pluck().all();
    const intact = db.pragma('integrity_check', { simple: true });
    return { numbers: urls.map((url) => Number(url.split('/').at(-1))), intact };
  } finally {
    db.close();
  }
}

test('backups of a database that is written to all the time end, and have everything stored before', async () => {
  const folder = temporaryFolder();
  const target = temporaryFolder();
  const writer = start('./keep-saving.ts', folder, SCOPE);
  let stored = -1;
  createInterface({ input: writer.stdout }).on('line', (line) => {
    stored = Number(line);
  });
  while (stored < 20) await sleep(20);
  const data = sqliteDataFolder(folder);
  for (let n = 0; n < BACKUPS; n += 1) {
    const before = stored;
    const file = join(target, `${n}.db`);
    data.backup(file);
    // The number printed last may be a few behind what is stored.
    while (stored <= before + 1) await sleep(5);
    const { numbers, intact } = read(file);
    expect(intact).toBe('ok');
    expect(numbers).toEqual(Array.from({ length: numbers.length }, (_, at) => at));
    expect(numbers.length).toBeGreaterThan(before);
  }
  writer.kill('SIGKILL');
  await once(writer, 'exit');
  expect(read(join(folder, 'byline.db')).numbers.length).toBeGreaterThan(stored);
});

test('a restore is refused while another process has the database open, and names it', async () => {
  const folder = temporaryFolder();
  const writer = start('./keep-saving.ts', folder, SCOPE);
  await once(writer.stdout, 'data');
  const data = sqliteDataFolder(folder);
  const backup = join(temporaryFolder(), 'backup.db');
  data.backup(backup);
  const named = process.platform === 'linux' ? `process ${writer.pid}` : 'Stop the bot';
  const inUse = expect.objectContaining({ code: 'store.in-use', message: expect.stringContaining(named) });
  expect(() => data.restore(backup)).toThrow(inUse);
  // Idle, as a bot that waits for questions.
  writer.kill('SIGSTOP');
  expect(() => data.restore(backup)).toThrow(inUse);
  expect(() => data.repair(new Date())).toThrow(inUse);
  writer.kill('SIGKILL');
  await once(writer, 'exit');
  data.restore(backup);
});

const STEPS = [
  'copied',
  'verified',
  'prepared',
  'set-aside',
  'index-removed',
  'swapped',
] as const satisfies readonly RestoreStep[];

test.each(STEPS)('a restore that is killed at "%s" leaves the old or the restored database', async (step) => {
  const folder = temporaryFolder();
  const backup = join(temporaryFolder(), 'backup.db');
  const data = sqliteDataFolder(folder);
  const save = async (n: number) => {
    const store = SqliteStore.open(folder);
    const prepared = await preparedArticle({
      text: `The dam number ${n} held.`,
      url: `https://example.org/${n}`,
    });
    await store.articles.save(SCOPE, prepared, null);
    await store.close();
  };
  await save(0);
  data.backup(backup);
  await save(1);
  const child = start('./die-restoring.ts', folder, backup, step);
  const [, signal] = await once(child, 'exit');
  expect(signal).toBe('SIGKILL');

  const { numbers, intact } = read(join(folder, 'byline.db'));
  expect(intact).toBe('ok');
  expect(numbers).toEqual(step === 'swapped' ? [0] : [0, 1]);
  if (step === 'swapped') {
    const former = readdirSync(folder).find((name) => name.includes('before-restore'))!;
    expect(read(join(folder, former)).numbers).toEqual([0, 1]);
  }
  data.restore(backup);
  expect(read(join(folder, 'byline.db')).numbers).toEqual([0]);
});
