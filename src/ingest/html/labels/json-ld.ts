import { z } from 'zod';
import { parseUrl } from '../../../text/parse-url.js';
import { withoutTrailing } from '../../../text/trailing.js';
import { parseLenientJson } from './lenient-json.js';

/** Pages put almost anything into JSON-LD, so each invalid field is ignored on its own. */
const text = z.string().max(10_000).optional().catch(undefined);
const MAX_BODY_CHARS = 1_000_000;
const textOrList = z.union([text, z.array(z.string()).transform((all) => all[0])]).catch(undefined);
const named = z.looseObject({ name: textOrList, '@id': text });
const persons = z
  .union([z.string(), named, z.array(z.union([z.string(), named]))])
  .optional()
  .catch(undefined);
const date = z
  .union([z.string().max(200), z.number().transform(String)])
  .optional()
  .catch(undefined);
const address = z
  .union([
    z.string().max(10_000),
    z.looseObject({ '@id': z.string().max(10_000) }).transform((page) => page['@id']),
  ])
  .optional()
  .catch(undefined);

/** Written as `false`, "False" and "http://schema.org/False". */
const truth = z
  .union([
    z.boolean(),
    z
      .string()
      .max(100)
      .transform((written) => !/(?:^|\/)false$/i.test(written.trim())),
  ])
  .optional()
  .catch(undefined);

const body = z.string().max(MAX_BODY_CHARS).optional().catch(undefined);
const update = z.looseObject({ articleBody: body }).catch({ articleBody: undefined });

const articleSchema = z.object({
  headline: textOrList,
  name: textOrList,
  alternativeHeadline: text,
  datePublished: date,
  dateCreated: date,
  author: persons,
  publisher: persons,
  url: address,
  mainEntityOfPage: address,
  inLanguage: text,
  /** False if only subscribers see all of it. */
  isAccessibleForFree: truth,
  articleBody: body,
  /** The posts of a live blog. */
  liveBlogUpdate: z
    .union([z.array(update), update.transform((one) => [one])])
    .optional()
    .catch(undefined),
});

export type JsonLdArticle = z.output<typeof articleSchema>;

const ARTICLE_TYPE_RE = /(?:Article|Posting|Report|Review|Recipe)$/;
/** What describes a page without an article: its date is the page's. */
const PAGE_TYPE_RE = /(?:WebPage|ItemPage|CreativeWork|Episode|VideoObject)$/;
const MAX_TITLE_CHARS = 1000;
const MAX_NODES = 200;
/** Bounds nested arrays, which are not nodes. */
const MAX_VISITED = 10_000;

/** How the page names and addresses itself, to tell its own article from others that it describes. */
export interface PageIdentity {
  readonly titles: readonly string[];
  /** Of the page and of its teasers, so that they count for less. */
  readonly subheadings: readonly string[];
  readonly urls: readonly string[];
}

/**
 * The article described by the JSON-LD blocks of a page: of several, the one with the page's own title or address, else
 * the first that does not name another address. Blocks with invalid JSON are ignored.
 */
export function findArticle(blocks: readonly string[], page?: PageIdentity): JsonLdArticle | null {
  const nodes = blocks.flatMap((block) => nodesOf(parseLenientJson(block) ?? salvaged(block)));
  const names = new Map(nodes.map((node) => [node['@id'], node.name]));
  const parsed = (typeRe: RegExp): JsonLdArticle[] =>
    nodes.filter((node) => hasType(node, typeRe)).flatMap((node) => articleSchema.safeParse(node).data ?? []);
  const articles = parsed(ARTICLE_TYPE_RE);
  const candidates = articles.length > 0 ? articles : parsed(PAGE_TYPE_RE);
  const found = page ? ownArticle(candidates, page) : candidates[0];
  return found ? { ...found, author: withNames(found.author, names) } : null;
}

const MAX_CLAIM_CHARS = 1000;

/** What the fact checks examine that a page declares: "A video shows the dam collapsing". */
export const claimsReviewed = (blocks: readonly string[]): string[] =>
  blocks
    .filter((block) => block.includes('claimReviewed'))
    .flatMap((block) => nodesOf(parseLenientJson(block)))
    .flatMap(({ claimReviewed: claim }) =>
      typeof claim === 'string' && claim.length <= MAX_CLAIM_CHARS ? [claim] : [],
    );

const VALUE_OF = (key: string): RegExp => new RegExp(`"${key}"\\s{0,20}:\\s{0,20}"([^"\\\\<>{}]{1,300})"`);
const [TYPE_RE, HEADLINE_RE, DATE_RE, NAME_RE] = [
  VALUE_OF('@type'),
  VALUE_OF('headline'),
  VALUE_OF('datePublished'),
  VALUE_OF('name'),
];
const AUTHOR_CHARS = 300;

/** What can be read of an article in invalid JSON, usually a description with unescaped quotation marks. */
function salvaged(block: string): unknown {
  const author = block.indexOf('"author"');
  return {
    '@type': TYPE_RE.exec(block)?.[1],
    headline: HEADLINE_RE.exec(block)?.[1],
    datePublished: DATE_RE.exec(block)?.[1],
    author: author < 0 ? undefined : NAME_RE.exec(block.slice(author, author + AUTHOR_CHARS))?.[1],
  };
}

/** Authors are often given by the `@id` of another node. */
function withNames(
  who: JsonLdArticle['author'],
  names: ReadonlyMap<unknown, unknown>,
): JsonLdArticle['author'] {
  if (who === undefined || typeof who === 'string') return who;
  return [who].flat().map((one) => {
    if (typeof one === 'string' || one.name !== undefined) return one;
    const name = names.get(one['@id']);
    return typeof name === 'string' && one['@id'] !== undefined ? { ...one, name } : one;
  });
}

/** The names of one or more JSON-LD persons or organisations. */
export function namesOf(who: JsonLdArticle['author']): string[] {
  return [who].flat().flatMap((one) => {
    const name = typeof one === 'string' ? one : one?.name;
    return name?.trim() ? [name.trim()] : [];
  });
}

/** Letters and digits alone: templates differ in quotation marks, dashes and escapes. */
export const comparable = (title: string): string =>
  title
    .replace(/&(?:[a-z]{2,8}|#x?[\da-f]{1,6});/gi, '')
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

const MIN_TITLE_CHARS = 8;

function ownArticle(candidates: readonly JsonLdArticle[], page: PageIdentity): JsonLdArticle | undefined {
  const named = candidates.map((article) => ({
    article,
    titles: [article.headline, article.name].map((title) =>
      comparable(title?.slice(0, MAX_TITLE_CHARS) ?? ''),
    ),
    isHere: hasAddressOf(page, article),
  }));
  const titled = (own: readonly string[], from: typeof named): JsonLdArticle | undefined =>
    own
      .map((title) => comparable(title.slice(0, MAX_TITLE_CHARS)))
      .map((title) => from.find(({ titles }) => titles.some((one) => areAlike(title, one)))?.article)
      .find((article) => article !== undefined);
  const notElsewhere = named.filter(({ isHere }) => isHere !== false);
  return (
    titled(page.titles, named) ??
    named.find(({ isHere }) => isHere)?.article ??
    titled(page.subheadings, notElsewhere) ??
    notElsewhere[0]?.article
  );
}

/** True if one begins with the other: titles are cut, and followed by the site's name. */
function areAlike(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return short.length >= MIN_TITLE_CHARS && long.startsWith(short);
}

/** Null if it names no address. */
function hasAddressOf({ urls }: PageIdentity, { url, mainEntityOfPage }: JsonLdArticle): boolean | null {
  const named = [url, mainEntityOfPage].flatMap((written) => pathOf(written ?? '') ?? []);
  if (named.length === 0 || urls.length === 0) return null;
  return named.some((path) => urls.some((own) => pathOf(own) === path));
}

/** Null for what is no address of a single page. */
function pathOf(url: string): string | null {
  const parsed = parseUrl(url);
  if (parsed === null) return null;
  const { pathname, search } = parsed;
  const path = withoutTrailing(pathname, /\//);
  return path === '' && search === '' ? null : `${path}${path === '' ? search : ''}`.toLowerCase();
}

/** The nodes of a block: itself, members of arrays and of `@graph`, and the main entity of a page. */
function nodesOf(block: unknown): Record<string, unknown>[] {
  const found: Record<string, unknown>[] = [];
  const queue: unknown[] = [block];
  for (let at = 0; at < Math.min(queue.length, MAX_VISITED) && found.length < MAX_NODES; at += 1) {
    const node = queue[at];
    if (Array.isArray(node)) queue.push(...node.slice(0, MAX_NODES));
    else if (typeof node === 'object' && node !== null) {
      const record = node as Record<string, unknown>;
      found.push(record);
      queue.push(record['@graph'], record.mainEntity);
    }
  }
  return found;
}

function hasType(node: Record<string, unknown>, typeRe: RegExp): boolean {
  return [node['@type']].flat().some((type) => typeof type === 'string' && typeRe.test(type));
}
