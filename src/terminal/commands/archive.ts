import { type Command, Option } from 'commander';
import type { SourcesRequest } from '../../domain/sources.js';
import { terminalErrors } from '../errors.js';
import { wholeNumber } from './arguments.js';
import type { CommandContext } from './context.js';

const MAX_PAGE = 9_999_999;

/** The commands that list, count and delete stored articles. */
export function addArchive(program: Command, context: CommandContext): void {
  program
    .command('sources')
    .description('list articles: cited by the last answer, cited by any answer, or all')
    .addOption(
      new Option('--which <which>', 'articles to list').choices(['last', 'cited', 'all']).default('last'),
    )
    .option('--page <number>', 'page number, from 1', wholeNumber('--page', MAX_PAGE), 1)
    .action(({ which, page }: { which: SourcesRequest['which']; page: number }) =>
      context.withSession((session) => session.sources({ which, page: page - 1 })),
    );

  program
    .command('forget')
    .description('permanently delete an article and everything derived from it')
    .argument('<article...>', 'its id, URL or title')
    .action((words: string[]) => context.withSession((session) => session.forget(words.join(' '))));

  program
    .command('purge')
    .description('permanently delete all data of the scope: articles, answers, feeds and the queue')
    .option('--yes', 'confirm the deletion')
    .action(({ yes }: { yes?: boolean }) => {
      if (!yes) throw terminalErrors.purgeNotConfirmed({ scope: context.scope });
      return context.withSession((session) => session.purge());
    });

  program
    .command('stats')
    .description('show usage, limits and the queue')
    .action(() => context.withSession((session) => session.stats()));
}
