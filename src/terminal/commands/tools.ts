import type { Command } from 'commander';
import { openMaintenance } from '../../app/open-data-folder.js';
import { runCalibration } from '../calibrate.js';
import { runConsole } from '../console.js';
import { runRepair } from '../data.js';
import { runDemo } from '../demo.js';
import { runDoctor } from '../doctor.js';
import { EXIT_CODE } from '../exit.js';
import type { CommandContext } from './context.js';

/** The commands that try out, check and tune an installation. */
export function addTools(program: Command, context: CommandContext): void {
  program
    .command('console')
    .description('interactive session with /ask, /ingest and /sources as in Discord')
    .action(() => context.withSession((session, out) => runConsole(session, out)));

  program
    .command('demo')
    .description('ingest the sample articles into a temporary folder and ask six questions')
    .action(() => runDemo(context.config, context.output));

  program
    .command('calibrate')
    .description('fit confidence and short answers to your own reader (READER_MODEL)')
    .action(() => runCalibration(context.config, context.output));

  program
    .command('doctor')
    .description('check the installation and the stored data; changes nothing')
    .option('--repair', 'mend what can be mended first; stop the bot before')
    .action(async ({ repair = false }: { repair?: boolean }) => {
      if (repair) {
        const left = await runRepair(openMaintenance(context.config), context.output);
        if (left > 0) process.exitCode = EXIT_CODE.failed;
        if (context.output.json) return;
      }
      const failed = await runDoctor(context.config, context.output);
      if (failed > 0) process.exitCode = EXIT_CODE.failed;
    });
}
