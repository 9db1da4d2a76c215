import type { RepairReport } from '../../ports/maintenance.js';
import { EVERY_SCOPE } from '../connection/database.js';
import type { Session } from '../connection/session.js';
import { indexTexts } from '../search/index-texts.js';
import { brokenIndexes, unfitArticles } from './derived.js';
import { serverErrors } from './errors.js';
import { hasNewsroom, newsroomsUsing, prepareServer, type Server } from './server.js';
import { damagedTexts } from './texts.js';

/** Articles that are named; more are counted. */
const MAX_NAMED = 20;

/**
 * See `Maintenance.repair`. Changes only what is derived from the texts, and leases, in one transaction; so it needs
 * no copy. The server itself looks after its pages.
 */
export async function repairServer(server: Server): Promise<RepairReport> {
  const users = await newsroomsUsing(server);
  if (users.length > 0) throw serverErrors.inUse({ place: server.place, users });
  if (!(await hasNewsroom(server)))
    return { done: [], left: [serverErrors.empty({ place: server.place }).message], copy: null };
  await prepareServer(server);
  return server.database.write(EVERY_SCOPE, async (session) => {
    const done = [
      ...(await dropUnfit(session)),
      ...(await rebuildIndexes(session)),
      ...(await releaseLeases(session)),
    ];
    return { done, left: await describeDamage(session), copy: null };
  });
}

async function dropUnfit(session: Session): Promise<string[]> {
  const unfit = await unfitArticles(session);
  for (const { scopeKey, article } of unfit)
    for (const table of ['passage', 'sentence', 'derivation', 'pending'])
      await session.run(`DELETE FROM ${table} WHERE scope = $1 AND article = $2`, scopeKey, article);
  return atMost(
    unfit.map(({ title, id, scope }) => `“${title}” (${id} in ${scope}) will be split and embedded again.`),
    'articles',
  );
}

async function rebuildIndexes(session: Session): Promise<string[]> {
  const broken = await brokenIndexes(session);
  for (const { scope } of broken) await indexTexts(session, scope);
  return broken.map(({ name, reason }) => `Rebuilt the full-text index of ${name} (${reason}).`);
}

async function releaseLeases(session: Session): Promise<string[]> {
  const jobs = await session.run("UPDATE accepted SET held_until = '' WHERE held_until <> ''");
  const feeds = await session.run('UPDATE feed SET polling_until = NULL WHERE polling_until IS NOT NULL');
  return jobs + feeds === 0 ? [] : [`Released ${jobs + feeds} leases of processes that have ended.`];
}

async function describeDamage(session: Session): Promise<string[]> {
  const lines: string[] = [];
  for await (const { id, title, scope, revision } of damagedTexts(session))
    lines.push(
      `The text of “${title}” (${id} in ${scope}, revision ${revision}) is damaged. Restore a backup, or ingest the article again.`,
    );
  return atMost(lines, 'texts');
}

const atMost = (lines: readonly string[], noun: string): string[] =>
  lines.length <= MAX_NAMED
    ? [...lines]
    : [...lines.slice(0, MAX_NAMED), `So are ${lines.length - MAX_NAMED} more ${noun}.`];
