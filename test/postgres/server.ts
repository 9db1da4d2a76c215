/** A PostgreSQL server for tests: a temporary cluster of the binaries that this machine has. */
import { execFileSync, type StdioOptions, spawn } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';

/** Who runs a server that root starts; PostgreSQL refuses to run as root. */
const SERVER_USER = 'postgres';
/** Not superuser, so that row-level security restricts it. */
const ROLE = 'byline';
/** Each version has a folder of its own here. */
const DEBIAN_FOLDER = '/usr/lib/postgresql';
const START_TIMEOUT_S = '30';

export interface TestServer {
  readonly url: string;
  stop(): void;
}

/** Why there is no server; for the person who runs the tests. */
export class NoServerError extends Error {}

/**
 * The server of TEST_DATABASE_URL, or a temporary one.
 * @throws NoServerError if the binaries or pgvector are missing.
 */
export function serverToUse(): TestServer {
  const url = process.env.TEST_DATABASE_URL;
  return url !== undefined && url !== '' ? { url, stop: () => undefined } : startServer();
}

function startServer(): TestServer {
  const bin = findBinaries();
  const folder = mkdtempSync(join(tmpdir(), 'byline-postgres-'));
  const account = userInfo().uid === 0 ? accountOf(SERVER_USER) : null;
  if (account) chownSync(folder, account.uid, account.gid);
  chmodSync(folder, 0o700);
  const data = join(folder, 'data');
  const run = (program: string, args: readonly string[], stdio: StdioOptions = 'pipe'): string =>
    String(
      execFileSync(join(bin, program), args, {
        cwd: folder,
        stdio,
        env: { PATH: process.env.PATH, LC_ALL: 'C' },
        ...(account ?? {}),
      }) ?? '',
    );
  const stop = (): void => {
    try {
      run('pg_ctl', ['stop', '-D', data, '-m', 'immediate', '-w']);
    } catch {
      // It has not started, or has ended.
    }
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    run('initdb', ['-D', data, '-U', SERVER_USER, '-A', 'trust', '-E', 'UTF8', '--no-sync']);
    // No port: the socket's folder is this test's own.
    const options = `-c listen_addresses= -c unix_socket_directories=${folder} -c fsync=off`;
    const start = [
      'start',
      '-D',
      data,
      '-w',
      '-t',
      START_TIMEOUT_S,
      '-l',
      join(folder, 'log'),
      '-o',
      options,
    ];
    // The server keeps the standard streams that it inherits.
    run('pg_ctl', start, 'ignore');
    const sql = (database: string, statement: string) =>
      run('psql', [
        '-h',
        folder,
        '-U',
        SERVER_USER,
        '-d',
        database,
        '-v',
        'ON_ERROR_STOP=1',
        '-c',
        statement,
      ]);
    sql('postgres', `CREATE ROLE ${ROLE} LOGIN`);
    sql('postgres', `CREATE DATABASE ${ROLE} OWNER ${ROLE}`);
    sql(ROLE, 'CREATE EXTENSION vector');
    stopWithParent(bin, data, account);
    return { url: `postgres:///${ROLE}?host=${encodeURIComponent(folder)}&user=${ROLE}`, stop };
  } catch (error) {
    stop();
    const detail = String((error as { readonly stderr?: unknown }).stderr ?? error).trim();
    if (/extension "vector"|vector\.control/.test(detail))
      throw new NoServerError(
        `PostgreSQL in ${bin} has no pgvector: install postgresql-<version>-pgvector, or set TEST_DATABASE_URL`,
      );
    throw new Error(`the server did not start: ${detail}`, { cause: error });
  }
}

/** The newest version that Debian installed, or that `pg_config` in the path belongs to. */
function findBinaries(): string {
  const given = process.env.POSTGRES_BIN;
  if (given !== undefined) return given;
  const versions = (existsSync(DEBIAN_FOLDER) ? readdirSync(DEBIAN_FOLDER) : [])
    .map((version) => join(DEBIAN_FOLDER, version, 'bin'))
    .filter((folder) => existsSync(join(folder, 'initdb')))
    .sort((one, other) => versionOf(other) - versionOf(one));
  const [newest] = versions;
  if (newest !== undefined) return newest;
  try {
    return execFileSync('pg_config', ['--bindir'], { encoding: 'utf8' }).trim();
  } catch (error) {
    throw new NoServerError(
      'PostgreSQL is not installed: install postgresql and postgresql-<version>-pgvector',
      {
        cause: error,
      },
    );
  }
}

const versionOf = (folder: string): number => Number(folder.split('/').at(-2));

function accountOf(user: string): { uid: number; gid: number } {
  const id = (flag: string) => Number(execFileSync('id', [flag, user], { encoding: 'utf8' }));
  try {
    return { uid: id('-u'), gid: id('-g') };
  } catch (error) {
    throw new NoServerError(`root can't run a server, and there is no user ${user}`, { cause: error });
  }
}

/** Ends the server also if this process is killed: then a pipe from it ends. */
function stopWithParent(bin: string, data: string, account: { uid: number; gid: number } | null): void {
  const guard = spawn('sh', ['-c', 'cat; exec "$0" stop -D "$1" -m immediate', join(bin, 'pg_ctl'), data], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
    ...(account ?? {}),
  });
  guard.unref();
  (guard.stdin as unknown as { unref(): void }).unref();
}
