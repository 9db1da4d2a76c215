/** What the page itself hides is not read, and what is only declared or revealed by scripts is marked. */
import { describe, expect, test } from 'vitest';
import { extractArticle } from '../../../src/ingest/html/extract.js';
import type { ParsedDocument } from '../../../src/ingest/parse/parsed-document.js';

const OPENING =
  'The Fleem court ruled on Tuesday that the harbour may be widened next year, and its clerk Rosa Tamm read the ruling aloud for an hour.';
const ENDING =
  'Ships will be told of the works by letter, the clerk said, and the court sits again on Friday at noon in the old hall.';
const SECRET =
  'Judge Edgar Wix of the Fleem court was arrested on Tuesday for stealing 9 million pounds from the harbour fund.';

const read = (page: string): ParsedDocument => extractArticle('the page', page, 'https://fleem.example/a');

function textWith(css: string, element = `<p class="g">${SECRET}</p>`): string {
  const { text, isHidden } = read(
    `<html><head><style>${css}</style></head><body><article><h1>Fleem</h1><p>${OPENING}</p>${element}<p>${ENDING}</p></article></body></html>`,
  );
  expect(text).toContain(OPENING);
  expect(text).toContain(ENDING);
  expect(isHidden).toBeUndefined();
  return text;
}

describe('hidden by a style sheet', () => {
  test.each([
    '.g{display:none}',
    '.g{DISPLAY : NONE}',
    '.g{position:absolute;left:-9999px}',
    '.g{position:fixed;top:-999em}',
    '.g{margin-left:-9999px}',
    '.g{text-indent:-9999px}',
    '.g{transform:translateX(-9999px)}',
    '.g{transform:scale(0)}',
    'p.g{visibility:hidden}',
    'article > .g{opacity:0}',
    '.g{font-size:0}',
    '.g{content-visibility:hidden}',
    '.g{position:absolute;clip:rect(0,0,0,0)}',
    '.g{clip-path:inset(100%)}',
    '.g{height:0;overflow:hidden}',
    '.g{position:absolute;width:1px;height:1px;overflow:hidden}',
    '.g{color:transparent}',
    '.g{color:rgba(0, 0, 0, 0)}',
    '.g{color:rgb(0 0 0 / 0%)}',
    '.g{transform:translate(0, -200vh)}',
    '.g{-webkit-text-fill-color:transparent}',
    '.g{color:#fff;background:white}',
    '.g{color:rgb(0, 0, 0);background-color:#000}',
    '.g{scale:0}',
    '.g{scale:1 0.01}',
    '.g{transform:scaleY(0)}',
    '.g{transform:rotateX(90deg)}',
    '.g{transform:matrix(0,0,0,0,0,0)}',
    '.g{translate:-9999px}',
    '.g{zoom:0.01}',
    '.g{opacity:0.01}',
    '.g{opacity:1%}',
    '.g{filter:blur(0) opacity(0)}',
    '.g{font-size:1px}',
    '.g{font-size:0.01em}',
    '.g{font:0/0 a}',
    '.g{font:italic bold 1px Georgia, serif}',
    '.g{position:absolute;inset:-9999px}',
    '.g{position:absolute;inset:0 auto auto -9999px}',
    '.g{position:fixed;inset-inline-start:-100vw}',
    '.g{position:absolute;right:-9999px}',
    '.g{margin:0 0 0 -9999px}',
    '.g{margin-left:-100vw}',
    '.g{margin-inline-start:-9999px}',
    '.g{position:absolute;left:calc(-1 * 9999px)}',
    '.g{position:absolute;left:calc(-9999px + 10em)}',
    '.g{max-width:0;overflow:hidden}',
    '.g{clip-path:circle(0)}',
    '.g{-webkit-mask:linear-gradient(transparent, transparent)}',
    '.g{color:#fff}',
    'body{background:#123}.g{color:#112233}',
    'article{color:#fefefe}h1,p:not(.g){color:#000}',
    ':root{--x:none}.g{display:var(--x)}',
    'article{--away:-9999px}.g{position:absolute;left:var(--away)}',
    '.g{display:var(--missing, none)}',
    '.g{--a:var(--b);--b:0;opacity:var(--a)}',
    '@container (min-width:100px){.g{display:none}}',
    '@container side (min-width:100px){.g{display:none}}',
    '.g{position:absolute;left:-99em}',
    '.g{position:absolute;top:-50rem}',
    '.g{position:absolute;top:-10in}',
    '.g{position:fixed;left:200vw}',
    '.g{position:fixed;left:9999px}',
    '.g{position:absolute;left:120em}',
    '.g{position:absolute;right:120%}',
    '.g{position:fixed;top:100vh}',
    '.g{position:absolute;top:9999px}',
    '.g{position:absolute;bottom:9999px}',
    '.g{margin-left:200vw}',
    '.g{margin-left:-99em}',
    '.g{transform:translateX(9999px)}',
    '.g{translate:200vw 0}',
    '.g{text-indent:-99em}',
    '.g{text-indent:100%;white-space:nowrap;overflow:hidden}',
    '.g{letter-spacing:-1em}',
    '.g{letter-spacing:-20px}',
    '.g{line-height:0}',
    'article{line-height:0}h1,p:not(.g){line-height:1.5}',
    '.g{color:hsl(0 0% 100%)}',
    '.g{color:hsla(120, 100%, 100%, 1)}',
    '.g{color:rgb(100%,100%,100%)}',
    '.g{color:rgba(255,255,255,1)}',
    '.g{color:hwb(0 100% 0%)}',
    '.g{color:oklch(100% 0 0)}',
    '.g{color:color(srgb 1 1 1)}',
    '.g{color:snow}',
    '.g{color:#ffff}',
    '.g{color:rgba(0,0,0,.01)}',
    '.g{color:#00000003}',
    '.g{color:rgb(255 255 255 / 40%)}',
    '.g{color:navy;background:hsl(240 100% 25%)}',
    '.g{background:no-repeat black}',
    '.g{background:rgb(0 0 0 / 99%)}',
    '.g{background:currentcolor;color:#000;background:black}',
    '.g{d\\69splay:none}',
    '.g{display:n\\6f ne}',
    '.g{display:/* x */none}',
    '@scope (article){.g{display:none}}',
    '@scope (.x, article){p.g{display:none}}',
    'article{color:#000; .g{display:none}}',
    'article{> .g{display:none}}',
    '.g{@media screen{display:none}}',
    '.g{@supports (top:0){color:#000;display:none}}',
    'article{h1 ~ .g{display:none}}',
    'p:nth-child(1 of .g){display:none}',
    'p:nth-last-child(odd of p.g){display:none}',
    '.g{display:none}@supports not (display:block){.g{display:block}}',
    '.g{font-size:min(0px, 1em)}',
    '.g{font-size:clamp(0px, 1vw, 1px)}',
    '.g{font-size-adjust:0}',
    ':root{font-size:1px}p:not(.g){font-size:16px}.g{font-size:1rem}',
    '.g{opacity:min(0, 1)}',
    '.g{opacity:-1}',
    '.g{transform:scaleX(-0.001)}',
    '.g{transform:scale(calc(0))}',
    '.g{transform:matrix(0.01,0,0,0.01,0,0)}',
    '.g{transform:matrix(1,0,0,1,-9999,0)}',
    '.g{transform:matrix3d(1,0,0,0,0,1,0,0,0,0,1,0,-9999,0,0,1)}',
    '.g{transform:rotate3d(1,0,0,90deg)}',
    '.g{transform:rotateY(.25turn)}',
    '.g{rotate:x 90deg}',
    '.g{rotate:1 0 0 -90deg}',
    '.g{clip-path:inset(60%)}',
    '.g{clip-path:inset(0 100% 0 0 round 2px)}',
    '.g{clip-path:inset(0 0 100%)}',
    '.g{clip-path:rect(0 0 0 0)}',
    '.g{clip-path:xywh(0 0 0 100%)}',
    '.g{clip-path:circle(1px at 50% 50%)}',
    '.g{clip-path:ellipse(50% 0)}',
    '.g{clip-path:polygon(50% 0, 50% 50%, 50% 100%)}',
    '.g{clip-path:path("M0 0")}',
    '.g{-webkit-clip-path:inset(100%)}',
    '.g{position:absolute;clip:rect(0,0,auto,auto)}',
    '.g{position:absolute;clip:rect(auto,auto,0,auto)}',
    '.g{mask:linear-gradient(#0000 0 0)}',
    '.g{mask-image:radial-gradient(rgb(0 0 0 / 0), transparent 100%)}',
    '.g{filter:blur(1em)}',
    '.g{-webkit-text-security:disc}',
    '.g{letter-spacing:200vw}',
    '.g{word-spacing:-9999px}',
    '.g{content:url(a.png)}',
    '.g{display:table-column}',
    '.g{display:table-column-group}',
    '.x,.g{display:none}',
    '.\\67{display:none}',
    '[class="g"]{display:none}',
    '.g:defined{display:none}',
    '.g:read-only{display:none}',
    '.g:dir(ltr){display:none}',
    ':not(:lang(en)).g{display:none}',
    '*|p.g{display:none}',
    '.g:-webkit-any(p, b){display:none}',
    '.g:is(p, :has(b)){display:none}',
    ':is(.g, :unheard-of){display:none}',
    '.g:not(:hover, :target){display:none}',
    '.g{display:none}.g, p:unheard-of{display:block}',
    '.g{display:none}.g, p::unheard-of{display:block}',
    '.g{display:none}.g:not(:unheard-of){display:block}',
    'h1 + p + p{display:none}',
    'h1 ~ .g{display:none}',
    'html body .g{display:none}',
    '.g:not(.h){display:none}',
    ':is(.f,.g){display:none}',
    'p:nth-of-type(2){display:none}',
    'p:nth-child(2n+1):not(:last-child):not(:first-child){display:none}',
    'article{& .g{display:none}}',
    '@media screen{.g{display:none}}',
    '@media (min-width:600px){.g{display:none}}',
    '@media only screen and (max-width:1400px){.g{display:none}}',
    '@media print, (width >= 40em){.g{display:none}}',
    '@media (color){.g{display:none}}',
    '@media (min-color:1){.g{display:none}}',
    '@media (min-resolution:1dpi){.g{display:none}}',
    '@media (-webkit-min-device-pixel-ratio:0){.g{display:none}}',
    '@media (min-aspect-ratio:1/100){.g{display:none}}',
    '@media (400px <= width < 2000px){.g{display:none}}',
    '@media (width){.g{display:none}}',
    '@media ((min-width:1px)){.g{display:none}}',
    '@media (max-width:1px) or (min-width:1px){.g{display:none}}',
    '@media (min-width:1px) and (not (max-width:2px)){.g{display:none}}',
    '@media screen and (min-width:calc(1px + 1px)){.g{display:none}}',
    '@media (min-width:1pt){.g{display:none}}',
    '@media (grid:0){.g{display:none}}',
    '@media not all and (monochrome){.g{display:none}}',
    '@media (update:fast) and (display-mode:browser){.g{display:none}}',
    '@media (forced-colors:none){.g{display:none}}',
    '@supports (display:grid){.g{display:none}}',
    '@layer base{.g{display:none}}',
    '.g{display:block}.g{display:none}',
    '.g{display:none!important}p.g{display:block}',
    '@import url(x.css);.g{display:none}',
    '<!-- .g{display:none} -->',
    '.g{color:red;;display:none',
  ])('%s', (css) => {
    expect(textWith(css)).not.toContain('Edgar Wix');
  });

  test.each([
    '@media print{.g{display:none}}',
    '@media (max-width:600px){.g{display:none}}',
    '@media (monochrome){.g{display:none}}',
    '@media (min-resolution:2dppx){.g{display:none}}',
    '@media (max-aspect-ratio:1/1){.g{display:none}}',
    '@media (400px <= width < 900px){.g{display:none}}',
    '@media (min-width:2000px) or (max-width:400px){.g{display:none}}',
    '@media (min-width:1px) and (not (max-width:2000px)){.g{display:none}}',
    '@media (forced-colors){.g{display:none}}',
    '@media (unheard-of:1){.g{display:none}}',
    '@media not (unheard-of:1){.g{display:none}}',
    '@media (constructor:1){.g{display:none}}',
    '@media not screen{.g{display:none}}',
    '@media (prefers-color-scheme:dark){.g{display:none}}',
    '.g{display:none}.g{display:block}',
    '.g{display:none}p.g{display:block}',
    '#g{display:none}',
    '.g{display:none}@media (min-width:768px){.g{display:block}}',
    '.g:hover{display:none}',
    '.g:lang(de){display:none}',
    '.g:dir(rtl){display:none}',
    '.g:any-link{display:none}',
    '.g:read-write{display:none}',
    '.g:is(b, :has(b)){display:none}',
    '.g:not(p, :has(b)){display:none}',
    '.g, p:unheard-of{display:none}',
    '.g{display:none}.g, p::-webkit-scrollbar{display:block}',
    '.g::before{display:none}',
    '.nojs .g{display:none}',
    '.g > .g{display:none}',
    '.g + .g{display:none}',
    '.g{left:-9999px}',
    '.g{margin-left:-50vw}',
    '.g{margin:-20px 0 0 -20px}',
    '.g{position:relative;inset:0}',
    '.g{font:12px/1.5 Georgia}',
    '.g{font:inherit}',
    '.g{font-size:calc(12px + 1vw)}',
    '.g{font-size:62.5%}',
    '@supports not (display:block){.g{display:none}}',
    '.g{font-size:clamp(1rem, 2vw, 3rem)}',
    '.g{font-size:smaller}',
    ':root{font-size:62.5%}.g{font-size:1.6rem}',
    ':root{font-size:62.5%}body{font-size:1.6rem}.g{font-size:.9em}',
    '.g{left:max(-9999px, 10%);position:absolute}',
    '.g{transform:matrix(1,0,0,1,10,20)}',
    '.g{transform:matrix(0,1,-1,0,0,0)}',
    '.g{transform:scale(-1, 1)}',
    '.g{transform:rotate(90deg)}',
    '.g{transform:rotate3d(0,0,1,90deg)}',
    '.g{rotate:90deg}',
    '.g{rotate:z 90deg}',
    '.g{clip-path:inset(0 10%)}',
    '.g{clip-path:circle(50%)}',
    '.g{clip-path:polygon(0 0, 100% 0, 100% 100%, 0 90%)}',
    '.g{clip-path:path("M0 0L100 0L100 100Z")}',
    '.g{clip-path:url(#wave)}',
    '.g{clip:rect(0,600px,auto,0)}',
    '.g{mask:linear-gradient(transparent, black 10%)}',
    '.g{mask:linear-gradient(to right, #0000, color-mix(in srgb, red, blue))}',
    '.g{filter:blur(0.5px)}',
    '.g{-webkit-text-security:none}',
    '.g{letter-spacing:2px;word-spacing:4px}',
    '.g{content:normal}',
    '.g{display:table-cell}',
    '.g{scale:0.9}',
    '.g{transform:rotate(90deg) scale(0.8)}',
    '.g{zoom:0}',
    '.g{filter:opacity(90%)}',
    '.g{mask:linear-gradient(black, transparent)}',
    'body{background:#000;color:#ccc}.g{color:#fff}',
    'article{background:url(night.png)}.g{color:#fff}',
    '.g{color:var(--ink)}',
    ':root{--x:block}.g{display:var(--x)}',
    '@container (max-width:100px){.g{display:none}}',
    '.g{font-size:0.8em}',
    '.g{opacity:0.5}',
    '.g{opacity:0;animation:appear 1s forwards}',
    '.g{color:#fff;background:#fff url(night.png)}',
    '@keyframes a{from{visibility:hidden}}',
    '.g{position:relative;left:-50%}',
    '.g{position:absolute;left:104%}',
    '.g{position:absolute;top:3000px}',
    '.g{position:absolute;left:600px;top:120vh}',
    '.g{margin-left:30%}',
    '.g{margin-top:2000px}',
    '.g{transform:translateY(5000px)}',
    '.g{transform:translateX(9999px);animation:slide 1s}',
    '.g{text-indent:2em;white-space:nowrap;overflow:hidden}',
    '.g{letter-spacing:-0.03em}',
    '.g{line-height:1}',
    '.g{line-height:20px}',
    '.g{color:hsl(0 0% 30%)}',
    '.g{color:rgb(0 0 0 / 60%)}',
    '.g{color:whitesmoke;background:black}',
    '.g{color:oklch(40% 0.1 200)}',
    '.g{color:transparent;background:linear-gradient(red, blue);-webkit-background-clip:text}',
    '.g{background:none}',
    '.g{background:rgb(0 0 0 / 10%)}',
    '@scope (.card){.g{display:none}}',
    '@scope (.card){p{display:none}}',
    '@scope (article) to (.g){.g{display:none}}',
    '@scope{p{display:none}}',
    '.g{@media print{display:none}}',
    'footer{color:#000; .g{display:none}}',
    'p:nth-child(2 of .g){display:none}',
    'p:nth-child(3 of .x){display:none}',
    '/* .g{display:none} */',
    '}}}{{{',
    '',
  ])('not by %j', (css) => {
    expect(textWith(css)).toContain('Edgar Wix');
  });

  test('what is shown again inside what is hidden is read', () => {
    expect(
      textWith('.g{visibility:hidden}', `<div class="g"><p style="visibility:visible">${SECRET}</p></div>`),
    ).toContain('Wix');
    expect(
      textWith('.g{font-size:0}', `<div class="g"><p style="font-size:1rem">${SECRET}</p></div>`),
    ).toContain('Wix');
    expect(
      textWith('.g{display:none}', `<div class="g"><p style="display:block">${SECRET}</p></div>`),
    ).not.toContain('Wix');
    expect(textWith('.g{display:none}', `<p class="g" style="display:block">${SECRET}</p>`)).toContain('Wix');
  });

  test('with sheets in other files, colours hide only where both are known, and places may hide', () => {
    const page = (css: string) => textWith(`</style><link rel="stylesheet" href="a.css"><style>${css}`);
    expect(page('.g{color:#fff}')).toContain('Edgar Wix');
    expect(page('.g{color:#fff;background:#fff}')).not.toContain('Edgar Wix');
    expect(page('.g{left:-9999px}')).not.toContain('Edgar Wix');
    expect(page('.g{position:static;left:-9999px}')).toContain('Edgar Wix');
  });

  test('thousands of custom properties are read in time', () => {
    const all = (value: (at: number) => string) =>
      Array.from({ length: 20_000 }, (_, at) => value(at)).join('');
    const root = `:root{${all((at) => `--v${at}:none;`)}}.g{display:var(--v19999)}`;
    const styled = Array.from({ length: 6000 }, (_, at) => `<i style="--a${at}:1;top:var(--v${at})">x</i>`);
    expect(textWith(root, `<p class="g">${SECRET}</p>${styled.join('')}`)).not.toContain('Edgar Wix');
    const everywhere = `*{${all((at) => `--v${at}:var(--w${at});`)}}`;
    expect(textWith(everywhere, '<p class="a">x</p>'.repeat(3000))).toContain(OPENING);
  }, 60_000);

  test('the colours of the body count', () => {
    const page = (body: string) =>
      read(`<body ${body}><article><p>${OPENING}</p><p style="color:#fff">${SECRET}</p></article></body>`)
        .text;
    expect(page('')).not.toContain('Edgar Wix');
    expect(page('style="background:#333"')).toContain('Edgar Wix');
    expect(page('class="cookie" style="display:none;background-color:white"')).not.toContain('Edgar Wix');
  });

  test.each([
    ['a class', 'class="a no-js"', '.a .g'],
    ['an id', 'id="a"', '#a .g'],
    ['a language', 'lang="en"', 'html[lang=en] .g'],
    ['an attribute', 'data-a="b"', '[data-a] p.g'],
    ['no class that it has not', 'class="no-js"', ':root:not(.a):not(.no-js) .g'],
  ])('%s of the root element counts', (_, attributes, selector) => {
    const page = (tag: string) =>
      read(
        `${tag}<head><style>${selector}{display:none}</style></head><body><article><p>${OPENING}</p><p class="g">${SECRET}</p><p>${ENDING}</p></article></body></html>`,
      ).text;
    expect(page(`<html ${attributes}>`)).not.toContain('Edgar Wix');
    expect(page(`<html hidden class="cookie-banner comments" itemscope>`)).toContain(ENDING);
  });

  test('the style of the root element counts', () => {
    const page = (style: string) =>
      read(
        `<html style="${style}"><style>.g{display:var(--x)}</style><article><p>${OPENING}</p><p class="g">${SECRET}</p><p>${ENDING}</p></article>`,
      ).text;
    expect(page('--x:none')).not.toContain('Edgar Wix');
    expect(page('--x:block')).toContain('Edgar Wix');
  });

  test('sheets for paper, and those where scripts are off, do not count', () => {
    const sheets =
      '<style media="print">.g{display:none}</style><noscript><style>.g{display:none}</style></noscript>';
    expect(textWith(`</style>${sheets}<style>`)).toContain('Edgar Wix');
    expect(textWith('</style><style media="screen">.g{display:none}')).not.toContain('Edgar Wix');
  });

  test.each([
    ['of another type', '<style type="text/less">.g{display:block}</style>'],
    ['that is the text of a field', '<textarea><style>.g{display:block}</style></textarea>'],
    ['that is a title', '<title><style>.g{display:block}</style></title>'],
  ])('a sheet %s shows nothing again', (_, sheet) => {
    expect(textWith(`.g{display:none}</style>${sheet}<style>`)).not.toContain('Edgar Wix');
    expect(textWith('</style><style type="TEXT/CSS">.g{display:none}')).not.toContain('Edgar Wix');
  });

  test('an end tag without a name is a comment', () => {
    for (const comment of [`</ ${SECRET}>`, `<p></3 ${SECRET}></p>`, `</!-- ${SECRET}>`])
      expect(textWith('', comment)).not.toContain('Edgar Wix');
    expect(textWith('', `<p>3 < 4, 3 </b> 4. ${SECRET}</p>`)).toContain('Edgar Wix');
  });

  test('what each element hides a little is hidden by all of them', () => {
    const nested = (style: string) =>
      textWith(
        '',
        ['<p>', '</p>'].join(`${`<span style="${style}">`.repeat(4)}${SECRET}${'</span>'.repeat(4)}`),
      );
    expect(nested('opacity:.3')).not.toContain('Edgar Wix');
    expect(nested('font-size:.4em')).not.toContain('Edgar Wix');
    expect(nested('opacity:.8')).toContain('Edgar Wix');
    expect(nested('font-size:.8em')).toContain('Edgar Wix');
  });

  test('a page that hides itself until it has loaded is read, but not around a part that stays visible', () => {
    for (const css of ['body{visibility:hidden}', 'body{opacity:0}', 'html,body{display:none}'])
      expect(textWith(css)).toContain('Edgar Wix');
    const shown = `<p style="visibility:visible">${OPENING} ${ENDING}</p>`;
    const { text } = read(
      `<style>body{visibility:hidden}</style><article><p>${SECRET}</p>${shown}</article>`,
    );
    expect(text).toBe(`${OPENING} ${ENDING}`);
  });

  test.each([
    ['an attribute', `<p style="position:absolute;left:-5000px">${SECRET}</p>`],
    ['the hidden attribute', `<div hidden><p>${SECRET}</p></div>`],
    ['an escape', `<p style="d\\69splay:none">${SECRET}</p>`],
    ['its colour', `<p><font color="white">${SECRET}</font></p>`],
    ['its colour without a sign', `<p><font color="FFFFFF">${SECRET}</font></p>`],
    ['the colour of its table', `<table bgcolor="black"><tr><td>${SECRET}</td></tr></table>`],
    ['a popover', `<div popover><p>${SECRET}</p></div>`],
    ['a list of suggestions', `<datalist><option>${SECRET}</option></datalist>`],
    ['a video', `<video><p>${SECRET}</p></video>`],
    ['a recording', `<audio controls>${SECRET}</audio>`],
    ['a meter', `<p><meter>${SECRET}</meter></p>`],
    ['a progress bar', `<progress>${SECRET}</progress>`],
  ])('by %s', (_, element) => {
    expect(textWith('', element)).not.toContain('Edgar Wix');
  });

  test.each([
    ['a language', ':lang(de-AT){display:none}', 'lang="de-AT-vienna"'],
    ['a direction', '[dir]:dir(rtl){display:none}', 'dir="RTL"'],
    ['a part', '[data-x^="a" i]{display:none}', 'data-x="Abc"'],
    ['any value', '[aria-label]{display:none}', 'aria-label="Terms"'],
  ])('by an attribute of its own with %s', (_, css, attribute) => {
    expect(textWith(css, `<p ${attribute}>${SECRET}</p>`)).not.toContain('Edgar Wix');
    expect(textWith(css, `<p data-y="Abc">${SECRET}</p>`)).toContain('Edgar Wix');
  });

  test.each([
    [
      'white letters on a dark cell',
      `<table><tr><td bgcolor="navy"><font color="white">${SECRET}</font></td></tr></table>`,
    ],
    ['dark letters on a light cell', `<table><tr><td bgcolor="#eeeeee">${SECRET}</td></tr></table>`],
    ['a colour that a rule overrides', `<p><font color="white" style="color:#222">${SECRET}</font></p>`],
    ['a raised number without height', `<p>${SECRET}<sup style="line-height:0">th</sup></p>`],
  ])('not %s', (_, element) => {
    expect(textWith('', element)).toContain('Edgar Wix');
  });

  test.each([
    ['the colours of the body in attributes', '<body bgcolor="black" text="#eee">', 'black', '#eee'],
  ])('%s count', (_, tag, hiding, shown) => {
    const page = (colour: string) =>
      read(`${tag}<article><p>${OPENING}</p><p style="color:${colour}">${SECRET}</p></article></body>`).text;
    expect(page(hiding)).not.toContain('Edgar Wix');
    expect(page(shown)).toContain('Edgar Wix');
  });

  test('any number of rules ends in time', () => {
    const page = (css: string) =>
      `<style>${css}</style><article><p>${OPENING}</p><p>${ENDING}</p>${'<p class="a">x</p>'.repeat(3000)}</article>`;
    for (const css of [
      '*{display:block}'.repeat(50_000),
      '.a ~ .a ~ .a .b{display:none}'.repeat(20_000),
      '.a{'.repeat(100_000),
      `.a${':not('.repeat(50_000)}{display:none}`,
      `.a:nth-child(1 of ${'.a'.repeat(50)}){top:0}`.repeat(200),
      `@media ${'(min-width:1px) and '.repeat(50_000)}(hover){.a{top:0}}`,
    ])
      expect(read(page(css)).text).toContain(OPENING);
  }, 60_000);
});

const json = (body: string) =>
  `<script type="application/ld+json">${JSON.stringify({ '@type': 'NewsArticle', headline: 'Fleem', publisher: { name: 'Associated Press' }, articleBody: body })}</script>`;

describe('text that the page as delivered does not show', () => {
  test.each([
    [
      'declared in JSON-LD by a page about something else',
      `${json(`${OPENING}\n\n${ENDING}`)}<p>Recipes for apple pie.</p>`,
    ],
    ['declared by a page that a script fills', `${json(`${OPENING}\n\n${ENDING}`)}<div id="root"></div>`],
    [
      'in a main element that a script reveals',
      `<main hidden><p>${OPENING}</p><p>${ENDING}</p></main><p>Loading</p>`,
    ],
    [
      'hidden by a sheet until a script runs',
      `<style>.story{opacity:0}</style><div class="story"><p>${OPENING}</p><p>${ENDING}</p></div>`,
    ],
  ])('%s is marked', (_, page) => {
    expect(read(page)).toMatchObject({ isHidden: true, text: `${OPENING}\n\n${ENDING}` });
  });

  test('what the page shows is preferred to what it declares or hides', () => {
    const shown = `<article><p>${OPENING}</p><p>${ENDING}</p></article>`;
    for (const page of [
      json(SECRET.repeat(3)) + shown,
      `${shown}<main hidden><p>${SECRET} ${SECRET}</p></main>`,
    ]) {
      const { text, isHidden } = read(page);
      expect(text).toBe(`${OPENING}\n\n${ENDING}`);
      expect(isHidden).toBeUndefined();
    }
  });

  test('declared paragraphs that the page shows are read as the page’s, without the others', () => {
    const short = 'The harbour is open. It will stay so.';
    const shown = `<nav>x</nav><section><a href="/x">${OPENING}</a></section><section><a href="/y">${ENDING}</a></section>`;
    const { text, isHidden } = read(json([OPENING, ENDING, SECRET, short].join('\n\n')) + shown);
    expect(isHidden).toBeUndefined();
    expect(text).not.toContain('Wix');
    expect(text).toContain(OPENING);
  });

  test('declared paragraphs that a sheet for the root element hides are marked', () => {
    const shown = `<nav>x</nav><section><a href="/x">${OPENING}</a></section><section><a href="/y">${ENDING}</a></section>`;
    const page = (css: string) =>
      read(
        `<html class="a"><style>${css}</style>${json([OPENING, ENDING].join('\n\n'))}<body>${shown}</body></html>`,
      );
    expect(page('.a section{display:none}').isHidden).toBe(true);
    expect(page('.b section{display:none}').isHidden).toBeUndefined();
  });
});

describe('text that only subscribers are shown', () => {
  const body = Array.from({ length: 12 }, (_, i) => `${OPENING} ${ENDING} So it went for ${i + 2} days.`);
  const pageWith = (free: string, content: string, css = ''): string =>
    `<html><head><title>Fleem harbour</title><style>${css}</style><script type="application/ld+json">${`{"@type":"NewsArticle","headline":"Fleem harbour","isAccessibleForFree":${free},"articleBody":${JSON.stringify([...body, SECRET].join('\n\n'))}}`}</script></head><body><article><h1>Fleem harbour</h1>${content}</article></body></html>`;
  const shown = `<p>${OPENING}</p><p>${ENDING}</p>`;
  const faded = `<div class="g">${[...body, SECRET].map((text) => `<p>${text}</p>`).join('')}</div>`;

  test.each(['false', '"False"', '"http://schema.org/False"'])(
    'is not read (%s), and that is said',
    (free) => {
      for (const page of [pageWith(free, shown), pageWith(free, shown + faded, '.g{opacity:0}')]) {
        const { text, isHidden, omissions } = read(page);
        expect(text).toContain(OPENING);
        expect(text).not.toContain(SECRET);
        expect({ isHidden, omissions }).toEqual({ isHidden: undefined, omissions: ['paid-text'] });
      }
    },
  );

  test('of a page that shows nothing refuses it', () => {
    expect(() => read(pageWith('false', ''))).toThrow(/to subscribers only/);
  });

  test('is read where the page shows it', () => {
    const { text, omissions } = read(pageWith('false', shown + faded));
    expect(text).toContain(SECRET);
    expect(omissions).toBeUndefined();
  });

  test.each(['true', '"True"'])('is read if it is free (%s)', (free) => {
    const { text, isHidden } = read(pageWith(free, shown));
    expect(text).toContain(SECRET);
    expect(isHidden).toBe(true);
  });
});

describe('a declared text without line breaks', () => {
  const parts = [
    `${OPENING} The hall was full.`,
    'What the clerk said',
    `${ENDING} Nobody asked a question.`,
    `${'The engineers expect to be done before the first ice. '.repeat(6).trim()}`,
  ];
  const page = (heading: string): string =>
    `<html><head><title>Fleem harbour</title><script type="application/ld+json">${JSON.stringify({ '@type': 'NewsArticle', headline: 'Fleem harbour', articleBody: parts.join('') })}</script></head><body><h1>Fleem harbour</h1>${heading}</body></html>`;

  test('is divided where a sentence ends without a space, and around the headings of the page', () => {
    expect(read(page('<h2>What the clerk said</h2>')).text.split('\n\n')).toEqual(parts);
  });

  test('keeps addresses and abbreviations', () => {
    const { text } = read(
      page('').replace('Nobody asked', 'The U.S.Navy and fleem.example wrote, nobody asked'),
    );
    expect(text).toContain('The U.S.Navy and fleem.example wrote');
  });
});
