import { expect, test } from 'vitest';
import { readConfig } from '../../src/config/config.js';
import { readSource } from './read-source.js';

const NOW = new Date('2026-11-26T12:00:00Z');
const TEXT = 'The orchard society of Wendle has planted four hundred old apple trees.';

const dateOf = async (text: string, fallbackDate?: string, publishedAt?: string): Promise<string | null> => {
  const source = { kind: 'text' as const, text, ...(publishedAt && { publishedAt }) };
  const options = { limits: readConfig({}), now: NOW, ...(fallbackDate && { fallbackDate }) };
  return (await readSource(source, options)).publishedAt;
};

test('the date that the caller gives counts if the source tells none, and before a dateline', async () => {
  expect(await dateOf(TEXT)).toBeNull();
  expect(await dateOf(TEXT, '2026-11-18T08:00:00+01:00')).toBe('2026-11-18T08:00:00+01:00');
  expect(await dateOf(TEXT, '2026-11-18', '2026-11-17')).toBe('2026-11-17');
  expect(await dateOf(`WENDLE, Nov. 17 (CP) - ${TEXT}`)).toBe('2026-11-17');
  expect(await dateOf(`WENDLE, Nov. 17 (CP) - ${TEXT}`, '2026-11-18')).toBe('2026-11-18');
});

test.each(['0001-01-01', '1970-01-01T00:00:00.000Z', '2026-12-24'])('%s is no date', async (date) => {
  expect(await dateOf(TEXT, date)).toBeNull();
});

test('a date in the future that a user gives is refused', async () => {
  await expect(dateOf(TEXT, undefined, '2099-01-01')).rejects.toThrow(/not in the future/);
  expect(await dateOf(TEXT, undefined, '1969-07-20')).toBe('1969-07-20');
  expect(await dateOf(TEXT, undefined, '0001-01-01')).toBeNull();
});
