import { createInterface } from 'node:readline/promises';
import { UserError } from '../domain/errors.js';
import { terminalErrors } from './errors.js';
import { namedSources } from './inputs.js';
import { errorJson, type Output, print } from './output.js';
import type { Session } from './session.js';

const HELP = `Type a question (each is answered on its own), or:
  /ask <question>                  the same
  /ingest <url|file|folder|text>   add articles
  /sources [last|cited|all]        list articles: cited by the last answer, cited by any, or all
  /forget <id|url|title>           permanently delete an article
  /stats                           show usage and limits
  /quit                            exit (or press Ctrl+D)`;

/** Discord's slash commands in a terminal. Resolves at the end of the input or after `/quit`. */
export async function runConsole(session: Session, out: Output): Promise<void> {
  const interactive = process.stdin.isTTY === true;
  const lines = createInterface({
    input: process.stdin,
    output: process.stdout,
    terminal: interactive,
    prompt: '› ',
  });
  if (interactive) {
    out.write(HELP);
    lines.prompt();
  }
  for await (const line of lines) {
    if (/^\/(?:quit|exit)\b/.test(line.trim())) break;
    try {
      await runLine(session, out, line.trim());
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      print(out, { error: errorJson(error) }, error.message);
    }
    if (interactive) lines.prompt();
  }
  lines.close();
}

async function runLine(session: Session, out: Output, line: string): Promise<void> {
  if (line === '') return;
  const [, command, argument = ''] = /^\/(\w+)\s*(.*)$/s.exec(line) ?? [];
  switch (command) {
    case undefined:
    case 'ask':
      await session.ask(command ? argument : line);
      return;
    case 'ingest':
      await session.ingest(
        looksLikePath(argument) ? namedSources([argument], async () => argument) : [pasted(argument)],
      );
      return;
    case 'sources':
      await session.sources({ which: argument === 'cited' || argument === 'all' ? argument : 'last' });
      return;
    case 'forget':
      await session.forget(argument);
      return;
    case 'stats':
      await session.stats();
      return;
    case 'help':
      out.write(HELP);
      return;
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
