import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { PACKAGE_ROOT, readConfig } from '../src/config/config.js';

describe('a wrong setting stops the start with its name, what was given and what is allowed', () => {
  test.for([
    ['MAX_QUESTION_CHARS', 'abc', /MAX_QUESTION_CHARS is "abc": expected a whole number from 50 to 6000/],
    ['MAX_QUESTION_CHARS', '49', /MAX_QUESTION_CHARS is "49": expected a whole number from 50 to 6000/],
    ['MAX_FILE_MIB', '1.5', /MAX_FILE_MIB is "1\.5": expected a whole number from 1 to 100/],
    ['ALLOW_PRIVATE_URLS', 'maybe', /ALLOW_PRIVATE_URLS is "maybe": .*"true"\|"false"/],
    ['EMBEDDING_POOLING', 'max', /EMBEDDING_POOLING is "max": .*"mean"\|"cls"/],
    ['DISCORD_GUILD_ID', '12', /DISCORD_GUILD_ID is "12": expected a Discord id/],
    ['DISCORD_API_URL', 'ftp://x', /DISCORD_API_URL is "ftp:\/\/x"/],
  ] as const)('%s=%s', ([name, given, message]) => {
    expect(() => readConfig({ [name]: given })).toThrow(message);
  });

  test('all at once', () => {
    expect(() => readConfig({ MAX_FILE_MIB: '0', HEALTH_PORT: '-1' })).toThrow(/MAX_FILE_MIB.*\nHEALTH_PORT/);
  });
});

test('an empty value means the default', () => {
  expect(readConfig({ MAX_QUESTION_CHARS: ' ' }).MAX_QUESTION_CHARS).toBe(1000);
});

const documented = new Map(
  Array.from(
    readFileSync(join(PACKAGE_ROOT, '.env.example'), 'utf8').matchAll(/^([A-Z_]+)=(.*)$/gm),
    ([, name, value]) => [name!, value!],
  ),
);

test('.env.example names every setting with its default, and the README too', () => {
  const readme = readFileSync(join(PACKAGE_ROOT, 'README.md'), 'utf8');
  for (const [name, value] of Object.entries(readConfig({}))) {
    expect([...documented.keys()], name).toContain(name);
    const said = documented.get(name)!;
    if (said !== '')
      expect(readConfig({ [name]: said })[name as keyof ReturnType<typeof readConfig>]).toBe(value);
  }
  for (const name of documented.keys()) expect(readme, name).toContain(`\`${name}\``);
});
