/** Finds the runs of a Word document that Word does not show, which the converter cannot tell from others. */
import { type Colour, looksAlike, parseColour, WHITE } from '../../html/styles/colours.js';

/** Styles of `word/styles.xml` by id. */
export interface WordStyles {
  readonly hidden: ReadonlySet<string>;
  readonly shaded: ReadonlySet<string>;
}

/** Any prefix: a document may choose its own. */
const TAG_RE = /<(\/?)((?:[\w.-]{1,40}:)?)([A-Za-z]{1,40})((?:[\s/][^<>]{0,2000})?)>/g;
const VALUE_RE = /[\w.-]{1,40}:val\s?=\s?["']([^"']{0,100})["']/;
const FILL_RE = /:fill\s?=\s?["']([^"']{0,100})["']/;
const STYLE_ID_RE = /:styleId\s?=\s?["']([^"']{0,200})["']/;
/** Properties that are on unless their value says otherwise. */
const HIDING = new Set(['strike', 'dstrike', 'vanish', 'specVanish']);
const OFF = new Set(['0', 'false', 'off']);
/** Of what a revision had before. */
const CHANGES = new Set([
  'rPrChange',
  'pPrChange',
  'tblPrChange',
  'trPrChange',
  'tcPrChange',
  'sectPrChange',
]);
/** What may have a colour of its own behind the text, which is not read. */
const COLOURED = new Set(['tbl', 'txbxContent']);
/** In half points, and in hundredths of the width of letters. */
const MIN_SIZE = 5;
const MIN_SCALE = 6;

interface Tag {
  readonly name: string;
  readonly attributes: string;
  readonly isEnd: boolean;
  readonly isEmpty: boolean;
}

/** The properties of a run as far as they hide it. */
interface RunProperties {
  hides: boolean;
  colour: Colour | null;
  /** Undefined if none is set. */
  fill: Colour | null | undefined;
}

/** The styles that hide text, and those that colour what is behind it. */
export function readWordStyles(xml: string): WordStyles {
  const [hidden, shaded] = [new Set<string>(), new Set<string>()];
  let id = '';
  for (const { name, attributes, isEnd } of tagsIn(xml)) {
    if (isEnd) continue;
    if (name === 'style') id = STYLE_ID_RE.exec(attributes)?.[1] ?? '';
    else if (name === 'shd') shaded.add(id);
    else if (name === 'vanish' && isOn(attributes)) hidden.add(id);
  }
  return { hidden, shaded };
}

/** Marks each run as struck that is hidden, too small, in the colour of what is behind it, or struck twice. */
export function strikeHiddenRuns(xml: string, { shaded }: WordStyles): string {
  let run: RunProperties | null = null;
  let paragraph: Colour | null = WHITE;
  let [changes, coloured] = [0, 0];
  let [inParagraphProperties, inTextFill] = [false, false];
  /** Of the page; null if it is not white. */
  let page: Colour | null = WHITE;
  return withoutOpaqueParts(xml).replace(
    TAG_RE,
    (written, slash: string, prefix: string, name: string, rest: string) => {
      const { attributes, isEnd, isEmpty } = tagOf(slash, name, rest);
      const step = isEmpty ? 0 : isEnd ? -1 : 1;
      if (CHANGES.has(name)) changes += step;
      if (changes > 0) return written;
      if (COLOURED.has(name)) coloured += step;
      else if (name === 'background') page = null;
      else if (name === 'p' && !isEnd) paragraph = page;
      else if (name === 'pPr') inParagraphProperties = step > 0;
      else if (name === 'pStyle' && shaded.has(ownValue(attributes))) paragraph = null;
      else if (name === 'rPr' && step > 0) run = { hides: false, colour: null, fill: undefined };
      else if (name === 'rPr' && isEnd && run) {
        const behind = run.fill === undefined ? (coloured > 0 ? null : paragraph) : run.fill;
        const hides = run.hides || (run.colour && behind && looksAlike(run.colour, behind));
        run = null;
        return hides && !inParagraphProperties ? `<${prefix}strike/>${written}` : written;
      } else if (name === 'shd' && !isEnd) {
        const fill = fillOf(attributes);
        if (run) run.fill = fill;
        else if (inParagraphProperties) paragraph = fill;
      } else if (run && !isEnd) {
        if (name === 'textFill') inTextFill = true;
        run.hides ||=
          (HIDING.has(name) && isOn(attributes)) ||
          (name === 'sz' && isUnder(attributes, MIN_SIZE)) ||
          (name === 'w' && isUnder(attributes, MIN_SCALE)) ||
          (name === 'noFill' && inTextFill);
        if (name === 'highlight') run.fill = null;
        if (name === 'color') run.colour = parseColour(`#${ownValue(attributes).toLowerCase()}`);
        if (name === 'strike') return '';
      } else if (name === 'textFill') inTextFill = false;
      else if (run && name === 'strike') return '';
      return written;
    },
  );
}

/** Comments and literal text, which may contain what looks like tags. */
const withoutOpaqueParts = (xml: string): string =>
  cutOut(
    cutOut(xml, '<!--', '-->', () => ''),
    '<![CDATA[',
    ']]>',
    (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;'),
  );

function cutOut(xml: string, start: string, end: string, instead: (part: string) => string): string {
  const [first = '', ...others] = xml.split(start);
  return (
    first +
    others
      .map((part) => {
        const at = part.indexOf(end);
        return at < 0 ? start + part : instead(part.slice(0, at)) + part.slice(at + end.length);
      })
      .join('')
  );
}

const tagsIn = (xml: string): Tag[] =>
  [...withoutOpaqueParts(xml).matchAll(TAG_RE)].map(([, slash = '', , name = '', rest = '']) =>
    tagOf(slash, name, rest),
  );

const tagOf = (slash: string, name: string, rest: string): Tag => ({
  name,
  attributes: rest,
  isEnd: slash === '/',
  isEmpty: rest.endsWith('/'),
});

const ownValue = (attributes: string): string => VALUE_RE.exec(attributes)?.[1] ?? '';
const isOn = (attributes: string): boolean => !OFF.has(ownValue(attributes));
const isUnder = (attributes: string, limit: number): boolean => {
  const value = ownValue(attributes);
  return /^\d/.test(value) && Number.parseInt(value, 10) < limit;
};

/** White for automatic; null for a colour that cannot be read. */
function fillOf(attributes: string): Colour | null {
  const fill = FILL_RE.exec(attributes)?.[1]?.toLowerCase() ?? 'auto';
  return fill === 'auto' ? WHITE : parseColour(`#${fill}`);
}
