import type { Command } from 'commander';
import { EXIT_CODE } from '../exit.js';
import { interruption } from './arguments.js';
import type { CommandContext } from './context.js';

export function addFeed(program: Command, context: CommandContext): void {
  const feed = program.command('feed').description('follow RSS, Atom, RDF and JSON feeds');

  feed
    .command('add')
    .description('follow a feed; its articles are fetched when it is polled')
    .argument('<url>', 'URL of the feed, or of a page that links to its feed')
    .action((url: string) => context.withFeeds((feeds) => feeds.add(url)));

  feed
    .command('import')
    .description('follow the feeds of an OPML file, as feed readers export it')
    .argument('<file>', 'OPML file')
    .action((file: string) =>
      context.withFeeds(async (feeds) => {
        const failed = await feeds.import(file, interruption());
        if (failed > 0) process.exitCode = EXIT_CODE.failed;
      }),
    );

  feed
    .command('export')
    .description('write the followed feeds as an OPML file')
    .argument('[file]', 'file to write; standard output if it is missing')
    .option('--force', 'replace the file if it exists')
    .action((file: string | undefined, { force = false }: { force?: boolean }) =>
      context.withFeeds((feeds) => feeds.export(file, force)),
    );

  feed
    .command('list')
    .description('list followed feeds and their status')
    .action(() => context.withFeeds((feeds) => feeds.list()));

  feed
    .command('remove')
    .description('stop following a feed; its articles stay')
    .argument('<feed>', 'id or URL')
    .action((idOrUrl: string) => context.withFeeds((feeds) => feeds.remove(idOrUrl)));

  feed
    .command('pause')
    .description('stop polling a feed until it is resumed')
    .argument('<feed>', 'id or URL')
    .action((idOrUrl: string) => context.withFeeds((feeds) => feeds.pause(idOrUrl)));

  feed
    .command('resume')
    .description('poll a paused feed again')
    .argument('<feed>', 'id or URL')
    .action((idOrUrl: string) => context.withFeeds((feeds) => feeds.resume(idOrUrl)));

  feed
    .command('poll')
    .description('fetch new articles now, from one feed or from all followed feeds')
    .argument('[feed]', 'id or URL')
    .action((idOrUrl: string | undefined) =>
      context.withFeeds(async (feeds) => {
        const failed = await feeds.poll(idOrUrl, interruption());
        if (failed > 0) process.exitCode = EXIT_CODE.failed;
      }),
    );
}
