import { ComponentType } from 'discord.js';
import { describe, expect, test } from 'vitest';
import { discordErrors } from '../../src/discord/errors.js';
import { renderCheck } from '../../src/discord/render/answers/check.js';
import { assertVerbatim } from '../../src/discord/reply/markdown/verbatim.js';
import { textsOf } from '../../src/discord/reply/payload.js';
import { answerStrings } from '../../src/discord/strings/en/answer.js';
import { checkStrings } from '../../src/discord/strings/en/commands/check.js';
import { en } from '../../src/discord/strings/en/index.js';
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
    expect(said.text.split('\n').slice(0, 2)).toEqual([`-# ${claim}`, `### ${checkStrings.closest}`]);
    expect(said.text).toContain('> “After the meeting, both leaders signed the');
    expect(said.text).toMatch(/\n-# Judge for yourself .* · searched 1 article$/);
    expect(newsroom.asked).toEqual([{ scope: expect.any(String), question: claim, user: ALICE }]);
  });

  test('uses the components or embeds of a message without text, cut to the maximum length of a question', async () => {
    const { discord, newsroom } = await stage({ MAX_QUESTION_CHARS: '50' });
    const embeds = [{ title: 'Framework signed', description: 'x'.repeat(100) }];
    await discord.onMessage(NAME, { content: '', embeds }).answer();
    expect(newsroom.asked[0]?.question).toBe(`Framework signed\n${'x'.repeat(33)}`);
    const text = { type: ComponentType.TextDisplay, content: 'Shown in a box' } as const;
    const components = [{ type: ComponentType.Container as const, components: [text] }];
    await discord.onMessage(NAME, { content: '', components }).answer();
    expect(newsroom.asked[1]?.question).toBe('Shown in a box');
    const empty = await discord.onMessage(NAME, { content: '🙂' }).answer();
    expect(empty).toMatchObject({ ephemeral: true, text: discordErrors.wordlessMessage({}).message });
  });

  test('gives no verdict about a claim that a sentence contradicts', () => {
    fc.assert(
      fc.property(anyAnswer, (any) => {
        const texts = textsOf(renderCheck({ ...any, contradicted: true }, en));
        expect(texts.join('\n')).not.toContain(`### ${answerStrings.contradicted}`);
      }),
      { numRuns: 20 },
    );
  });

  test('says so when it finds nothing', async () => {
    const { discord, newsroom } = await stage();
    newsroom.add({ text: FRAMEWORK_TEXT });
    const said = await discord.onMessage(NAME, { content: 'xyzzy' }).answer();
    expect(said.text).toContain(`### ${checkStrings.nothing}`);
  });

  test('has no short answer, fits, and quotes verbatim for any answer', () => {
    const holds = fc.property(anyAnswer, (answer) => {
      const payload = renderCheck(answer, en);
      assertVerbatim(payload, answer);
      expect(messageProblems({ ...payload, flags: 1 << 15, allowed_mentions: { parse: [] } })).toEqual([]);
      const headings = textsOf(payload)
        .join('\n')
        .match(/^##.*$/gm);
      expect([checkStrings.closest, checkStrings.nothing].map((one) => `### ${one}`)).toContain(
        headings?.join(),
      );
    });
    fc.assert(holds, { numRuns: 200 });
  });
});
