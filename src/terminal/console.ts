import { createInterface } from 'node:readline/promises';
import { UserError } from '../domain/errors.js';
import { namedSources } from './inputs.js';
import type { Output } from './output.js';
import type { Session } from './session.js';

const HELP = `Type a question (each stands alone), or:
  /ask <question>              the same
  /ingest <url|file|folder|text>   feed it news
  /sources [last|cited|all]    the articles cited by the last answer, by any, or all there are
  /forget <id|address|title>   delete an article for good
  /stats                       how much there is
  /quit                        leave (Ctrl+D too)`;

/** The slash commands of Discord in a terminal. Resolves when the input ends or `/quit` is typed. */
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
      out.write(
        out.json ? JSON.stringify({ error: { code: error.code, message: error.message } }) : error.message,
      );
    }
    if (interactive) lines.prompt();
  }
  lines.close();
}

async function runLine(session: Session, out: Output, line: string): Promise<void> {
  if (line === '') return;
  const [, command, rest = ''] = /^\/(\w+)\s*(.*)$/s.exec(line) ?? [];
  switch (command) {
    case undefined:
    case 'ask':
      await session.ask(command ? rest : line);
      return;
    case 'ingest':
      await session.ingest(looksLikePath(rest) ? namedSources([rest], async () => rest) : [pasted(rest)]);
      return;
    case 'sources':
      await session.sources({ which: rest === 'cited' || rest === 'all' ? rest : 'last' });
      return;
    case 'forget':
      await session.forget(rest);
      return;
    case 'stats':
      await session.stats();
      return;
    case 'help':
      out.write(HELP);
      return;
    default:
      throw new UserError('usage', `There is no command /${command}.\n${HELP}`);
  }
}

/** A word without blanks is a URL or path, a sentence is text. */
const looksLikePath = (rest: string): boolean => rest !== '' && (!/\s/.test(rest) || /^[./~]/.test(rest));

const pasted = (text: string) => ({
  name: 'pasted text',
  read: async () => ({ kind: 'text', text }) as const,
});
