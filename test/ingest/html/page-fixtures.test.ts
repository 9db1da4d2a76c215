import { describe, expect, test } from 'vitest';
import { normaliseText } from '../../../src/ingest/formats/normalise-text.js';
import { pageFixtures, readFixture } from './page-fixtures.js';

const fixtures = pageFixtures();

describe('page fixtures', () => {
  test.each(fixtures)('$name', (fixture) => {
    const { draft, ...differences } = readFixture(fixture);
    expect(differences).toEqual({ lost: [], leftOver: [], wrong: [] });
    if (!draft) return;
    expect(normaliseText(draft.text)).toBe(draft.text);
    for (const [i, span] of draft.boilerplate.entries()) {
      expect(span.start).toBeGreaterThanOrEqual(draft.boilerplate[i - 1]?.end ?? 0);
      expect(span.end).toBeGreaterThan(span.start);
    }
  });

  test('there are fixtures', () => {
    expect(fixtures.length).toBeGreaterThanOrEqual(50);
  });
});
