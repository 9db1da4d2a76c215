/**
 * Cuts Discord's description of its HTTP API down to the request bodies that the bot sends. See discord-api.md for
 * the source and for how to renew `discord-api.json`.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';

/** Requests with a JSON body; a route that the bot starts to use is added here. */
const ROUTES = [
  'put /applications/{application_id}/commands',
  'put /applications/{application_id}/guilds/{guild_id}/commands',
  'post /interactions/{interaction_id}/{interaction_token}/callback',
  'post /webhooks/{webhook_id}/{webhook_token}',
  'patch /webhooks/{webhook_id}/{webhook_token}/messages/@original',
  'post /channels/{channel_id}/messages',
  'post /channels/{channel_id}/messages/{message_id}/threads',
];
const OUTPUT = new URL('./discord-api.json', import.meta.url);
const SCHEMA_PREFIX = '#/components/schemas/';

const description = z.object({
  openapi: z.string(),
  info: z.looseObject({ version: z.string() }),
  paths: z.record(z.string(), z.record(z.string(), z.unknown())),
  components: z.object({ schemas: z.record(z.string(), z.unknown()) }),
});
const operation = z.object({
  requestBody: z.object({ content: z.object({ 'application/json': z.object({ schema: z.unknown() }) }) }),
});

const [source] = process.argv.slice(2);
if (source === undefined) throw new Error('usage: tsx reduce-schema.ts <openapi_preview.json>');
const { openapi, info, paths, components } = description.parse(JSON.parse(readFileSync(source, 'utf8')));

const reducedPaths: Record<string, Record<string, unknown>> = {};
for (const route of ROUTES) {
  const [method, path] = route.split(' ') as [string, string];
  const { requestBody } = operation.parse(paths[path]?.[method]);
  reducedPaths[path] = { ...reducedPaths[path], [method]: { requestBody } };
}

const reachable = new Set<string>();
collectReferences(reducedPaths);
const schemas = Object.fromEntries([...reachable].sort().map((name) => [name, components.schemas[name]]));
const reduced = withoutProse({ openapi, info, paths: reducedPaths, components: { schemas } });
writeFileSync(OUTPUT, `${JSON.stringify(reduced, null, 2)}\n`);
console.log(`${reachable.size} of ${Object.keys(components.schemas).length} schemas kept`);

function collectReferences(value: unknown): void {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, part] of Object.entries(value)) {
    if (key === '$ref' && typeof part === 'string') collectSchema(part);
    else collectReferences(part);
  }
}

function collectSchema(reference: string): void {
  const name = reference.slice(SCHEMA_PREFIX.length);
  if (!reference.startsWith(SCHEMA_PREFIX) || !(name in components.schemas))
    throw new Error(`${reference} is not one of the description's schemas`);
  if (reachable.has(name)) return;
  reachable.add(name);
  collectReferences(components.schemas[name]);
}

/** Leaves out descriptions; a property that is called `description` is an object and stays. */
function withoutProse(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutProse);
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(
    ([key, part]) => key !== 'description' || typeof part !== 'string',
  );
  return Object.fromEntries(kept.map(([key, part]) => [key, withoutProse(part)]));
}
