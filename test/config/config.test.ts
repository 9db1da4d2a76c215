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
  ] as const)('%s=%s', ([name, given, message]) => {
    expect(() => readConfig({ [name]: given })).toThrow(message);
  });

  test('all invalid settings are listed at once', () => {
    expect(() => readConfig({ MAX_FILE_MIB: '0', HEALTH_PORT: '-1' })).toThrow(/MAX_FILE_MIB.*\nHEALTH_PORT/);
  });
});

test('an empty value means the default', () => {
  expect(readConfig({ MAX_QUESTION_CHARS: ' ' }).MAX_QUESTION_CHARS).toBe(1000);
});
