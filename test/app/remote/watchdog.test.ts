/** A newsroom that hangs or ends: who waits is told, it is replaced, and what it accepted is not lost. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { NewsroomContract } from '../../../src/app/remote/newsroom-contract.js';
import { type RemoteNewsroom, superviseNewsroom } from '../../../src/app/remote/remote-newsroom.js';
import { readConfig } from '../../../src/config/config.js';
import type { ResumedIngest } from '../../../src/domain/ingest.js';
import { spawnWorker } from '../../../src/worker/spawn.js';
import { temporaryFolder } from '../../fixtures/temporary-folder.js';

const SCOPE = 'guild:1';
const WORKER = new URL('./hanging-newsroom-worker.js', import.meta.url);
const TIMES = { checkMs: 100, silenceMs: 2000, backOffMs: 100 };
const DAM = 'The Lakeside dam held on Friday. Nobody was hurt.';

let newsroom: RemoteNewsroom;
let restarts: string[];
let resumed: ResumedIngest[];
let starts: number;
let refuseStarts: number;

beforeEach(async () => {
  restarts = [];
  resumed = [];
  starts = 0;
  refuseStarts = 0;
  const config = readConfig({ DATA_DIR: temporaryFolder(), READER_MODEL: 'none' });
  const start = async () => {
    starts += 1;
    if (starts > 1 && refuseStarts-- > 0) throw new Error('the disk is full');
    const onNotice = (notice: NewsroomContract['notice']) => {
      if (notice.kind === 'resumed') resumed.push(notice.source);
    };
    return spawnWorker<NewsroomContract>(WORKER, { config, owner: 'bot', keepsHouse: true }, { onNotice });
  };
  newsroom = await superviseNewsroom(start, TIMES, (reason) => restarts.push(reason));
  await ingest(DAM);
});
afterEach(() => newsroom.close());

const ask = (question: string) => newsroom.answers.ask({ scope: SCOPE, question });
const ingest = (text: string, onProgress?: () => void) =>
  newsroom.ingest.article({ scope: SCOPE, source: { kind: 'text', text } }, onProgress ? { onProgress } : {});
const errorOf = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: unknown) => error,
  );

test('a question that hangs it is refused with everybody else who waits; the next ones are answered', async () => {
  const [hanging, waiting] = await Promise.all([
    errorOf(ask('who talks endlessly?')),
    errorOf(ask('did it hold?')),
  ]);
  for (const error of [hanging, waiting]) {
    expect(error).toMatchObject({ code: 'newsroom.restarting', id: 'app.restarting' });
  }
  expect(restarts).toEqual(['it did not answer for 2 s']);
  expect((await ask('did the Lakeside dam hold?')).question).toContain('Lakeside');
  expect(await newsroom.responds(5000)).toBe(true);
});

test('a thread that ends is replaced at once, and calls that arrive meanwhile wait for it', async () => {
  expect(await errorOf(ask('who left abruptly?'))).toMatchObject({ id: 'app.restarting' });
  expect((await newsroom.scopes.stats(SCOPE)).articles).toBe(1);
  expect(restarts).toEqual([expect.stringContaining('exit code 3')]);
  expect(starts).toBe(2);
});

test('a source that hangs it is safe, tried once more, and set aside with a reason', async () => {
  const told = await errorOf(ingest('The mayor speaks endlessly. She spoke on Friday.', () => undefined));
  expect(told).toMatchObject({ code: 'newsroom.restarting', id: 'app.interrupted' });
  await expect.poll(() => resumed, { timeout: 30_000 }).toMatchObject([{ outcome: 'failed' }]);
  expect(restarts).toEqual(['it did not answer for 2 s', 'it did not answer for 2 s']);
  const { articles, queued, setAside } = await newsroom.scopes.stats(SCOPE);
  expect({ articles, queued, setAside }).toMatchObject({
    articles: 1,
    queued: 0,
    setAside: [{ name: 'a pasted text', reason: expect.stringContaining('twice') }],
  });
  expect((await ingest('The harbour froze on Monday. Ships waited.')).outcome).toBe('new');
});

test('a newsroom that cannot be started is tried again until it can', async () => {
  refuseStarts = 2;
  expect(await errorOf(ask('who left abruptly?'))).toMatchObject({ id: 'app.restarting' });
  expect(await newsroom.responds(1)).toBe(false);
  await expect.poll(() => newsroom.responds(2000), { timeout: 30_000 }).toBe(true);
  expect(restarts.slice(1)).toEqual(Array(2).fill('it could not be started: the disk is full'));
});

test('closing ends a newsroom that hangs', async () => {
  const hanging = errorOf(ask('who talks endlessly?'));
  await newsroom.close();
  expect(await hanging).toMatchObject({ code: 'newsroom.restarting' });
  expect(await errorOf(ask('did it hold?'))).toMatchObject({ code: 'newsroom.restarting' });
  expect(starts).toBe(1);
});
