/** The text of an article says what its page shows: no struck words, exponents as such, no words cut out or joined. */
import { describe, expect, test } from 'vitest';
import { extractArticle } from '../../../src/ingest/html/extract.js';
import { withoutSpans } from '../../../src/ingest/parse/parsed-document.js';

const OPENING =
  'The Fleem court ruled on Tuesday that the harbour may be widened next year, and its clerk Rosa Tamm read the ruling aloud for an hour.';
const ENDING =
  'Ships will be told of the works by letter, the clerk said, and the court sits again on Friday at noon in the old hall.';

/** The quotable paragraphs between the first and the last one. */
function read(content: string, css = ''): string[] {
  const page = `<html><head><style>${css}</style></head><body><main><article><h1>Fleem</h1><p>${OPENING}</p>${content}<p>${ENDING}</p></article></main></body></html>`;
  const { text, boilerplate } = extractArticle('the page', page, 'https://fleem.example/a');
  const paragraphs = withoutSpans(text, boilerplate)
    .split('\n\n')
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '');
  expect([paragraphs[0], paragraphs.at(-1)]).toEqual([OPENING, ENDING]);
  return paragraphs.slice(1, -1);
}

describe('struck words are left out', () => {
  test.each([
    ['a correction', 'The wall costs <del>14</del> <ins>41</ins> million crowns, the clerk said.'],
    ['without spaces', 'The wall costs<del> 14 </del><ins>41</ins> million crowns, the clerk said.'],
    ['old elements', 'The wall costs <s>14</s> 41 million crowns, the <strike>mayor</strike> clerk said.'],
    [
      'a style',
      'The wall costs <span style="text-decoration:line-through">14</span> 41 million crowns, the clerk said.',
    ],
    [
      'a longhand style',
      'The wall costs <b style="text-decoration-line: line-through">14</b> 41 million crowns, the clerk said.',
    ],
    ['a rule', 'The wall costs <i class="old">14</i> 41 million crowns, the clerk said.'],
  ])('%s', (_, html) => {
    const css = '.old{text-decoration:red line-through}';
    expect(read(`<p>${html}</p>`, css)).toEqual(['The wall costs 41 million crowns, the clerk said.']);
  });

  test('as a whole paragraph', () => {
    expect(read('<del><p>The clerk has resigned from her office, the court said.</p></del>')).toEqual([]);
    expect(read('<p><s>The clerk has resigned from her office, the court said.</s></p>')).toEqual([]);
  });

  test('but not what a rule shows without a line', () => {
    const css = 's{text-decoration:none}a:hover{text-decoration:line-through}';
    const html = '<p>The <s>old</s> wall costs <a href="/w">41 million</a> crowns, the clerk said.</p>';
    expect(read(html, css)).toEqual(['The old wall costs 41 million crowns, the clerk said.']);
  });
});

describe('superscripts and subscripts', () => {
  test.each([
    ['10<sup>6</sup> newtons', '10⁶ newtons'],
    ['10<sup>-3</sup> metres', '10⁻³ metres'],
    ['10<sup>&minus;3</sup> metres', '10⁻³ metres'],
    ['2<sup>n</sup> ships', '2ⁿ ships'],
    ['10<span style="vertical-align:super">6</span> newtons', '10⁶ newtons'],
    ['10<i class="raised">6</i> newtons', '10⁶ newtons'],
    ['2<sup>x</sup> ships', '2^x ships'],
    ['12 m<sup>2</sup> of deck', '12 m² of deck'],
    ['12 square <i>km<sup>2</sup></i> of deck', '12 square km² of deck'],
    ['E=mc<sup>2</sup> here', 'E=mc² here'],
    ['12<sup>3</sup> ships', '12³ ships'],
    ['2<sup>1</sup>/<sub>2</sub> hours', '2 1/2 hours'],
    ['2 <sup>1</sup>⁄<sub>2</sub> hours', '2 1/2 hours'],
    ['<sup>3</sup>&frasl;<sub>4</sub> hours', '3/4 hours'],
    ['<sup>3</sup>/4 hours', '3/4 hours'],
    ['2<sup>1/2</sup> hours', '2¹⁄² hours'],
    ['CO<sub>2</sub> and H<sub>2</sub>O', 'CO2 and H2O'],
    ['101<sub>2</sub> ships', '101₂ ships'],
    ['the 18<sup>th</sup> ship', 'the 18th ship'],
    ['the 1<sup>er</sup> ship', 'the 1er ship'],
    ['the council<sup>3</sup> itself', 'the council itself'],
    ['the council<sup>3,4</sup> itself', 'the council itself'],
    ['the council<sup>[a]</sup> itself', 'the council itself'],
    ['the council<sup>a</sup> itself', 'the council itself'],
    ['700,000<a href="#n3"><sup>3</sup></a> ships', '700,000 ships'],
    ['700,000<sup><a href="#n3">3</a></sup> ships', '700,000 ships'],
    ['Fleem<sup>TM</sup> ships', 'FleemTM ships'],
  ])('%s', (html, text) => {
    const css = '.raised{vertical-align:super}';
    expect(read(`<p>It took ${html}, the clerk of the court said.</p>`, css)).toEqual([
      `It took ${text}, the clerk of the court said.`,
    ]);
  });

  test('a number after the sentence is that of a note', () => {
    expect(read('<p>The wall was built in a year, the clerk said.<sup>3</sup> It holds.</p>')).toEqual([
      'The wall was built in a year, the clerk said. It holds.',
    ]);
  });
});

describe('the numbers of notes', () => {
  const link = (text: string, attributes = 'href="#n3"') => `<a ${attributes}>${text}</a>`;

  test.each([
    `the council${link('3')} itself`,
    `the council${link('[3]', 'href="#_ftn3" name="_ftnref3"')} itself`,
    `the council${link('*')} itself`,
    `the council<span class="note">${link('3', 'class="footnote-ref" href="/a#n3"')}</span> itself`,
    `the council${link('3')}${link('4')} itself`,
  ])('are left out where they join a word: %s', (html) => {
    expect(read(`<p>It took ${html} a year, the clerk of the court said.</p>`)).toEqual([
      'It took the council itself a year, the clerk of the court said.',
    ]);
  });

  test('are left out where they join a number or follow a sentence', () => {
    const html = `It took 640,000${link('1')} crowns.${link('2')} “We have them,”${link('3')} the clerk of the court said.`;
    expect(read(`<p>${html}</p>`)).toEqual([
      'It took 640,000 crowns. “We have them,” the clerk of the court said.',
    ]);
  });

  test.each([
    'class="footnote-anchor" href="#footnote-1"',
    'href="#fn1" id="fnref1"',
    'href="#_ftn1" name="_ftnref1"',
    'href="https://fleem.example/a#note-1"',
    'rel="footnote" href="#a7"',
    'href="#anm1" id="text1"',
  ])('are left out after a year at the end of a sentence: %s', (attributes) => {
    const note = '<p>The clerk read the contract. <a id="anm1" href="#text1">Back</a></p>';
    const [first] = read(`<p>They keep it until 2056.${link('1', attributes)} It holds.</p>${note}`);
    expect(first).toBe('They keep it until 2056. It holds.');
  });

  test.each([
    [`The clerk read part ${link('3')} of the ruling aloud.`, 'The clerk read part 3 of the ruling aloud.'],
    [`The clerk read (${link('3')}) the ruling aloud.`, 'The clerk read (3) the ruling aloud.'],
    [`The G${link('20')} states read the ruling aloud.`, 'The G20 states read the ruling aloud.'],
    [`The court sat in 20${link('2')}4 and read the ruling.`, 'The court sat in 2024 and read the ruling.'],
    [`The clerk read Fig.${link('3')} of the ruling.`, 'The clerk read Fig.3 of the ruling.'],
    [
      `The clerk read part 12.${link('3', 'id="s3" href="#part12"')} of the ruling.`,
      'The clerk read part 12.3 of the ruling.',
    ],
    [`The clerk read fn.${link('3', 'href="#fn3"')} of the ruling.`, 'The clerk read fn.3 of the ruling.'],
    [`The town beat Oslo 3:${link('2')} on Monday.`, 'The town beat Oslo 3:2 on Monday.'],
    [
      `The wall is 4${link('12', 'href="/wall#3"')} paces long, the clerk said.`,
      'The wall is 412 paces long, the clerk said.',
    ],
    [
      `The wall is 4${link('12', 'href="/wall"')} paces long, the clerk said.`,
      'The wall is 412 paces long, the clerk said.',
    ],
  ])('are not other links: %s', (html, text) => {
    expect(read(`<p>${html}</p>`)).toEqual([text]);
  });
});

describe('words in other elements stay in their sentence', () => {
  test.each([
    [
      'The <button type="button" class="term">harbour court</button> can order it.',
      'The harbour court can order it.',
    ],
    ['<button>Judges</button> can order it.', 'Judges can order it.'],
    ['A pier bears <math><mn>12</mn></math> tonnes.', 'A pier bears 12 tonnes.'],
    ['It takes <math><mn>2</mn><mfrac><mn>1</mn><mn>2</mn></mfrac></math> hours.', 'It takes 2 1/2 hours.'],
    [
      'It bears <math><semantics><mrow><msup><mn>10</mn><mn>6</mn></msup></mrow><annotation>10^6</annotation></semantics></math> newtons.',
      'It bears 10⁶ newtons.',
    ],
    ['A pier bears <svg><title>x</title><text>12</text></svg> tonnes.', 'A pier bears 12 tonnes.'],
  ])('%s', (html, text) => {
    expect(read(`<p>${html} The clerk said so in the hall.</p>`)).toEqual([
      `${text} The clerk said so in the hall.`,
    ]);
  });

  test.each([
    'The clerk said so in the hall.<button>Share this</button>',
    '<button>Listen now</button> The clerk said so in the hall.',
    'The clerk said so <button>i</button> in the hall.',
    'The clerk said so<button>3</button> in the hall.',
    'The clerk said so in the hall.<svg><text>12</text></svg>',
    'The clerk said so <img alt="A ship"> in the hall.',
    'The clerk said so <input type="hidden" value="9"> in the hall.',
  ])('not those beside it: %s', (html) => {
    expect(read(`<p>${html}</p>`)).toEqual(['The clerk said so in the hall.']);
  });

  test.each([
    ['a field', 'The court has <input value="9"> judges and a clerk, the clerk said.'],
    ['a picture of a number', 'It was <img alt="-5" src="5.png"> degrees in the hall, the clerk said.'],
    [
      'a picture of a formula',
      'A pier bears <img alt="{\\displaystyle x^{2}}" src="x.png"> tonnes, the clerk said.',
    ],
    [
      'a formula in two dimensions',
      'A pier bears <math><mtable><mtr><mtd>1</mtd></mtr></mtable></math> tonnes, the clerk said.',
    ],
    ['a drawing', 'A pier bears <canvas></canvas> tonnes, the clerk said.'],
  ])('a sentence that lacks the words of %s is not quotable', (_, html) => {
    expect(read(`<p>${html}</p>`)).toEqual([]);
  });
});

describe('words that are shown but not spoken stay in their sentence', () => {
  const shown = (text: string, attributes = '') => `<span aria-hidden="true"${attributes}>${text}</span>`;
  const spoken = (text: string) => `<span class="sr-only">${text}</span>`;

  test.each([
    ['a first letter', `${shown('T')}he old wall will stand`],
    ['a first letter that is spoken too', `${shown('T')}${spoken('T')}he old wall will stand`],
    ['a first word that is spoken too', `${shown('The')} ${spoken('The')} old wall will stand`],
    ['an abbreviation', `The old wall ${spoken('is going to')}${shown('will')} stand`],
    ['animated words', `${shown('The')} ${shown('old')} wall ${shown('will')} stand`],
  ])('%s', (_, html) => {
    expect(read(`<p>${html}, the clerk of the court said.</p>`)).toEqual([
      'The old wall will stand, the clerk of the court said.',
    ]);
  });

  test.each([
    ['a word that follows as a whole', `${shown('T')}<span class="x">The</span> old wall`],
    ['the name of a picture', `The old ${shown('arrow_forward', ' class="material-icons"')} wall`],
    ['a text of some length', `The old ${shown(`(${ENDING})`)} wall`],
    ['what stands beside sentences', `${shown('Share')} The old wall`],
    ['what only is spoken', `The old ${spoken('historic')} wall`],
  ])('but not %s', (_, html) => {
    expect(read(`<p>${html} will stand, the clerk of the court said.</p>`)).toEqual([
      'The old wall will stand, the clerk of the court said.',
    ]);
  });

  test('but not a drawn copy of a formula', () => {
    const copy = `<span><math><mi>x</mi><mo>=</mo><mn>12</mn></math>${shown('x=12')}</span>`;
    expect(read(`<p>A pier bears ${copy} tonnes of stone, the clerk said.</p>`)).toEqual([
      'A pier bears x=12 tonnes of stone, the clerk said.',
    ]);
  });
});

describe('what is shown as blocks is not joined', () => {
  const first = 'The wall will be built of stone.';
  const second = '“We like stone,” the clerk said.';

  test.each([
    [
      'styled elements',
      `<div><span style="display:block">${first}</span><span style="display:block">${second}</span></div>`,
    ],
    ['a rule', `<div><span class="b">${first}</span><span class="b">${second}</span></div>`],
    ['elements of the page’s own', `<app-text>${first}</app-text><app-text>${second}</app-text>`],
    ['nested ones', `<app-body><app-text>${first}</app-text><app-text>${second}</app-text></app-body>`],
    ['a flexible box', `<div class="f"><span>${first}</span><span>${second}</span></div>`],
  ])('%s', (_, html) => {
    expect(read(html, '.b{display:block}.f{display:flex}')).toEqual([first, second]);
  });

  test.each([
    ['an own element', 'The <x-term>stone wall</x-term> will stand, the clerk said.'],
    ['a block in a sentence', 'The<span class="b">stone wall</span>will stand, the clerk said.'],
    ['a first letter', '<span class="b">T</span>he stone wall will stand, the clerk said.'],
    ['a first letter to the left', '<span class="l">T</span>he stone wall will stand, the clerk said.'],
  ])('%s leaves its sentence whole', (_, html) => {
    const css = '.b{display:block}.l{display:block;float:left}';
    expect(read(`<p>${html}</p>`, css)).toEqual(['The stone wall will stand, the clerk said.']);
  });

  test('a table row stays one', () => {
    const row = (name: string, stones: string) =>
      `<tr><td><span class="b">${name}</span></td><td>${stones} stones</td></tr>`;
    expect(
      read(`<table>${row('Old wall', '12')}${row('New wall', '40')}</table>`, '.b{display:block}'),
    ).toEqual(['Old wall | 12 stones', 'New wall | 40 stones']);
  });
});

describe('a lead-in that a style sets apart is not joined to its sentence', () => {
  const rest = 'The clerk read the ruling for an hour, and nobody left the hall before noon.';
  test.each([
    ['a place in capitals', `<b>FLEEM</b>${rest}`, `FLEEM ${rest}`],
    ['a place named so', `<span class="location-stamp">Lower Fleem</span>${rest}`, `Lower Fleem ${rest}`],
    ['one of a word named so', `<span class="dateline">Fleem</span>${rest}`, `Fleem ${rest}`],
    ['a linked place', `<a href="/fleem"><b>FLEEM</b></a>${rest}`, `FLEEM ${rest}`],
    ['a label of several words', `<strong>What was said</strong>${rest}`, `What was said ${rest}`],
    ['before a quotation', `<b>FLEEM</b>“${rest}”`, `FLEEM “${rest}”`],
  ])('%s', (_, html, expected) => {
    expect(read(`<p>${html}</p>`)).toEqual([expected]);
  });

  test.each([
    ['a name in two parts', '<b>You</b>Tube'],
    ['a name that begins with a small letter', '<i>e</i>Fleem'],
    ['a word that goes on', '<b>FLEEM</b>ers'],
    ['a first letter', '<span class="cap">T</span>he'],
    ['first letters in capitals', '<b>THE</b>RE'],
  ])('%s stays one word', (_, html) => {
    const words = html.replace(/<[^>]+>/g, '');
    expect(
      read(`<p>${html} was named in the hall by the clerk, who read the ruling for an hour.</p>`),
    ).toEqual([`${words} was named in the hall by the clerk, who read the ruling for an hour.`]);
  });

  test('nothing is put between words in the middle of a sentence', () => {
    const html = 'The clerk said in the hall that <b>NORTH</b>Fleem, a firm of the harbour, pays for it all.';
    expect(read(`<p>${html}</p>`)).toEqual([html.replace(/<[^>]+>/g, '')]);
  });
});
