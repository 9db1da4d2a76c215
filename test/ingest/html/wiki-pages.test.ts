/** What a wiki says about its pages, and the sources that a text names at its end, are not quoted as the text. */
import { describe, expect, test } from 'vitest';
import { extractArticle } from '../../../src/ingest/html/extract.js';
import { withoutSpans } from '../../../src/ingest/parse/parsed-document.js';

const TITLE = 'Oldmark leaves the league of ports';
const OWN = [
  'On Monday the council of Oldmark decided by nine votes to six that the town leaves the league of ports.',
  'The league has had a say in the dues of its ports since 1958, and in the depth of their fairways.',
  'Its secretary Una Brede said that Oldmark must pay what it owes, some two million crowns, by the spring.',
  'The other six towns meet in Varn next week, and want to go on without their largest port, she said.',
];
const own = OWN.map((text) => `<p>${text}</p>`).join('');

function quotable(before: string, after: string): string[] {
  const page = `<html><head><title>${TITLE} - Harbourwiki</title></head><body class="mediawiki"><div id="content" role="main"><h1>${TITLE}</h1><div id="bodyContent">${before}<div id="mw-content-text"><div class="mw-parser-output">${own}${after}</div></div></div></div></body></html>`;
  const { text, boilerplate } = extractArticle('the page', page, 'https://wiki.example/oldmark');
  return withoutSpans(text, boilerplate)
    .split('\n\n')
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '');
}

describe('the lines of a wiki', () => {
  test.each([
    [
      'its slogan',
      '<div id="siteSub" class="noprint">From Harbourwiki, the free source of news that all of us can write!</div>',
      '',
    ],
    [
      'where a reader comes from',
      '<div id="contentSub">This page was moved here from the old league of ports.</div>',
      '',
    ],
    [
      'a notice above the slogan',
      '<div id="siteNotice"><p>Help us write the news: the contest of this October has begun.</p></div><div id="siteSub" class="noprint">From Harbourwiki, the free source of news that all of us can write!</div>',
      '',
    ],
    [
      'its categories',
      '',
      '<div class="ambox">Do you have a view of this story?</div><div id="catlinks">Categories: <ul><li>October 6, 2026</li><li>Politics and conflicts</li></ul></div>',
    ],
    [
      'a notice to editors',
      '',
      '<table class="ambox"><tr><td>This page needs more sources, please add them.</td></tr></table>',
    ],
    [
      'where else to read',
      '',
      '<div role="note" class="hatnote">For the league of 1902, see the Oldmark pact.</div><div class="dablink">Main article: The ports of Oldmark.</div><div class="navbox"><table><tr><td>The ports of Oldmark and their dues are listed here.</td></tr></table></div>',
    ],
    [
      'what is not printed',
      '',
      '<div class="noprint"><p>Do you have a view of this story? Share it with us!</p></div>',
    ],
  ])('%s', (_, before, after) => {
    expect(quotable(before, after)).toEqual(OWN);
  });

  test('are not words that a sentence has in a span', () => {
    const text =
      'The dues <span class="noprint">of Oldmark</span> are the highest of all ports on the coast.';
    expect(quotable('', `<p>${text}</p>`)).toContain(
      'The dues of Oldmark are the highest of all ports on the coast.',
    );
  });
});

describe('the sources of a text', () => {
  const ENTRY = 'Jan Weil. "Oldmark says no to its league" — Varn Times, October 6, 2026';

  test.each([
    ['a single one', 'Sources', [ENTRY]],
    ['links', 'External links', ['<a href="https://port.example">The port of Oldmark and its dues</a>']],
    [
      'books',
      'Further reading',
      ['Brede, Una (2016): A History of the League. Varn, Sample Press.', 'Roe, Ann (2019): Dues.'],
    ],
    ['in German', 'Quellen', ['Jan Weil: „Oldmark sagt nein zu seinem Bund“, Varn Times, 6. Oktober 2026']],
    ['in French', 'Références', ['Jan Weil, « Oldmark dit non à sa ligue », Varn Times, 6 octobre 2026']],
    [
      'in Spanish',
      'Enlaces externos',
      ['<a href="https://port.example">El puerto de Oldmark y sus tasas</a>'],
    ],
  ])('%s', (_, heading, entries) => {
    const list = entries.map((entry) => `<li>${entry}</li>`).join('');
    expect(quotable('', `<h2>${heading}</h2><ul>${list}</ul>`)).toEqual(OWN);
  });

  const FACTS = ['Coal covers two fifths of what the port needs.', 'Wind covered a third of it in 2026.'];

  test.each([
    ['facts below such a heading', `<h2>Sources</h2><ul><li>${FACTS[0]}</li><li>${FACTS[1]}</li></ul>`],
    ['paragraphs', `<h2>Sources</h2><p>${FACTS[0]}</p><p>${FACTS[1]}</p>`],
    ['a list below another heading', `<h2>Power</h2><ul><li>${FACTS[0]}</li><li>${FACTS[1]}</li></ul>`],
    [
      'what follows the list',
      `<h2>Sources</h2><ul><li>${ENTRY}</li></ul><p>${FACTS[0]}</p><p>${FACTS[1]}</p>`,
    ],
  ])('are not %s', (_, after) => {
    expect(quotable('', after)).toEqual([...OWN, ...FACTS]);
  });
});
