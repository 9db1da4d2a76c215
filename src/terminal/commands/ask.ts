import { type Command, Option } from 'commander';
import type { Since } from '../../domain/answer.js';
import type { CommandContext } from './context.js';

export function addAsk(program: Command, context: CommandContext): void {
  program
    .command('ask')
    .description('answer a question with quoted sentences')
    .argument('<question...>', 'the question; quotation marks are optional')
    .addOption(
      new Option('--since <period>', 'only articles from the last')
        .choices(['day', 'week', 'month', 'all'])
        .default('all'),
    )
    .option('--outlet <name>', 'only articles from this outlet')
    .action((words: string[], { since, outlet }: { since: Since; outlet?: string }) =>
      context.withSession(async (session) => {
        await session.ask(words.join(' '), { since, ...(outlet === undefined ? {} : { outlet }) });
      }),
    );
}
