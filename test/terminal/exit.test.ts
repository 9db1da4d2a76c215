import { Command, CommanderError } from 'commander';
import { describe, expect, test } from 'vitest';
import { configErrors } from '../../src/config/errors.js';
import { leadToOwnHelp, reportError } from '../../src/terminal/exit.js';

function report(thrown: unknown, json: boolean) {
  const stdout: string[] = [];
  const stderr: string[] = [];
  const exitCode = reportError(thrown, {
    json,
    colour: false,
    write: (line) => stdout.push(line),
    error: (line) => stderr.push(line),
  });
  return { exitCode, stdout: stdout.map((line): unknown => JSON.parse(line)), stderr };
}

describe('errors have the same form under --json', () => {
  test('wrong usage', () => {
    const thrown = new CommanderError(
      1,
      'commander.unknownOption',
      "error: unknown option '--lmit'\n(Did you mean --limit?)",
    );
    const message = "Unknown option '--lmit'. Did you mean --limit? Run byline --help for the usage.";
    expect(report(thrown, true)).toEqual({
      exitCode: 2,
      stdout: [{ error: { code: 'usage', message } }],
      stderr: [message],
    });
    expect(report(thrown, false)).toEqual({ exitCode: 2, stdout: [], stderr: [message] });
  });

  test('a user error', () => {
    const thrown = configErrors.dataFolderIsFile({ folder: '/etc/hosts' });
    const message = 'The data folder /etc/hosts is a file. Set --data or DATA_DIR to a folder.';
    expect(report(thrown, true)).toEqual({
      exitCode: 1,
      stdout: [{ error: { code: 'config.invalid', message } }],
      stderr: [message],
    });
  });

  test('a fault, with its stack on standard error', () => {
    const thrown = new TypeError('x is undefined');
    const { exitCode, stdout, stderr } = report(thrown, true);
    expect(exitCode).toBe(1);
    expect(stdout).toEqual([{ error: { code: 'fault', message: 'TypeError: x is undefined' } }]);
    expect(stderr.join('\n')).toContain('exit.test.ts');
  });
});

test.each([
  [['feed'], 'No command given. Run byline feed --help for the list.'],
  [['feed', 'add'], "Missing required argument 'url'. Run byline feed add --help for the usage."],
  [['feed', 'ad'], "Unknown command 'ad'. Did you mean add? Run byline feed --help for the usage."],
  [['--scope', 'feed', 'stats', 'x'], /^Too many arguments .* Run byline stats --help for the usage\.$/],
  [['--bogus'], "Unknown option '--bogus'. Run byline --help for the usage."],
])('wrong usage leads to the help of the command that was called: %j', async (words, message) => {
  const program = new Command('byline')
    .option('--scope <name>')
    .configureOutput({ outputError: () => undefined, writeErr: () => undefined });
  program.command('stats').action(() => undefined);
  program.command('feed').command('add').argument('<url>');
  leadToOwnHelp(program);
  const thrown: unknown = await program.parseAsync(words, { from: 'user' }).catch((error: unknown) => error);
  expect(report(thrown, false)).toEqual({
    exitCode: 2,
    stdout: [],
    stderr: [typeof message === 'string' ? message : expect.stringMatching(message)],
  });
});

test('--help is no error', () => {
  expect(report(new CommanderError(0, 'commander.helpDisplayed', '(outputHelp)'), true)).toEqual({
    exitCode: 0,
    stdout: [],
    stderr: [],
  });
});
