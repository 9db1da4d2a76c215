import { expect, test } from 'vitest';
import { customId, parseCustomId } from '../../src/discord/bot/custom-id.js';

test('custom ids round-trip, or are refused', () => {
  const id = customId('sources', 'next', 'all', '3', '1000000000000000002');
  expect(parseCustomId(id)).toEqual({
    command: 'sources',
    action: 'next',
    args: ['all', '3', '1000000000000000002'],
  });
  expect(() => customId('a', 'b:c')).toThrow();
  expect(() => customId('a', 'b'.repeat(100))).toThrow();
});
