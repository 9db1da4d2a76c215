/** The command's own process: it closes what it opened before it ends. */
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { program } from '../fixtures/programs.js';
import { temporaryFolder } from '../fixtures/temporary-folder.js';

test('ingesting a file ends with code 0', async () => {
  const article = fileURLToPath(
    new URL('../../data/articles/us-india-defence-framework.md', import.meta.url),
  );
  const env = { PATH: process.env.PATH, DATA_DIR: temporaryFolder(), READER_MODEL: 'none' };
  // Rejects with any other code.
  const { stdout } = await promisify(execFile)(process.execPath, [program('cli'), 'ingest', article], {
    env,
  });
  expect(stdout).toMatch(/^new {2}/);
});
