/** What a fact check examines is not its own statement. */
import { describe, expect, test } from 'vitest';
import { extractArticle } from '../../../src/ingest/html/extract.js';
import { withoutSpans } from '../../../src/ingest/parse/parsed-document.js';

const CLAIM = 'The mayor of Aldby sold the town hall to a bank in May.';
const FOUND = [
  'The town hall of Aldby still belongs to the town, as the land register shows, which was last changed in 1974.',
  'The photograph that many people shared shows the hall of another town on the day when its bank moved in.',
  'A clerk of the council said on Monday that nobody had offered to buy the hall, and that none could.',
];
const [first, ...rest] = FOUND.map((text) => `<p>${text}</p>`);

function quotable(body: string, head = ''): string[] {
  const page = `<html><head><title>No, the hall was not sold</title>${head}</head><body><main><article><h1>No, the hall was not sold</h1><div>${body}</div></article></main></body></html>`;
  const { text, boilerplate } = extractArticle('the page', page, 'https://aldby.example/check');
  return withoutSpans(text, boilerplate)
    .split('\n\n')
    .filter((paragraph) => paragraph.trim() !== '');
}

describe('the claim of a fact check', () => {
  test.each([
    `<div class="a"><div><h4>Claim</h4><p>${CLAIM}</p></div><div><h4>Verdict</h4><p>False</p></div></div>`,
    `<p><b>CLAIM:</b> ${CLAIM}</p><p><b>RATING:</b> False</p>`,
    `<p>THE CLAIM: ${CLAIM}</p>`.replace('</p>', '</p><p>THE FACTS: It did not happen.</p>'),
    `<dl><dt>Behauptung</dt><dd>${CLAIM}</dd><dt>Bewertung</dt><dd>Falsch</dd></dl>`,
    `<div><strong>Afirmación</strong><p>${CLAIM}</p><strong>Conclusión</strong><p>Falso</p></div>`,
  ])('below a label: %s', (box) => {
    const all = quotable(`${box}${first}${rest.join('')}`).join('\n');
    expect(all).not.toContain(CLAIM);
    for (const text of FOUND) expect(all).toContain(text);
  });

  test('that the page declares', () => {
    const json = JSON.stringify({
      '@context': 'https://schema.org',
      '@graph': [{ '@type': 'WebPage' }, { '@type': 'ClaimReview', claimReviewed: CLAIM.replace('.', '') }],
    });
    const head = `<script type="application/ld+json">${json}</script>`;
    expect(quotable(`<div><p>“${CLAIM}”</p></div>${first}${rest.join('')}`, head)).toEqual(FOUND);
    expect(quotable(`${first}<p>A post says: ${CLAIM}</p>${rest.join('')}`, head)).toContain(
      `A post says: ${CLAIM}`,
    );
  });

  test.each([
    ['of a lawsuit', `<h2>The claim</h2><p>${CLAIM}</p><h2>The defence</h2>`],
    [
      'of a lawsuit that ended',
      `<h2>The claim</h2><p>${CLAIM}</p>${first}<p>${FOUND.join(' ')}</p><h2>The verdict</h2>`,
    ],
    ['of an insurance', `<p>Claims: 1,204 were paid in May.</p><p>${CLAIM}</p>`],
  ])('but not one %s', (_, body) => {
    expect(quotable(`${first}${body}${rest.join('')}`).join('\n')).toContain(CLAIM);
  });
});
