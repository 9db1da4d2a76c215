import { z } from 'zod';

/** Pages write almost anything into JSON-LD: every field falls back to nothing by itself. */
const text = z.string().max(10_000).optional().catch(undefined);
const MAX_BODY_CHARS = 1_000_000;
const named = z.object({ name: text }).optional().catch(undefined);
const persons = z
  .union([
    z.string(),
    z.looseObject({ name: text }),
    z.array(z.union([z.string(), z.looseObject({ name: text })])),
  ])
  .optional()
  .catch(undefined);

const articleSchema = z.object({
  headline: text,
  name: text,
  datePublished: text,
  author: persons,
  publisher: z.union([z.string(), named]).optional().catch(undefined),
  articleBody: z.string().max(MAX_BODY_CHARS).optional().catch(undefined),
});

export type JsonLdArticle = z.output<typeof articleSchema>;

const ARTICLE_TYPE = /(?:Article|BlogPosting|Report)$/;
const MAX_NODES = 200;

/** The first article that a page's JSON-LD blocks describe; blocks that are no JSON are passed over. */
export function findArticle(blocks: readonly string[]): JsonLdArticle | null {
  for (const block of blocks) {
    const article = nodesOf(parseJson(block)).find(isArticle);
    const parsed = articleSchema.safeParse(article);
    if (parsed.success) return parsed.data;
  }
  return null;
}

/** The names of a JSON-LD person or organisation, or of several. */
export function namesOf(who: JsonLdArticle['author'] | JsonLdArticle['publisher']): string[] {
  const all = Array.isArray(who) ? who : [who];
  return all.flatMap((one) => {
    const name = typeof one === 'string' ? one : one?.name;
    return name?.trim() ? [name.trim()] : [];
  });
}

/** Undefined for what is no JSON: a comma too many in a template is no reason to refuse the page. */
function parseJson(block: string): unknown {
  try {
    return JSON.parse(block);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** A block's nodes: itself, the members of an array, of `@graph`, and what a page is about. */
function nodesOf(block: unknown): Record<string, unknown>[] {
  const found: Record<string, unknown>[] = [];
  const queue: unknown[] = [block];
  while (queue.length > 0 && found.length < MAX_NODES) {
    const node = queue.shift();
    if (Array.isArray(node)) queue.push(...node.slice(0, MAX_NODES));
    else if (typeof node === 'object' && node !== null) {
      const record = node as Record<string, unknown>;
      found.push(record);
      queue.push(record['@graph'], record.mainEntity);
    }
  }
  return found;
}

function isArticle(node: Record<string, unknown>): boolean {
  const types = Array.isArray(node['@type']) ? node['@type'] : [node['@type']];
  return types.some((type) => typeof type === 'string' && ARTICLE_TYPE.test(type));
}
