/** backup, restore, export, import and doctor --repair as their commands run them. */
import { existsSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openMaintenance } from '../../src/app/open-data-folder.js';
import { readConfig } from '../../src/config/config.js';
import { SqliteStore } from '../../src/store/sqlite/store.js';
import { runBackup, runRepair, runRestore } from '../../src/terminal/data.js';
import { runDoctor } from '../../src/terminal/doctor.js';
import type { Output } from '../../src/terminal/output.js';
import { runExport, runImport } from '../../src/terminal/transfer.js';
import { SHARED_MODELS_DIR } from '../fixtures/bundled-model.js';
import { preparedArticle } from '../fixtures/prepared-article.js';
import { temporaryFolder } from '../fixtures/temporary-folder.js';

const NEVER = new AbortController().signal;

const configOf = (folder: string) =>
  readConfig({ DATA_DIR: folder, READER_MODEL: 'none', DISCORD_API_URL: 'http://127.0.0.1:1/' });

/** Runs a command and returns what it prints. */
async function printed(run: (out: Output) => unknown, json = false) {
  const stdout: string[] = [];
  const stderr: string[] = [];
  await run({ json, colour: false, write: (line) => stdout.push(line), error: (line) => stderr.push(line) });
  return { stdout: stdout.join('\n'), stderr: stderr.join('\n') };
}

/** A data folder with the bundled model and, unless it is to be empty, an article. */
async function dataFolder(article: string | null) {
  const folder = temporaryFolder();
  symlinkSync(SHARED_MODELS_DIR, join(folder, 'models'));
  if (article !== null) {
    const store = SqliteStore.open(folder);
    await store.articles.save(
      'local',
      await preparedArticle({ text: article, url: 'https://example.org/a' }),
      null,
    );
    await store.close();
  }
  return folder;
}

test('backup and restore say what they did', async () => {
  const folder = await dataFolder('The dam held on Friday.');
  const data = openMaintenance(configOf(folder));
  const backup = join(temporaryFolder(), 'backup.db');
  const made = await printed((out) => runBackup(data, backup, false, out), true);
  expect(JSON.parse(made.stdout)).toMatchObject({ file: backup, articles: 1, scopes: 1 });
  expect(made.stderr).toContain('Verifying');
  await expect(printed((out) => runBackup(data, backup, false, out))).rejects.toThrow(/--force/);

  const store = SqliteStore.open(folder);
  const { entries } = await store.articles.list('local', { limit: 1 });
  await store.articles.forget('local', entries[0]!.article.id);
  await store.close();
  const options = { discardCurrent: false, bringBack: false };
  const restored = await printed((out) => runRestore(data, backup, options, out));
  expect(restored.stdout).toContain('Restored 0 articles');
  expect(restored.stdout).toContain('1 forgotten article');
  expect(restored.stdout).toMatch(/kept as .*before-restore/);
  const back = await printed((out) =>
    runRestore(data, backup, { discardCurrent: true, bringBack: true }, out),
  );
  expect(back.stdout).toContain('Restored 1 article,');
  expect(back.stdout).toContain('is back, as requested');
});

test('an export is imported into another folder and comes out the same', async () => {
  const config = configOf(await dataFolder('The dam held on Friday. Nobody was hurt.'));
  const file = join(temporaryFolder(), 'all.jsonl');
  const request = { file, scope: null, force: false };
  expect((await printed((out) => runExport(config, request, out))).stdout).toContain('Exported 1 article');
  expect(statSync(file).mode & 0o777).toBe(0o600);
  await expect(printed((out) => runExport(config, request, out))).rejects.toThrow(/exists already/);

  const other = configOf(await dataFolder(null));
  const imported = await printed(
    async (out) => expect(await runImport(other, { file }, out, NEVER)).toBe(true),
    true,
  );
  expect(JSON.parse(imported.stdout)).toMatchObject({ counts: { article: { added: 1 } }, complete: true });
  const again = join(temporaryFolder(), 'again.jsonl');
  await printed((out) => runExport(other, { file: again, scope: 'local', force: false }, out));
  const records = (name: string) => readFileSync(name, 'utf8').split('\n').slice(1);
  expect(records(again)).toEqual(records(file));

  writeFileSync(file, readFileSync(file, 'utf8').replace('Nobody', 'Everybody'));
  const empty = configOf(await dataFolder(null));
  const bad = await printed(async (out) => expect(await runImport(empty, { file }, out, NEVER)).toBe(false));
  expect(bad.stderr).toContain('line 4: text: does not match its content hash');
  await expect(printed((out) => runExport(configOf(temporaryFolder()), request, out))).rejects.toThrow(
    /exists already/,
  );
  const nowhere = configOf(temporaryFolder());
  await expect(printed((out) => runExport(nowhere, { ...request, force: true }, out))).rejects.toThrow(
    /no database/,
  );
});

test('doctor names an emptied database and does not fill it; --repair says what to do', async () => {
  const folder = await dataFolder('The dam held on Friday.');
  const config = configOf(folder);
  const data = openMaintenance(config);
  const backup = join(temporaryFolder(), 'backup.db');
  await data.backup(backup);
  await data.restore(backup);
  writeFileSync(join(folder, 'byline.db'), '');
  const doctor = await printed(async (out) => expect(await runDoctor(config, out)).toBe(1), true);
  expect(JSON.parse(doctor.stdout)).toContainEqual({
    name: 'database',
    state: 'failed',
    detail: expect.stringContaining('it has 0 bytes'),
  });
  expect(statSync(join(folder, 'byline.db')).size).toBe(0);
  const repair = await printed(async (out) => expect(await runRepair(data, out)).toBe(1), true);
  expect(JSON.parse(repair.stdout)).toMatchObject({
    left: [expect.stringContaining('byline restore')],
    copy: null,
  });
});

test('doctor creates no data folder', async () => {
  const folder = join(temporaryFolder(), 'not', 'yet');
  await printed((out) => runDoctor({ ...configOf(folder), EMBEDDING_MODEL: join(folder, 'none') }, out));
  expect(existsSync(join(folder, '..'))).toBe(false);
});

test('export does not write over the data folder', async () => {
  const folder = await dataFolder('The dam held on Friday.');
  const database = join(folder, 'byline.db');
  const before = readFileSync(database);
  const request = { file: database, scope: null, force: true };
  await expect(printed((out) => runExport(configOf(folder), request, out))).rejects.toMatchObject({
    id: 'terminal.inDataFolder',
  });
  expect(readFileSync(database)).toEqual(before);
});
