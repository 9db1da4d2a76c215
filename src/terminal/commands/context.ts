import { userInfo } from 'node:os';
import type { Command } from 'commander';
import type { Newsroom } from '../../app/newsroom.js';
import { type Config, understandsEnglishOnly } from '../../config/config.js';
import { readEnvironment } from '../../config/environment.js';
import type { Maintenance } from '../../store/ports/maintenance.js';
import type { FeedSession } from '../feeds.js';
import type { Output } from '../output.js';
import { plainLines } from '../render.js';
import type { Session } from '../session.js';

interface GlobalOptions {
  readonly json?: boolean;
  readonly data?: string;
  readonly scope: string;
}

/** Unless it is set: in the terminal, one question at a time waits for the reader, on a machine that may be busy. */
const READER_TIME_MS = '2000';

/**
 * Shared by all commands: the global options, and a newsroom opened for the duration of one command. Its modules are
 * loaded then, which takes a second that `--help` and a usage error need not wait.
 */
export class CommandContext {
  readonly #program: Command;

  constructor(program: Command) {
    this.#program = program;
  }

  get scope(): string {
    return this.#options.scope;
  }

  /** Undefined if `--scope` was not given. */
  get givenScope(): string | undefined {
    return this.#program.getOptionValueSource('scope') === 'cli' ? this.scope : undefined;
  }

  /** @throws UserError `config.invalid`. */
  get config(): Config {
    const { data } = this.#options;
    const stored = data === undefined ? {} : { DATA_DIR: data, DATABASE_URL: '' };
    return readEnvironment(stored, { READER_TIME_MS });
  }

  get output(): Output {
    const json = this.#isJson;
    return {
      json,
      colour: !json && process.stdout.isTTY === true && !process.env.NO_COLOR,
      write: (line) => void process.stdout.write(`${line}\n`),
      error: (line) => void process.stderr.write(`${plainLines(line)}\n`),
    };
  }

  async withSession(run: (session: Session, out: Output) => Promise<void>): Promise<void> {
    const { Session } = await import('../session.js');
    return this.#withNewsroom((newsroom, out) =>
      run(
        new Session(newsroom, this.scope, out, userInfo().username, understandsEnglishOnly(this.config)),
        out,
      ),
    );
  }

  async withFeeds(run: (feeds: FeedSession) => Promise<void>): Promise<void> {
    const { FeedSession } = await import('../feeds.js');
    return this.#withNewsroom((newsroom, out) =>
      run(new FeedSession(newsroom, this.scope, out, userInfo().username)),
    );
  }

  async maintenance(): Promise<Maintenance> {
    const { openMaintenance } = await import('../../app/open-data-folder.js');
    return openMaintenance(this.config);
  }

  get #options(): GlobalOptions {
    return this.#program.opts<GlobalOptions>();
  }

  /** After a parse error, `--json` may not have been read yet. */
  get #isJson(): boolean {
    return this.#options.json === true || process.argv.includes('--json');
  }

  async #withNewsroom(run: (newsroom: Newsroom, out: Output) => Promise<void>): Promise<void> {
    const out = this.output;
    const { openNewsroom } = await import('../../app/open-newsroom.js');
    const newsroom = await openNewsroom(this.config, {
      onModelProgress: ({ stage }) => {
        if (stage === 'exporting') out.error('Preparing the bundled model (first run only)…');
      },
      onReaderTrouble: (reason) => {
        if (reason !== null) out.error(`The reader does not work, so answers use search only: ${reason}`);
      },
      onResumed: ({ source, outcome, message }) =>
        out.error(`Finished ingesting ${source}, left over from an earlier run (${message ?? outcome})`),
    });
    try {
      await run(newsroom, out);
    } finally {
      await newsroom.close();
    }
  }
}
