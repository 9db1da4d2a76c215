import { z } from 'zod';

/** Pages put almost anything into JSON-LD, so each invalid field is ignored on its own. */
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

const ARTICLE_TYPE_RE = /(?:Article|BlogPosting|Report)$/;
const MAX_NODES = 200;
/** Bounds nested arrays, which are not nodes. */
const MAX_VISITED = 10_000;

/** The first article described by the JSON-LD blocks of a page; blocks with invalid JSON are ignored. */
export function findArticle(blocks: readonly string[]): JsonLdArticle | null {
  for (const block of blocks) {
    const article = nodesOf(parseJson(block)).find(isArticle);
    const parsed = articleSchema.safeParse(article);
    if (parsed.success) return parsed.data;
  }
  return null;
}

/** The names of one or more JSON-LD persons or organisations. */
export function namesOf(who: JsonLdArticle['author'] | JsonLdArticle['publisher']): string[] {
  const all = Array.isArray(who) ? who : [who];
  return all.flatMap((one) => {
    const name = typeof one === 'string' ? one : one?.name;
    return name?.trim() ? [name.trim()] : [];
  });
}

/** Undefined for invalid JSON, a common mistake of templates. */
function parseJson(block: string): unknown {
  try {
    return JSON.parse(block);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
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

function isArticle(node: Record<string, unknown>): boolean {
  const types = Array.isArray(node['@type']) ? node['@type'] : [node['@type']];
  return types.some((type) => typeof type === 'string' && ARTICLE_TYPE_RE.test(type));
}
