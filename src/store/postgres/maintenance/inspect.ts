import { readdirSync } from 'node:fs';
import { MAX_CLOCK_DIFFERENCE_MS } from '../../../domain/machine.js';
import { DAY_MS } from '../../../domain/units.js';
import { judgeBackup } from '../../maintenance/last-backup.js';
import type { MachineClaim } from '../../ports/machine-store.js';
import type { DamagedText, Finding } from '../../ports/maintenance.js';
import { EVERY_SCOPE } from '../connection/database.js';
import type { Session } from '../connection/session.js';
import { copyBegun } from '../copy/target.js';
import { presentMachines } from '../machines/machine-store.js';
import { unfitness } from '../migrations/fitness.js';
import { MIGRATIONS_FOLDER, TABLE } from '../migrations/migrate.js';
import { brokenIndexes, unfitArticles } from './derived.js';
import { readLastBackup } from './last-backup.js';
import { hasNewsroom, type Server } from './server.js';
import { damagedTexts } from './texts.js';

/** Problems described one by one; more are counted. */
const MAX_DESCRIBED = 10;
const REPAIR = 'stop Byline and run byline doctor --repair';
const RESTORE = 'restore a backup with byline restore <file>';

type Outcome = Omit<Finding, 'check'>;
const ok = (detail: string): Outcome => ({ state: 'ok', detail });
const failed = (detail: string): Outcome => ({ state: 'failed', detail });
const warning = (detail: string): Outcome => ({ state: 'warning', detail });

/** See `Maintenance.inspect`. */
export async function* inspectServer(server: Server, now: Date): AsyncGenerator<Finding> {
  const database = await guarded('database', () => checkDatabase(server));
  yield database;
  if (database.state === 'failed' || !(await hasNewsroom(server))) return;
  const read = (check: string, run: (session: Session) => Promise<Outcome>) =>
    guarded(check, () => server.database.read(EVERY_SCOPE, run));
  yield await read('row-level security', checkRole);
  yield await read('articles', checkArticles);
  yield await read('full-text index', checkFullText);
  yield await guarded('sessions', () => checkSessions(server));
  yield await read('clock', (session) => checkClock(session, now));
  const machines = await server.database.read(EVERY_SCOPE, machinesOf).catch(() => []);
  if (machines.length > 0) yield { check: 'machines', ...judgeMachines(machines) };
  yield await guarded('database write', () => checkWrite(server, now));
  yield await read('backup', async (session) => judgeBackup(await readLastBackup(session), now));
}

/** Those that are there, of a bot that runs on one or several. */
async function machinesOf(session: Session): Promise<MachineClaim[]> {
  const [schema] = await session.rows<{ has: boolean }>("SELECT to_regclass('machine') IS NOT NULL AS has");
  return schema!.has ? presentMachines(session) : [];
}

function judgeMachines(machines: readonly MachineClaim[]): Outcome {
  const { of, shards } = machines[0]!;
  if (of === 1) return ok(`the bot runs on ${machines[0]!.host}`);
  const there = machines.map(({ number, host }) => `${number}/${of} on ${host}`).join(', ');
  const numbers = Array.from({ length: of }, (_, at) => at + 1);
  const missing = numbers.filter((number) => !machines.some((machine) => machine.number === number));
  if (missing.length === 0) return ok(`${there}; ${shards} shards`);
  const names = missing.map((number) => `${number}/${of}`).join(', ');
  return warning(`${there}; ${names} not there: start it, or the servers of its shards get no answer`);
}

async function guarded(check: string, run: () => Promise<Outcome>): Promise<Finding> {
  try {
    return { ...(await run()), check };
  } catch (error) {
    return { check, ...failed(error instanceof Error ? error.message : String(error)) };
  }
}

async function checkDatabase(server: Server): Promise<Outcome> {
  const { rows } = await server.database.lend((connection) =>
    connection.query(
      `SELECT current_setting('server_version') AS version, pg_database_size(current_database()) AS bytes,
         (SELECT extversion FROM pg_extension WHERE extname = 'vector') AS vector`,
    ),
  );
  const { version, bytes, vector } = rows[0] as {
    readonly version: string;
    readonly bytes: number;
    readonly vector: string | null;
  };
  const engine = `PostgreSQL ${version} at ${server.place}`;
  const unfit = await server.database.lend(unfitness);
  if (unfit) return failed(unfit.message);
  const size = `pgvector ${vector ?? 'to be installed'}, ${(bytes / 2 ** 20).toFixed(1)} MiB`;
  if (!(await hasNewsroom(server)))
    return ok(`${engine}, ${size}, no newsroom yet: the first start creates it`);
  return server.database.read(EVERY_SCOPE, async (session) => {
    const from = await copyBegun(session);
    if (from !== null)
      return failed(`${engine} has an unfinished copy of ${from}: run the same byline migrate again`);
    const schema = await schemaOf(session);
    if (!schema.isKnown)
      return failed(
        `${engine} has the schema ${schema.newest} of a newer version of Byline: install that version`,
      );
    const counts = await contentsOf(session);
    return ok(`${engine}, ${size}, schema ${schema.newest}, ${counts}`);
  });
}

async function schemaOf(session: Session): Promise<{ newest: string; isKnown: boolean }> {
  const applied = await session.rows<{ name: string }>(`SELECT name FROM ${TABLE} ORDER BY id`);
  const known = new Set(readdirSync(MIGRATIONS_FOLDER).map((file) => file.replace(/\.sql$/, '')));
  return {
    newest: applied.at(-1)?.name ?? 'none',
    isKnown: applied.every(({ name }) => known.has(name)),
  };
}

async function contentsOf(session: Session): Promise<string> {
  const [counts] = await session.rows<{ articles: number; answers: number; scopes: number }>(
    `SELECT (SELECT count(*) FROM article) AS articles, (SELECT count(*) FROM answer) AS answers,
       (SELECT count(*) FROM scope WHERE NOT starts_with(name, 'purged:')) AS scopes`,
  );
  const counted = (n: number, noun: string) => `${n.toLocaleString('en')} ${noun}${n === 1 ? '' : 's'}`;
  const { articles, answers, scopes } = counts!;
  return `${counted(articles, 'article')} and ${counted(answers, 'answer')} in ${counted(scopes, 'scope')}`;
}

async function checkRole(session: Session): Promise<Outcome> {
  const [role] = await session.rows<{ name: string; bypasses: boolean }>(
    'SELECT rolname AS name, rolsuper OR rolbypassrls AS bypasses FROM pg_roles WHERE rolname = current_user',
  );
  if (!role!.bypasses) return ok(`restricts the role ${role!.name} to the scope of each transaction`);
  return warning(
    `the role ${role!.name} is a superuser or has BYPASSRLS, so a faulty query could see other scopes: give DATABASE_URL the role that owns the database and nothing else`,
  );
}

async function checkSessions({ hears }: Server): Promise<Outcome> {
  if (await hears()) return ok('one connection hears what another tells');
  return warning(
    'no connection hears what another tells: a pooler in transaction mode is between. Give DATABASE_URL a direct connection, or a pooler in session mode: machines must hear one another, and building an index locks for a session',
  );
}

async function checkArticles(session: Session): Promise<Outcome> {
  const texts: DamagedText[] = [];
  for await (const text of damagedTexts(session)) texts.push(text);
  const unfit = await unfitArticles(session);
  if (texts.length + unfit.length === 0)
    return ok('every text matches its content hash, and its passages and vectors fit');
  const describe = ({ title, id, scope, revision }: DamagedText, reason: string) =>
    `“${title}” (${id} in ${scope}, revision ${revision}): ${reason}`;
  const all = [
    ...texts.map((text) => describe(text, 'its text does not match its content hash')),
    ...unfit.map((article) => describe(article, 'its passages or vectors do not fit its text')),
  ];
  const advice = [
    ...(texts.length > 0 ? [`${RESTORE}, or forget these articles and ingest them again`] : []),
    ...(unfit.length > 0 ? [`passages and vectors: ${REPAIR}`] : []),
  ];
  const more = all.length > MAX_DESCRIBED ? `; and ${all.length - MAX_DESCRIBED} more` : '';
  return failed(`${all.slice(0, MAX_DESCRIBED).join('; ')}${more}. To mend: ${advice.join('; ')}`);
}

async function checkFullText(session: Session): Promise<Outcome> {
  const broken = (await brokenIndexes(session)).map(({ name, reason }) => `that of ${name}: ${reason}`);
  if (broken.length === 0) return ok('complete');
  const more = broken.length > MAX_DESCRIBED ? `; and ${broken.length - MAX_DESCRIBED} more` : '';
  return failed(`${broken.slice(0, MAX_DESCRIBED).join('; ')}${more}. To mend: ${REPAIR}`);
}

async function checkClock(session: Session, now: Date): Promise<Outcome> {
  const [row] = await session.rows<{ newest: string | null; here: string }>(
    `SELECT max(at) AS newest,
       to_char(clock_timestamp() AT TIME ZONE 'utc', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS here
     FROM (SELECT max(fetched_at) AS at FROM revision UNION ALL SELECT max(added_at) FROM article
           UNION ALL SELECT max(asked_at) FROM answer) AS times`,
  );
  const { newest, here } = row!;
  const ahead = newest === null ? 0 : Date.parse(newest) - now.getTime();
  if (ahead > DAY_MS)
    return warning(
      `it shows ${now.toISOString()}, ${Math.round(ahead / DAY_MS)} days before the newest stored time (${newest}): the clock is behind now, or was ahead then`,
    );
  const apart = Math.abs(Date.parse(here) - Date.now());
  if (apart > MAX_CLOCK_DIFFERENCE_MS)
    return warning(
      `it differs by ${Math.round(apart / 1000)} s from the server's, which shows ${here}: let both be set over the network (NTP); machines with BOT_MACHINE don't start like this`,
    );
  return ok(`${now.toISOString()}; the server's shows ${here}`);
}

async function checkWrite({ database }: Server, now: Date): Promise<Outcome> {
  await database.write(EVERY_SCOPE, (session) =>
    session.run(
      "INSERT INTO meta (name, value) VALUES ('probe', $1) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
      now.toISOString(),
    ),
  );
  await database.write(EVERY_SCOPE, (session) => session.run("DELETE FROM meta WHERE name = 'probe'"));
  return ok('a row was written and deleted');
}
