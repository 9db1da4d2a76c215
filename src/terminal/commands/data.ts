import type { Command } from 'commander';
import { runBackup, runRestore } from '../data.js';
import { EXIT_CODE } from '../exit.js';
import { interruption } from './arguments.js';
import type { CommandContext } from './context.js';

/** The commands that save, restore and move the data of Byline. */
export function addData(program: Command, context: CommandContext): void {
  program
    .command('backup')
    .description('write a verified copy of the database, also while the bot runs')
    .argument('<file>', 'the file to create')
    .option('--force', 'replace an existing file')
    .action(async (file: string, { force = false }: { force?: boolean }) =>
      runBackup(await context.maintenance(), file, force, context.output),
    );

  program
    .command('restore')
    .description('replace the database by a backup; stop the bot first')
    .argument('<file>', 'a file that byline backup wrote')
    .option('--discard-current', 'delete the present database instead of keeping it under another name')
    .option('--bring-back', 'also restore what was forgotten since the backup was made')
    .action(
      async (
        file: string,
        { discardCurrent = false, bringBack = false }: { discardCurrent?: boolean; bringBack?: boolean },
      ) => runRestore(await context.maintenance(), file, { discardCurrent, bringBack }, context.output),
    );

  program
    .command('migrate')
    .description('copy everything to another database, to PostgreSQL or back; stop the bot first')
    .requiredOption('--to <place>', 'postgres://user:password@host:port/database, or sqlite:<folder>')
    .action(async ({ to }: { to: string }) => {
      const { runMigration } = await import('../migrate.js');
      await runMigration(context.config, to, context.output, interruption());
    });

  program
    .command('export')
    .description('write articles, answers, feeds and settings as JSON Lines (of --scope, or of all scopes)')
    .argument('<file>', 'the file to create, or - for standard output')
    .option('--all', 'export all scopes')
    .option('--force', 'replace an existing file')
    .action(async (file: string, { all = false, force = false }: { all?: boolean; force?: boolean }) => {
      const { runExport } = await import('../transfer.js');
      await runExport(context.config, { file, scope: all ? null : context.scope, force }, context.output);
    });

  program
    .command('import')
    .description('add an export to the stored articles; only one scope of it with --scope')
    .argument('<file>', 'a file that byline export wrote, or - for standard input')
    .action(async (file: string) => {
      const request = { file, scope: context.givenScope };
      const { runImport } = await import('../transfer.js');
      const isWhole = await runImport(context.config, request, context.output, interruption());
      if (!isWhole) process.exitCode = EXIT_CODE.failed;
    });
}
