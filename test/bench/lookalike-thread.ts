/** The Discord look-alike in a thread of its own, so that its work and its garbage are not the bot's. */
import { performance } from 'node:perf_hooks';
import { serve } from '../../src/worker/serve.js';
import { Lookalike } from '../discord/lookalike/lookalike.js';
import type { AskTimes, LookalikeContract } from './lookalike-contract.js';

serve<LookalikeContract>(async () => {
  const discord = await Lookalike.start();

  const ask = async (question: string): Promise<AskTimes> => {
    const began = performance.now();
    const exchange = discord.command('ask', { question });
    const isShown = () => (exchange.original?.embeds.length ?? 0) > 0;
    await exchange.until(() => isShown() || exchange.followUps.length > 0);
    const answeredMs = performance.now() - began;
    if (!isShown()) throw new Error(`No answer to ${question}: ${exchange.followUps[0]?.content}`);
    return { acknowledgedMs: exchange.acknowledgedAfterMs ?? Number.NaN, answeredMs };
  };

  return {
    handlers: {
      api: () => discord.api,
      async ask(questions, atOnce) {
        const left = [...questions];
        const times: AskTimes[] = [];
        const inTurn = async () => {
          for (let question = left.shift(); question !== undefined; question = left.shift()) {
            times.push(await ask(question));
          }
        };
        await Promise.all(Array.from({ length: atOnce }, inTurn));
        if (discord.problems.length > 0) throw new Error(discord.problems.join('\n'));
        return times;
      },
    },
    close: () => discord.stop(),
  };
});
