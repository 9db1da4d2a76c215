import { createInterface } from 'node:readline/promises';
import type { Readable } from 'node:stream';
import { UserError } from '../domain/errors.js';
import { terminalErrors } from './errors.js';
import { namedSources, single } from './inputs.js';
import { errorJson, type Output, print } from './output.js';
import { plainLines } from './render.js';
import type { Session } from './session.js';

const HELP = `Type a question (it may go on from the one before it: “and when?”), or:
  /ask <question>                  the same
  /ingest <url|file|folder|text>   add articles
  /sources [last|cited|all]        list articles: cited by the last answer, cited by any, or all
  /forget <id|url|title>           permanently delete an article
  /stats                           show usage and limits
  /help, /quit                     show this, and exit (or press Ctrl+D)`;
/** These work without their slash, too: nobody asks the news for them. */
const BARE_COMMAND_RE = /^(?:help|quit|exit|stats|sources)$/i;

/** Discord's slash commands in a terminal. Resolves at the end of the input or after `/quit`. */
export async function runConsole(
  session: Session,
  out: Output,
  input: NodeJS.ReadStream | Readable = process.stdin,
): Promise<void> {
  const interactive = 'isTTY' in input && input.isTTY;
  const lines = createInterface({
    input,
    output: process.stdout,
    terminal: interactive,
    prompt: '› ',
  });
  if (interactive) {
    out.write(HELP);
    lines.prompt();
  }
  /** Of the last answer, which the next question may follow. */
  let follows: string | undefined;
  for await (const typed of lines) {
    const line = BARE_COMMAND_RE.test(typed.trim()) ? `/${typed.trim().toLowerCase()}` : typed.trim();
    if (/^\/(?:quit|exit)\b/.test(line)) break;
    try {
      follows = (await runLine(session, out, line, follows)) ?? follows;
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      print(out, { error: errorJson(error) }, plainLines(error.message));
    }
    if (interactive) lines.prompt();
  }
  lines.close();
}

/** @returns the id of the answer, if the line was a question. */
async function runLine(
  session: Session,
  out: Output,
  line: string,
  follows: string | undefined,
): Promise<string | undefined> {
  if (line === '') return undefined;
  const [, command, argument = ''] = /^\/(\w+)\s*(.*)$/s.exec(line) ?? [];
  switch (command) {
    case undefined:
    case 'ask':
      return (await session.ask(command ? argument : line, follows === undefined ? {} : { follows })).id;
    case 'ingest':
      await session.ingest(
        looksLikePath(argument) ? namedSources([argument], async () => argument) : single(pasted(argument)),
      );
      return undefined;
    case 'sources':
      await session.sources({ which: argument === 'cited' || argument === 'all' ? argument : 'last' });
      return undefined;
    case 'forget':
      await session.forget(argument);
      return undefined;
    case 'stats':
      await session.stats();
      return undefined;
    case 'help':
      out.write(HELP);
      return undefined;
    default:
      throw terminalErrors.unknownCommand({ name: command, help: HELP });
  }
}

/** A URL or a path has no spaces, or starts like a path; anything else is pasted text. */
const looksLikePath = (argument: string): boolean =>
  argument !== '' && (!/\s/.test(argument) || /^[./~]/.test(argument));

const pasted = (text: string) => ({
  name: 'pasted text',
  read: async () => ({ kind: 'text', text }) as const,
});
