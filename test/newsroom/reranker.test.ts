import { ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { readConfig } from '../../src/config.js';
import { spawnNewsroom } from '../../src/newsroom-client.js';
import { openNewsroom } from '../../src/open-newsroom.js';
import { examine } from '../../src/terminal/doctor.js';
import { temporaryFolder } from '../fixtures/temporary-folder.js';
import { writeTinyModel } from '../fixtures/tiny-model.js';
import { writeTinyReranker } from '../fixtures/tiny-reranker.js';

/** A tiny embedding model, and nothing beyond this machine. */
async function configWith(rerankerModel: string) {
  const folder = temporaryFolder();
  await writeTinyModel(join(folder, 'embedding'));
  return readConfig({
    DATA_DIR: join(folder, 'data'),
    EMBEDDING_MODEL: join(folder, 'embedding'),
    RERANKER_MODEL: rerankerModel,
    RERANKER_TIMEOUT_MS: '50000',
    DISCORD_API_URL: 'http://127.0.0.1:1/',
  });
}

async function tinyReranker(): Promise<string> {
  const folder = temporaryFolder();
  await writeTinyReranker(folder);
  return folder;
}

test('a newsroom whose reranker is missing opens, works and says why', async () => {
  const troubles: string[] = [];
  const newsroom = await spawnNewsroom(await configWith('/no/such/folder'), {
    onRerankerTrouble: (reason) => troubles.push(reason),
  });
  onTestFinished(() => newsroom.close());
  const answer = await newsroom.ask({ scope: 'local', question: 'Who signed the framework?' });
  expect(answer.kind).toBe('nothing');
  expect(troubles).toEqual([expect.stringContaining('RERANKER_MODEL is "/no/such/folder"')]);
});

test('a closed newsroom leaves no reranker behind', async () => {
  const unref = vi.spyOn(ChildProcess.prototype, 'unref');
  onTestFinished(() => unref.mockRestore());
  const newsroom = await openNewsroom(await configWith(await tinyReranker()));
  const reranker = unref.mock.contexts.at(-1) as ChildProcess;
  expect(reranker.signalCode).toBeNull();
  await newsroom.close();
  await vi.waitFor(() => expect(reranker.signalCode).toBe('SIGKILL'), 50_000);
});

async function doctorOn(rerankerModel: string) {
  for await (const finding of examine(await configWith(rerankerModel))) {
    if (finding.name === 'reranker') return finding;
  }
  return undefined;
}

test('doctor says what the reranker costs, and whether it tells an answer from an aside', async () => {
  // The tiny one adds token ids up, so that any long sentence wins.
  expect(await doctorOn(await tinyReranker())).toEqual({
    name: 'reranker',
    state: 'optional',
    detail: expect.stringMatching(
      /-q8-[0-9a-f]{12}, loaded in \d+ ms, 30 sentences in \d+ ms, \d+ MiB of memory in a process of its own: it does not put a sentence that answers first/,
    ),
  });
});

test('doctor says why there is no reranker, and fails nothing for it', async () => {
  expect(await doctorOn('/no/such/folder')).toEqual({
    name: 'reranker',
    state: 'optional',
    detail: expect.stringContaining('there is no such folder'),
  });
});
