/** The Discord look-alike in a thread of its own, so that its work and its garbage are not the bot's. */
import { performance } from 'node:perf_hooks';
import { serve } from '../../src/worker/serve.js';
import type { Exchange } from '../discord/lookalike/exchange.js';
import { Lookalike } from '../discord/lookalike/lookalike.js';
import type { ArticleFile, AskTimes, LookalikeContract } from './lookalike-contract.js';

serve<LookalikeContract>(async () => {
  const discord = await Lookalike.start();

  const shown = async (exchange: Exchange, what: string): Promise<void> => {
    const isShown = () => exchange.original?.boxed === true;
    await exchange.until(() => isShown() || exchange.followUps.length > 0);
    if (!isShown()) throw new Error(`No answer to ${what}: ${exchange.followUps[0]?.content}`);
  };

  const ask = async (question: string): Promise<AskTimes> => {
    const began = performance.now();
    const exchange = discord.command('ask', { question });
    await shown(exchange, question);
    const answeredMs = performance.now() - began;
    return { acknowledgedMs: exchange.acknowledgedAfterMs ?? Number.NaN, answeredMs };
  };

  const ingest = async ({ name, text }: ArticleFile): Promise<void> => {
    const file = discord.host(name, new TextEncoder().encode(text));
    await shown(discord.command('ingest', { file }), name);
  };

  /** Works through the list, `atOnce` items at any time. */
  const inTurns = async <T>(items: readonly T[], atOnce: number, work: (item: T) => Promise<void>) => {
    const left = [...items];
    const turn = async () => {
      for (let item = left.shift(); item !== undefined; item = left.shift()) await work(item);
    };
    await Promise.all(Array.from({ length: atOnce }, turn));
    if (discord.problems.length > 0) throw new Error(discord.problems.join('\n'));
  };

  return {
    handlers: {
      api: () => discord.api,
      async ask(questions, atOnce) {
        const times: AskTimes[] = [];
        await inTurns(questions, atOnce, async (question) => void times.push(await ask(question)));
        return times;
      },
      ingest: (files, atOnce) => inTurns(files, atOnce, ingest),
    },
    close: () => discord.stop(),
  };
});
