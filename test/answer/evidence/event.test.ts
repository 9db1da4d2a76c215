import { expect, test } from 'vitest';
import { eventsOf } from '../../../src/answer/evidence/event.js';
import { articleOf } from '../evidence-of.js';

/** Of 100 passages, these many contain the term. */
const FREQUENCIES: Readonly<Record<string, number>> = {
  maren: 2,
  kestrel: 2,
  stanmouth: 3,
  halm: 12,
  tarn: 12,
  london: 60,
  britain: 70,
};
const search = {
  passageCount: async () => 100,
  documentFrequencies: async (_: number, terms: readonly string[]) =>
    new Map(terms.map((term) => [term, FREQUENCIES[term] ?? 1])),
};

type Report = readonly [text: string, day: string | null, outlet?: string | null];

const report = ([text, publishedAt, outlet = null]: Report) => {
  titles += 1;
  return articleOf(text, { title: `A${titles}`, publishedAt, outlet });
};

async function areSame(a: Report, b: Report): Promise<boolean> {
  const [one, other] = [report(a), report(b)];
  return (await eventsOf(search, 1, [one, other])).areSame(one, other);
}

/** Of one story, whatever else is reported. */
async function areOneRunningStory(a: Report, b: Report, ...others: readonly Report[]): Promise<boolean> {
  const [one, other] = [report(a), report(b)];
  return (await eventsOf(search, 1, [one, other, ...others.map(report)])).areOneRunningStory(one, other);
}

/** Titles differ, as the words of a title count like names. */
let titles = 0;
const FIRST = 'At least four died when the Maren sank off Kestrel, near Stanmouth.';
const SECOND = 'Police in Stanmouth said nine died on the Maren off Kestrel.';

test('reports that share rare names within two weeks are of one event', async () => {
  expect(await areSame([FIRST, '2026-11-24'], [SECOND, '2026-11-25'])).toBe(true);
  expect(await areSame([FIRST, '2026-11-24'], [SECOND, '2026-12-07'])).toBe(true);
});

test.each([
  ['they are further apart', [FIRST, '2026-11-24'], [SECOND, '2026-12-09']],
  ['a day is not known', [FIRST, null], [SECOND, '2026-11-25']],
  [
    'the names are frequent',
    ['A bus burned in London, in Britain.', '2026-11-24'],
    ['The court in London told Britain.', '2026-11-24'],
  ],
  [
    'the name only begins a sentence',
    ['Maren rose. Kestrel fell.', '2026-11-24'],
    ['Maren won. Kestrel lost.', '2026-11-24'],
  ],
  [
    'they share days and months only',
    ['It rained on Tuesday in November.', '2026-11-24'],
    ['It froze on Tuesday in November.', '2026-11-24'],
  ],
  [
    'they share the outlet’s name only',
    ['A spokesman told Coast Daily Stanmouth.', '2026-11-24', 'Coast Daily'],
    ['An actor told Coast Daily Kestrel.', '2026-11-24', 'Coast Daily'],
  ],
] as const)('not where %s', async (_, one, other) => {
  expect(await areSame(one, other)).toBe(false);
});

test('reports that are alike are of one story for half a year', async () => {
  const trial = 'Ann Holt of Kestrel told the court in Stanmouth that she had sold the Maren.';
  const verdict = 'The court in Stanmouth found that Ann Holt of Kestrel had sold the Maren.';
  expect(await areOneRunningStory([trial, '2026-06-01'], [verdict, '2026-11-25'])).toBe(true);
  expect(await areSame([trial, '2026-06-01'], [verdict, '2026-11-25'])).toBe(false);
  expect(await areOneRunningStory([trial, '2026-05-01'], [verdict, '2026-11-25'])).toBe(false);
  expect(await areOneRunningStory([trial, null], [verdict, '2026-11-25'])).toBe(false);
  const other = 'In Stanmouth, a choir from Kestrel sang for Bo Lind, Mia Berg, Eva Roth and Ole Dahl.';
  expect(await areOneRunningStory([trial, '2026-06-01'], [other, '2026-11-25'])).toBe(false);
});

test('so are reports with one in between that is of both events', async () => {
  const first = 'Nine died when the Maren sank off Kestrel, near Stanmouth.';
  const second = 'Ferran Holt of Orvale will lift the Maren off Kestrel, near Stanmouth, for Quell.';
  const third = 'Ferran Holt of Orvale sold his crane to Quell.';
  const [one, two, last] = [
    [first, '2026-11-01'],
    [second, '2026-11-12'],
    [third, '2026-11-24'],
  ] as const;
  expect(await areOneRunningStory(one, last, two)).toBe(true);
  expect(await areOneRunningStory(one, last)).toBe(false);
});

test('reports that open differently, but share names, are of one event', async () => {
  const rest = 'The Maren of Orvale lay off Kestrel. Ferran Holt lifted it. Holt said Orvale paid.';
  const other = `A crane came. It was windy. Nobody spoke. ${rest}`;
  expect(
    await areSame([`It sank. It lay deep. It rained. ${rest}`, '2026-11-24'], [other, '2026-11-25']),
  ).toBe(true);
  expect(
    await areSame([`It sank. It lay deep. It rained. ${rest}`, '2026-11-24'], [other, '2026-12-24']),
  ).toBe(false);
});

test('rare names in both openings are enough, whatever else the reports say', async () => {
  const opening = 'Four died when the Maren sank off Kestrel, near Stanmouth.';
  const one = `${opening} Anna Lund met Jon Rask of Velm, and Ida Moe paid Rask in Hest, Ostby and Quell.`;
  const other = `A court in Stanmouth, off Kestrel, heard of the Maren. In Torp, Ole Dahl sang for Mia Berg of Skar, Uma Vik, Eva Roth, Pia Holt and Lea Finn.`;
  expect(await areSame([one, '2026-11-24'], [other, '2026-11-25'])).toBe(true);
});

test('that the reports themselves have a name throughout does not make it frequent', async () => {
  const part = `Rain fell on the coast, as the mayor said in the town of Halm and of Tarn. ${'It rained on. '.repeat(45)}`;
  const long = part.repeat(8);
  expect(await areSame([long, '2026-11-24'], [long, '2026-11-25'])).toBe(true);
  expect(await areSame([part, '2026-11-24'], [part, '2026-11-25'])).toBe(false);
});

test('reports with many other names are of two events, although they share rare ones late', async () => {
  const one =
    'It rained. It blew. It froze. In Ostby, Anna Lund met Jon Rask of Velm. Rask saw Lund at Hest with Ida Moe. The Maren was off Kestrel.';
  const two =
    'Sun shone. Bees flew. Hay dried. Over Torp, Ole Dahl sang for Mia Berg of Skar. Berg paid Dahl in Nor through Uma Vik. The Maren passed Kestrel.';
  expect(await areSame([one, '2026-11-24'], [two, '2026-11-25'])).toBe(false);
});

test('of few shared names, those of reports in the same words are of one event', async () => {
  const names = 'Ann Roe, Bo Lind, Ida Moe and Jon Rask';
  const others = 'Mia Berg, Ole Dahl, Uma Vik and Eva Lund';
  const one = `The lift stopped above the gorge. Rescuers lowered passengers by rope. Its owner blamed a bearing. In Kestrel and Stanmouth, ${names} saw the Maren.`;
  const alike = `The gorge lift stopped again. Its bearing failed, and passengers left by rope. In Kestrel and Stanmouth, ${others} saw rescuers near the Maren.`;
  const unlike = `A court heard the case. The jury was out. No verdict came. In Kestrel and Stanmouth, ${others} read of the Maren.`;
  expect(await areSame([one, '2026-11-24'], [alike, '2026-11-25'])).toBe(true);
  expect(await areSame([one, '2026-11-24'], [unlike, '2026-11-25'])).toBe(false);
});

test('in a small scope names are rare, and titles of the same words tell nothing', async () => {
  const of = (title: string, text: string) => articleOf(text, { title, publishedAt: '2026-11-24' });
  const quake = of('Quake shakes Talmora; 9 dead', 'A quake struck near Talmora, in Velmark.');
  const toll = of('Toll rises to 31', 'The number of dead in Talmora rose, Velmark said.');
  const other = of('Quake shakes Harsted; 9 dead', 'A quake struck near Harsted, in Norland.');
  const small = { passageCount: async () => 6, documentFrequencies: async () => new Map([['talmora', 3]]) };
  const events = await eventsOf(small, 1, [quake, toll, other]);
  expect(events.areSame(quake, toll)).toBe(true);
  expect(events.areSame(quake, other)).toBe(false);
});

test('an article reports its own event', async () => {
  const article = articleOf('It rained.');
  expect((await eventsOf(search, 1, [article])).areSame(article, article)).toBe(true);
});

test('two reports that are both like a third one are of one event', async () => {
  const report = (text: string, title: string, publishedAt: string) =>
    articleOf(text, { title, publishedAt });
  const first = report('Four died when the Maren sank off Kestrel, near Stanmouth.', 'C1', '2026-11-20');
  const between = report(
    'The Maren, lost off Kestrel, near Stanmouth, had been built in Orvale for Ferran Holt, said Ida Moe.',
    'C2',
    '2026-11-22',
  );
  const last = report('Prosecutors in Orvale charged Ferran Holt, said Ida Moe.', 'C3', '2026-11-24');
  const alone = await eventsOf(search, 1, [first, last]);
  expect(alone.areSame(first, last)).toBe(false);
  const all = await eventsOf(search, 1, [first, between, last]);
  expect(all.areSame(first, last)).toBe(true);
  const late = report(last.article.text, 'C4', '2026-12-05');
  expect((await eventsOf(search, 1, [first, between, late])).areSame(first, late)).toBe(false);
});
