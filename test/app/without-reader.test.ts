/** Without a working reader, search alone answers, says so, and gives no short answer. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openNewsroom } from '../../src/app/open-newsroom.js';
import { readConfig } from '../../src/config/config.js';
import { renderAnswer } from '../../src/discord/render/answers/answer.js';
import { textsOf } from '../../src/discord/reply/payload.js';
import { answerStrings } from '../../src/discord/strings/en/answer.js';
import { en } from '../../src/discord/strings/en/index.js';
import { temporaryFolder } from '../fixtures/temporary-folder.js';

const TEXT =
  'The Otter Bridge was opened by Mayor Ida Berg on Monday. It cost 12 million crowns. Boats may pass under it at noon.';

async function asked(readerModel: string) {
  const troubles: (string | null)[] = [];
  const config = readConfig({ DATA_DIR: temporaryFolder(), READER_MODEL: readerModel });
  const newsroom = await openNewsroom(config, { onReaderTrouble: (reason) => troubles.push(reason) });
  try {
    await newsroom.ingest.article({
      scope: 'one',
      source: { kind: 'text', text: TEXT, title: 'A bridge opens' },
    });
    const answer = await newsroom.answers.ask({ scope: 'one', question: 'who opened the Otter Bridge?' });
    return { answer, troubles };
  } finally {
    await newsroom.close();
  }
}

test('READER_MODEL=none', async () => {
  const { answer, troubles } = await asked('none');
  expect(answer).toMatchObject({ read: false });
  expect(answer.shortAnswer).toBeUndefined();
  expect(answer.statements[0]?.text).toContain('opened by Mayor Ida Berg');
  expect(troubles).toEqual([]);
  const texts = textsOf(renderAnswer(answer, { narrowed: false, mayAdd: false }, en));
  expect(texts.join('\n')).toContain(answerStrings.searchOnly);
});

test('a reader that cannot be loaded', async () => {
  const folder = join(temporaryFolder(), 'broken');
  mkdirSync(join(folder, 'onnx'), { recursive: true });
  for (const file of ['config.json', 'tokenizer.json', 'tokenizer_config.json', 'onnx/model_quantized.onnx'])
    writeFileSync(join(folder, file), '{}');
  const { answer, troubles } = await asked(folder);
  expect(answer).toMatchObject({ read: false });
  expect(answer.shortAnswer).toBeUndefined();
  expect(troubles).toEqual([expect.stringContaining('READER_MODEL')]);
});

test('the bundled reader gives a short answer', async () => {
  const { answer } = await asked('bundled');
  expect(answer).toMatchObject({ read: true, shortAnswer: { text: expect.stringContaining('Ida Berg') } });
});
