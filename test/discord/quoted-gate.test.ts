/** Every list of quotes is checked on its way out, not only by the newsroom's `verify` but also as it is rendered. */
import { beforeEach, describe, expect, test, vi } from 'vitest';
import * as rendering from '../../src/discord/render/answers/answer.js';
import * as context from '../../src/discord/render/answers/context.js';
import * as source from '../../src/discord/render/answers/source.js';
import * as ingest from '../../src/discord/render/ingest.js';
import type { Payload } from '../../src/discord/reply/payload.js';
import { answerStrings } from '../../src/discord/strings/en/answer.js';
import { linesFrom, type Stage, stage } from './harness.js';
import { FRAMEWORK_TEXT } from './memory-articles.js';

vi.mock('../../src/discord/render/answers/answer.js', { spy: true });
vi.mock('../../src/discord/render/answers/context.js', { spy: true });
vi.mock('../../src/discord/render/ingest.js', { spy: true });
vi.mock('../../src/discord/render/answers/source.js', { spy: true });

/** The payload with one word of its quotes changed; the citations stay true. */
function altered(payload: Payload): Payload {
  const json = JSON.stringify(payload);
  const changed = json.replaceAll('After the meeting', 'Before the meeting');
  expect(changed).not.toBe(json);
  return JSON.parse(changed);
}

async function expectRefused({ discord, log }: Stage) {
  await vi.waitFor(() => expect(linesFrom(log, 'error')).toHaveLength(1));
  expect(linesFrom(log, 'error')[0]?.err?.message).toContain('No citation has the quote');
  expect(JSON.stringify(log)).not.toContain('Before the meeting');
  expect(JSON.stringify(discord.requests)).not.toContain('Before the meeting');
}

beforeEach(() => void vi.restoreAllMocks());

describe('a payload with an altered quote is refused', () => {
  test('as an answer', async () => {
    const set = await stage();
    set.newsroom.add({ text: FRAMEWORK_TEXT });
    const { renderAnswer } = await vi.importActual<typeof rendering>(
      '../../src/discord/render/answers/answer.js',
    );
    vi.mocked(rendering.renderAnswer).mockImplementationOnce((...args) => altered(renderAnswer(...args)));
    const shown = await set.discord.command('ask', { question: 'who signed the framework?' }).followUp();
    expect(shown.text).toContain('Something went wrong');
    await expectRefused(set);
  });

  test('as the context of an answer', async () => {
    const set = await stage();
    set.newsroom.add({ text: FRAMEWORK_TEXT });
    const answer = await set.discord.command('ask', { question: 'who signed the framework?' }).answer();
    const { renderContext } = await vi.importActual<typeof context>(
      '../../src/discord/render/answers/context.js',
    );
    vi.mocked(context.renderContext).mockImplementation((...args) => altered(renderContext(...args)));
    const shown = await set.discord.click(answer, answerStrings.buttons.context).answer();
    expect(shown.text).toContain('Something went wrong');
    await expectRefused(set);
  });

  test('as the key sentences of a source', async () => {
    const set = await stage();
    const { id } = set.newsroom.add({ text: FRAMEWORK_TEXT });
    const list = await set.discord.command('sources', { which: 'all' }).answer();
    const { renderSource } = await vi.importActual<typeof source>(
      '../../src/discord/render/answers/source.js',
    );
    vi.mocked(source.renderSource).mockImplementation((...args) => altered(renderSource(...args)));
    const shown = await set.discord.clickId(list, `sources:show:${id}`).answer();
    expect(shown.text).toContain('Something went wrong');
    await expectRefused(set);
  });

  test('as the suggestions for a new article', async () => {
    const set = await stage();
    const { renderIngest } = await vi.importActual<typeof ingest>('../../src/discord/render/ingest.js');
    vi.mocked(ingest.renderIngest).mockImplementation((...args) => altered(renderIngest(...args)));
    const shown = await set.discord.command('ingest', { text: FRAMEWORK_TEXT }).followUp();
    expect(shown.text).toContain('Something went wrong');
    await expectRefused(set);
  });
});
