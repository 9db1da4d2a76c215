import { expect, test } from 'vitest';
import { Robots } from '../../../src/ingest/fetch/robots.js';
import { serve } from '../web-server.js';
import { limits } from './fetching.js';

const NOW = new Date('2026-03-02T00:00:00Z');

/** A server of this robots.txt, and how often each host of it was asked for it. */
async function siteOf(text: string) {
  const asked: string[] = [];
  const origin = await serve(({ headers }, response) => {
    asked.push(headers.host?.replace(/:.*/, '') ?? '');
    response.setHeader('content-type', 'text/plain').end(text);
  });
  return { origin, asked };
}
const robotsOf = () =>
  new Robots(
    { limits, lookup: (_, __, found) => found(null, [{ address: '127.0.0.1', family: 4 }]) },
    () => NOW,
  );
const isAllowed = (robots: Robots, url: string): Promise<boolean> =>
  robots.require(url).then(
    () => true,
    (error) => {
      expect(error).toMatchObject({ code: 'robots.disallowed' });
      return false;
    },
  );

test('of several rules that match, the longest applies, and of two of one length the one that allows', async () => {
  const { origin } = await siteOf(
    'User-agent: Byline\nDisallow: /a\nAllow: /a/b\nDisallow: /c*\nAllow: /cc$\n',
  );
  const robots = robotsOf();
  expect(await isAllowed(robots, `${origin}/`)).toBe(true);
  expect(await isAllowed(robots, `${origin}/a/c`)).toBe(false);
  expect(await isAllowed(robots, `${origin}/a/b/c`)).toBe(true);
  expect(await isAllowed(robots, `${origin}/cc`)).toBe(true);
  expect(await isAllowed(robots, `${origin}/ccc`)).toBe(false);
});

test.each([
  ['within the bound are obeyed', 10_000, true],
  ['beyond it count as a refusal', 10_001, false],
])('many rules %s', async (_, rules, allowed) => {
  const { origin } = await siteOf(`User-agent: *\n${'Disallow: /no\n'.repeat(rules)}`);
  const robots = robotsOf();
  expect(await isAllowed(robots, `${origin}/yes`)).toBe(allowed);
  expect(await isAllowed(robots, `${origin}/no`)).toBe(false);
});

test('many rules and rules with wildcards of other crawlers do not count', async () => {
  const others = `User-agent: other\n${'Disallow: /no\n'.repeat(12_000)}${'Disallow: /*a*b\n'.repeat(6000)}`;
  const { origin } = await siteOf(`${others}User-agent: *\nDisallow: /no\n`);
  const robots = robotsOf();
  expect(await isAllowed(robots, `${origin}/yes`)).toBe(true);
  expect(await isAllowed(robots, `${origin}/no`)).toBe(false);
});

test('the rules of many sites are kept, but only so many bytes of them', async () => {
  const small = await siteOf('User-agent: *\nDisallow: /no\n');
  const large = await siteOf(`User-agent: *\n${`Disallow: /${'a'.repeat(35)}\n`.repeat(10_000)}`);
  const robots = robotsOf();
  const visit = async (origin: string, sites: number) => {
    for (let n = 0; n < sites; n += 1)
      await robots.require(`http://site${n}.example:${new URL(origin).port}/yes`);
  };
  await visit(small.origin, 100);
  await visit(small.origin, 100);
  expect(small.asked).toHaveLength(100);
  await visit(large.origin, 30);
  await visit(small.origin, 1);
  expect(small.asked).toHaveLength(101);
});
