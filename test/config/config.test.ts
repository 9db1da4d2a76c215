import { describe, expect, test } from 'vitest';
import { readConfig } from '../../src/config/config.js';

describe('an invalid setting is an error with its name, its value and the values allowed', () => {
  test.for([
    ['MAX_QUESTION_CHARS', 'abc', /MAX_QUESTION_CHARS is "abc": expected a whole number from 50 to 6000/],
    ['MAX_QUESTION_CHARS', '49', /MAX_QUESTION_CHARS is "49": expected a whole number from 50 to 6000/],
    ['MAX_FILE_MIB', '1.5', /MAX_FILE_MIB is "1\.5": expected a whole number from 1 to 100/],
    ['ALLOW_PRIVATE_URLS', 'maybe', /ALLOW_PRIVATE_URLS is "maybe": .*"true"\|"false"/],
    ['EMBEDDING_POOLING', 'max', /EMBEDDING_POOLING is "max": .*"mean"\|"cls"/],
    ['DISCORD_GUILD_ID', '12', /DISCORD_GUILD_ID is "12": expected a Discord id/],
    ['DISCORD_API_URL', 'ftp://x', /DISCORD_API_URL is "ftp:\/\/x"/],
    [
      'BOT_MACHINE',
      '2',
      /^BOT_MACHINE is "2": expected this machine and how many there are, such as 2\/3\.\nSee/,
    ],
    ['BOT_MACHINE', '4/3', /BOT_MACHINE is "4\/3": expected this machine/],
  ] as const)('%s=%s', ([name, given, message]) => {
    expect(() => readConfig({ [name]: given })).toThrow(message);
  });

  test.for([
    ['DATABASE_URL', 'mysql://byline:s3cret@db/byline', /DATABASE_URL is \(hidden\): expected postgres:/],
    ['DATABASE_URL', 'postgres://byline:s3cret@@:x/', /DATABASE_URL is \(hidden\): expected a URL/],
  ] as const)('a secret one is not shown: %s=%s', ([name, given, message]) => {
    expect(() => readConfig({ [name]: given })).toThrow(message);
    expect(() => readConfig({ [name]: given })).not.toThrow(/s3cret/);
  });

  test.for([
    'postgres://byline:pass%40word@db.example.org:5432/byline?sslmode=require',
    'postgresql:///byline?host=/run/postgresql',
  ])('%s is a database', (url) => {
    expect(readConfig({ DATABASE_URL: url }).DATABASE_URL).toBe(url);
  });

  test('all invalid settings are listed at once', () => {
    expect(() => readConfig({ MAX_FILE_MIB: '0', HEALTH_PORT: '-1' })).toThrow(/MAX_FILE_MIB.*\nHEALTH_PORT/);
  });
});

test('an empty value means the default', () => {
  expect(readConfig({ MAX_QUESTION_CHARS: ' ' }).MAX_QUESTION_CHARS).toBe(1000);
});
