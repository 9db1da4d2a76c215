/** The bot's token appears in no log line and in no error message. */
import { expect, test, vi } from 'vitest';
import { commands } from '../../commands/index.js';
import { startBot } from '../../src/discord/bot/client.js';
import { botConfig, linesFrom, recorder, stage } from './harness.js';
import { TOKEN } from './lookalike/ids.js';
import { Lookalike } from './lookalike/lookalike.js';
import { FRAMEWORK_TEXT } from './memory-articles.js';
import { MemoryNewsroom } from './memory-newsroom.js';

const until = (holds: () => void) => vi.waitFor(holds, { timeout: 10_000 });
const QUESTION = 'who signed the framework?';

test('faults, late interactions and a lost gateway log no token', async () => {
  const { discord, newsroom, log } = await stage();
  newsroom.add({ text: FRAMEWORK_TEXT });
  vi.spyOn(newsroom.answers, 'ask').mockRejectedValueOnce(new Error('boom'));
  await discord.command('ask', { question: QUESTION }).followUp();
  discord.command('ask', { question: QUESTION });
  discord.advance(3001);
  discord.gateway.drop(4000);
  await until(() => expect(linesFrom(log, 'warn').length).toBeGreaterThanOrEqual(2));
  expect(log.length).toBeGreaterThan(2);
  expect(JSON.stringify(log)).not.toContain(TOKEN);
});

test('a refused token is not repeated', async () => {
  const refused = 'refused.bot.token';
  const discord = await Lookalike.start();
  const { log, logger } = recorder();
  const options = { commands, logger, newsroom: new MemoryNewsroom() };
  const started = startBot({ ...options, config: botConfig(discord, { DISCORD_TOKEN: refused }) });
  const error = await started.then(
    () => null,
    (reason: unknown) => reason as Error,
  );
  await discord.stop();
  expect(error?.message).toBeTruthy();
  expect(`${error?.message} ${error?.stack} ${JSON.stringify(log)}`).not.toContain(refused);
});

test('a failed request to Discord is logged without its body and its token', async () => {
  const { discord, newsroom, log } = await stage();
  newsroom.add({ text: FRAMEWORK_TEXT });
  discord.command('ask', { question: QUESTION });
  discord.advance(3001);
  await until(() => expect(log.some(({ err }) => err?.message === 'Unknown interaction')).toBe(true));
  const lines = JSON.stringify(log);
  expect(lines).toContain('/[token]/callback');
  expect(lines).not.toContain('requestBody');
});
