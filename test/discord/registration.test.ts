import { execFile } from 'node:child_process';
import { tmpdir } from 'node:os';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import ask from '../../commands/ask.js';
import { commands } from '../../commands/index.js';
import { readConfig } from '../../src/config/config.js';
import { registerCommands } from '../../src/discord/bot/registration.js';
import { program } from '../fixtures/programs.js';
import { botConfig } from './harness.js';
import { APPLICATION, GUILD, TOKEN } from './lookalike/ids.js';
import { Lookalike } from './lookalike/lookalike.js';

const run = promisify(execFile);
const SHOWN_NAMES = commands.map(({ kind, name }) => (kind === 'slash' ? `/${name}` : name));
let discord: Lookalike;

beforeEach(async () => {
  discord = await Lookalike.start();
});

afterEach(async () => {
  await discord.stop();
  expect(discord.problems).toEqual([]);
});

describe('registerCommands', () => {
  test('for one server when it is named, else for every one', async () => {
    const one = await registerCommands(botConfig(discord, { DISCORD_GUILD_ID: GUILD }), commands);
    const every = await registerCommands(
      botConfig(discord, { DISCORD_APPLICATION_ID: APPLICATION }),
      commands,
    );
    expect(one).toMatchObject({ names: SHOWN_NAMES, guild: GUILD });
    expect(every.guild).toBeUndefined();
    expect(discord.requests.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'GET /applications/@me',
      `PUT /applications/${APPLICATION}/guilds/${GUILD}/commands`,
      `PUT /applications/${APPLICATION}/commands`,
    ]);
  });

  test('the invite asks for both scopes and to see, write, embed, read back and start threads', async () => {
    const { invite } = await registerCommands(botConfig(discord), commands);
    const query = new URL(invite).searchParams;
    expect(query.get('client_id')).toBe(APPLICATION);
    expect(query.get('scope')).toBe('bot applications.commands');
    expect(query.get('permissions')).toBe(
      String((1n << 10n) | (1n << 11n) | (1n << 14n) | (1n << 16n) | (1n << 35n) | (1n << 38n)),
    );
  });

  test('a token that is missing or refused is said, with where to get one', async () => {
    await expect(registerCommands(readConfig({ DISCORD_API_URL: discord.api }), commands)).rejects.toThrow(
      'is not set',
    );
    const wrong = botConfig(discord, { DISCORD_TOKEN: 'wrong' });
    await expect(registerCommands(wrong, commands)).rejects.toThrow('Reset Token');
  });

  test('a server that the bot is not in yet is said, with the link that adds it', async () => {
    const early = botConfig(discord, { DISCORD_GUILD_ID: '1000000000000000099' });
    const refused = expect(registerCommands(early, commands)).rejects;
    await refused.toThrow('the server 1000000000000000099');
    await refused.toThrow(`https://discord.com/oauth2/authorize?client_id=${APPLICATION}`);
  });
});

describe('the commands', () => {
  const schemas = commands.map((command) => command.schema(readConfig({})));

  test('work for servers and for people who installed the bot, anywhere; a server is set up only by itself', () => {
    for (const schema of schemas) {
      const isSetup = schema.name === 'setup';
      expect(schema.contexts).toEqual(isSetup ? [0] : [0, 1, 2]);
      expect(schema.integration_types).toEqual(isSetup ? [0] : [0, 1]);
    }
  });

  test('only commands that change the stored articles require Manage Messages by default', () => {
    expect(schemas.map((schema) => [schema.name, schema.default_member_permissions])).toEqual([
      ['ask', undefined],
      ['ingest', '8192'],
      ['sources', undefined],
      ['feed', '8192'],
      ['forget', '8192'],
      ['setup', '32'],
      ['about', undefined],
      ['help', undefined],
      ['Ingest links', '8192'],
      ['Check against the news', undefined],
    ]);
  });

  test('the maximum length of a question is the setting, within Discord’s limit', () => {
    const longest = (limit: string) => ask.schema(readConfig({ MAX_QUESTION_CHARS: limit })).options?.[0];
    expect(longest('200')).toMatchObject({ name: 'question', required: true, max_length: 200 });
    expect(longest('6000')).toMatchObject({ max_length: 6000 });
  });
});

describe('npm run deploy', () => {
  // In a folder without a .env, whatever the developer's own says.
  const deploy = (env: Record<string, string>) =>
    run(process.execPath, [program('deploy')], {
      env: { PATH: process.env.PATH ?? '', ...env },
      cwd: tmpdir(),
    });

  test('prints the registered commands and the invite link', async () => {
    const env = { DISCORD_TOKEN: TOKEN, DISCORD_API_URL: discord.api, DISCORD_GUILD_ID: GUILD };
    const { stdout } = await deploy(env);
    expect(stdout).toContain(`Registered ${SHOWN_NAMES.join(', ')} in the server ${GUILD}`);
    expect(stdout).toContain('https://discord.com/oauth2/authorize?client_id=');
  });

  test('explains the missing setting and exits with 1', async () => {
    await expect(deploy({ DISCORD_TOKEN: '' })).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining('DISCORD_TOKEN is not set'),
    });
  });
});
