/** `npm run fixtures`: every page fixture with what was kept, lost and left over. Exit code 1 when one fails. */
import { withoutSpans } from '../../../src/ingest/parse/parsed-document.js';
import { pageFixtures, readFixture } from './page-fixtures.js';

const rows = pageFixtures().map((fixture) => ({ fixture, result: readFixture(fixture) }));
const width = Math.max(...rows.map(({ fixture }) => fixture.name.length));
let failed = 0;

console.log(`     ${'page'.padEnd(width)}  quotable  boilerplate  lost  left over`);
for (const { fixture, result } of rows) {
  const { draft, lost, leftOver, wrong } = result;
  const passed = lost.length + leftOver.length + wrong.length === 0;
  if (!passed) failed += 1;
  const prose = draft ? withoutSpans(draft.text, draft.boilerplate).match(/\S+/g)?.length : 0;
  const aside = draft ? (draft.text.match(/\S+/g)?.length ?? 0) - (prose ?? 0) : 0;
  const counts = 'refused' in fixture.expected ? 'refused, as it should be' : undefined;
  console.log(
    `${passed ? 'pass' : 'FAIL'} ${fixture.name.padEnd(width)}  ${
      counts ??
      [
        `${prose} words`.padStart(8),
        `${aside} words`.padStart(9),
        String(lost.length).padStart(4),
        String(leftOver.length).padStart(9),
      ].join('  ')
    }`,
  );
  for (const paragraph of lost) console.log(`       lost: ${paragraph}`);
  for (const paragraph of leftOver) console.log(`       left over: ${paragraph}`);
  for (const what of wrong) console.log(`       ${what}`);
}
console.log(`${rows.length - failed} of ${rows.length} pages pass.`);
process.exitCode = failed > 0 ? 1 : 0;
