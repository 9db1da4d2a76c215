import type { Command } from 'commander';
import { runRepair } from '../data.js';
import { EXIT_CODE } from '../exit.js';
import type { CommandContext } from './context.js';

/** The commands that try out, check and tune an installation. */
export function addTools(program: Command, context: CommandContext): void {
  program
    .command('console')
    .description('interactive session with /ask, /ingest and /sources as in Discord')
    .action(async () => {
      const { runConsole } = await import('../console.js');
      await context.withSession(runConsole);
    });

  program
    .command('demo')
    .description('ingest the sample articles into a temporary folder and ask six questions')
    .action(async () => {
      const { runDemo } = await import('../demo.js');
      await runDemo(context.config, context.output);
    });

  program
    .command('calibrate')
    .description('fit confidence and short answers to your own reader (READER_MODEL)')
    .action(async () => {
      const { runCalibration } = await import('../calibrate.js');
      await runCalibration(context.config, context.output);
    });

  program
    .command('doctor')
    .description('check the installation and the stored data; changes nothing')
    .option('--repair', 'mend what can be mended first; stop the bot before')
    .action(async ({ repair = false }: { repair?: boolean }) => {
      if (repair) {
        const left = await runRepair(await context.maintenance(), context.output);
        if (left > 0) process.exitCode = EXIT_CODE.failed;
        if (context.output.json) return;
      }
      const { runDoctor } = await import('../doctor.js');
      const failed = await runDoctor(context.config, context.output);
      if (failed > 0) process.exitCode = EXIT_CODE.failed;
    });
}
