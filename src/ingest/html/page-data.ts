import { countWords } from '../parse/parsed-document.js';
import { isSameTitle } from './paragraphs/plain-words.js';

/** Objects and lists that are looked at; the data of real pages has a few thousand. */
const MAX_VISITED = 100_000;
const MAX_BODY_CHARS = 1_000_000;
const MIN_WORDS = 40;
const TITLE_KEYS = ['headline', 'title', 'name'];
const TEXT_KEYS = ['html', 'text', 'content', 'value', 'body'];
/** What the parts of a text are called; a picture, a video or a link to other stories has words of its own. */
const TEXT_TYPE_RE = /^(?:core[/-])?(?:p|paragraphs?|text|html|raw[_-]?html|quote|blockquote|list)$/i;
const HEADING_TYPE_RE = /^(?:core[/-])?(?:h[2-6]|heading|header|sub-?head(?:ing|line)?)$/i;
const AUTHOR_KEYS = ['author', 'authors', 'byline', 'bylines', 'contributors', 'writers'];
const NAME_KEYS = ['name', 'fullName', 'full_name', 'displayName', 'display_name', 'title'];
const DATE_KEYS = [
  'datePublished',
  'publishedAt',
  'published_at',
  'publishDate',
  'publish_date',
  'publicationDate',
  'firstPublished',
  'first_publish_date',
  'publishedDate',
  'published',
];
const MAX_DATE_CHARS = 60;
const MAX_AUTHORS = 10;
const PAID_KEY_RE = /premium|paid|paywall|locked|subscrib|metered/i;

export interface PageData {
  /** As HTML, or as lines. */
  readonly body: string;
  /** Of its authors, as written. */
  readonly authors: readonly string[];
  /** When it was published, as written; null if it does not say. */
  readonly date: string | null;
  /** The page says that it is for subscribers. */
  readonly isPaid: boolean;
}

type Data = Readonly<Record<string, unknown>>;

/**
 * The text of an article in the data that a page hands to its own script, as Next.js does: of the object with the title
 * of the page, the list of paragraphs or the text in HTML that is the longest. Null without such an object.
 * @param scripts The text of each `<script type="application/json">`.
 */
export function articleInData(scripts: readonly string[], title: string | null): PageData | null {
  if (title === null) return null;
  const stories = scripts.flatMap((script) => storiesIn(parse(script), title));
  const [longest] = stories
    .map((story) => ({ story, body: bodyOf(story) }))
    .sort((a, b) => b.body.length - a.body.length);
  if (longest === undefined || countWords(longest.body) < MIN_WORDS) return null;
  const { story, body } = longest;
  const isPaid = Object.entries(story).some(([key, value]) => value === true && PAID_KEY_RE.test(key));
  return { body, authors: authorsOf(story), date: dateOf(story), isPaid };
}

function parse(script: string): unknown {
  try {
    return JSON.parse(script);
  } catch {
    return null;
  }
}

const isData = (value: unknown): value is Data => typeof value === 'object' && value !== null;

/** The objects that have the title of the page as theirs. */
function storiesIn(data: unknown, title: string): Data[] {
  const found: Data[] = [];
  const queue = [data];
  for (let at = 0; at < queue.length && at < MAX_VISITED; at += 1) {
    const value = queue[at];
    if (!isData(value)) continue;
    if (TITLE_KEYS.some((key) => isTitle(value[key], title))) found.push(value);
    for (const child of Object.values(value))
      if (isData(child) && queue.length < MAX_VISITED) queue.push(child);
  }
  return found;
}

/** Of about the same length: the name of the outlet may stand beside it. */
const isTitle = (value: unknown, title: string): boolean =>
  typeof value === 'string' &&
  value.length <= title.length * 2 &&
  title.length <= value.length * 2 &&
  isSameTitle(value, title);

/** The longest text among the properties of a story and of the objects that these are. */
function bodyOf(story: Data): string {
  const own = Object.values(story);
  const nested = own.flatMap((value) => (isData(value) && !Array.isArray(value) ? Object.values(value) : []));
  return [...own, ...nested]
    .map((value) => (Array.isArray(value) ? joined(value) : isMarkup(value) ? value : ''))
    .reduce(
      (longest, text) => (text.length > longest.length && text.length <= MAX_BODY_CHARS ? text : longest),
      '',
    );
}

const authorsOf = (story: Data): string[] =>
  AUTHOR_KEYS.flatMap((key) => [story[key]].flat().slice(0, MAX_AUTHORS)).flatMap((author) => {
    const written = isData(author) ? NAME_KEYS.map((key) => author[key]) : [author];
    return written.find((name) => typeof name === 'string' && name.trim() !== '') ?? [];
  }) as string[];

const dateOf = (story: Data): string | null =>
  DATE_KEYS.flatMap((key) => {
    const written = story[key];
    return typeof written === 'string' && written.length <= MAX_DATE_CHARS ? written : [];
  })[0] ?? null;

const isMarkup = (value: unknown): value is string => typeof value === 'string' && /<p[\s>]/i.test(value);

const joined = (parts: readonly unknown[]): string =>
  parts
    .map(partOf)
    .filter((part) => part !== '')
    .join('\n\n');

/** A paragraph, a heading, or nothing. */
function partOf(part: unknown): string {
  if (typeof part === 'string') return part;
  if (!isData(part)) return '';
  const type = part.type ?? part.kind ?? part.name ?? part._type;
  const text = TEXT_KEYS.map((key) => part[key]).find((value) => typeof value === 'string');
  if (typeof text !== 'string' || typeof type !== 'string') return '';
  if (HEADING_TYPE_RE.test(type)) return `<h2>${text}</h2>`;
  return TEXT_TYPE_RE.test(type) ? text : '';
}
