import { expect, test } from 'vitest';
import { pgvectorProblem } from '../../../src/store/postgres/migrations/pgvector-version.js';

test.each([
  ['0.8.0', null],
  ['0.8.5', null],
  ['0.10.1', null],
  ['1.0', null],
  ['0.7.4', /pgvector 0\.7\.4; Byline needs 0\.8/],
  ['0.5', /needs 0\.8/],
])('pgvector %s', (version, problem) => {
  const found = pgvectorProblem(version);
  if (problem === null) expect(found).toBeNull();
  else expect(found?.message).toMatch(problem);
});
