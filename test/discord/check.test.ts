import { describe, expect, test } from 'vitest';
import { discordErrors } from '../../src/discord/errors.js';
import { renderCheck } from '../../src/discord/render/check.js';
import { assertVerbatim } from '../../src/discord/reply/verbatim.js';
import { answerStrings } from '../../src/discord/strings/answer.js';
import { checkStrings } from '../../src/discord/strings/check.js';
import fc from '../fixtures/properties.js';
import { anyAnswer } from './arbitraries.js';
import { stage } from './harness.js';
import { ALICE } from './lookalike/ids.js';
import { messageProblems } from './lookalike/message-rules.js';
import { FRAMEWORK_TEXT } from './memory-articles.js';

const NAME = 'Check against the news';

describe('Check against the news', () => {
  test('shows the closest quotes only to the asker, without a verdict', async () => {
    const { discord, newsroom } = await stage();
    newsroom.add({ text: FRAMEWORK_TEXT, url: 'https://example.org/f' });
    const claim = 'Both leaders signed the framework, I swear.';
    const said = await discord.onMessage(NAME, { content: claim }, { mayManage: false }).answer();
    expect(said.ephemeral).toBe(true);
    const [embed] = said.embeds;
    expect(embed?.author?.name).toBe(claim);
    expect(embed?.description?.split('\n\n')[0]).toBe(checkStrings.closest);
    expect(embed?.description).toContain('“After the meeting, both leaders signed the');
    expect(embed?.footer?.text).toMatch(/^Closest passages · searched 1 article/);
    expect(newsroom.asked).toEqual([{ scope: expect.any(String), question: claim, user: ALICE }]);
  });

  test('uses the embeds of a message without text, cut to the maximum length of a question', async () => {
    const { discord, newsroom } = await stage({ MAX_QUESTION_CHARS: '50' });
    const embeds = [{ title: 'Framework signed', description: 'x'.repeat(100) }];
    await discord.onMessage(NAME, { content: '', embeds }).answer();
    expect(newsroom.asked[0]?.question).toBe(`Framework signed\n${'x'.repeat(33)}`);
    const empty = await discord.onMessage(NAME, { content: '🙂' }).answer();
    expect(empty).toMatchObject({ ephemeral: true, content: discordErrors.wordlessMessage({}).message });
  });

  test('gives no verdict about a claim that a sentence contradicts', () => {
    fc.assert(
      fc.property(anyAnswer, (any) => {
        const description = renderCheck({ ...any, contradicted: true }, new Date(0)).embeds?.[0]?.description;
        expect(description ?? '').not.toContain(answerStrings.contradicted);
      }),
      { numRuns: 20 },
    );
  });

  test('says so when it finds nothing', async () => {
    const { discord, newsroom } = await stage();
    newsroom.add({ text: FRAMEWORK_TEXT });
    const said = await discord.onMessage(NAME, { content: 'xyzzy' }).answer();
    expect(said.embeds[0]?.description).toBe(checkStrings.nothing);
  });

  test('has no short answer, fits, and quotes verbatim for any answer', () => {
    expect(checkStrings.closest.length).toBeLessThanOrEqual(answerStrings.closest.length);
    expect(checkStrings.nothing.length).toBeLessThanOrEqual(answerStrings.nothing.length);
    const holds = fc.property(anyAnswer, (answer) => {
      const payload = renderCheck(answer, new Date('2026-01-01'));
      assertVerbatim(payload, answer);
      expect(messageProblems({ ...payload, allowed_mentions: { parse: [] } })).toEqual([]);
      for (const { description = '' } of payload.embeds ?? [])
        expect(description).not.toMatch(/^\*\*(?!\d+\.\*\*)/m);
    });
    fc.assert(holds, { numRuns: 200 });
  });
});
