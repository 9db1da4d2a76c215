/**
 * Runs the tests of the stores against a PostgreSQL server: that of TEST_DATABASE_URL, or a temporary one. Where there
 * is none, it says what is missing and succeeds, unless REQUIRE_POSTGRES=1.
 */
import { spawnSync } from 'node:child_process';
import { NoServerError, serverToUse, type TestServer } from './server.js';

function serverForTests(): TestServer | null {
  try {
    return serverToUse();
  } catch (error) {
    if (!(error instanceof NoServerError)) throw error;
    console.error(`Skipped: ${error.message}.`);
    return null;
  }
}

const server = serverForTests();
if (server === null) {
  process.exitCode = process.env.REQUIRE_POSTGRES === '1' ? 1 : 0;
} else {
  const { status } = (() => {
    try {
      return spawnSync(
        process.execPath,
        ['node_modules/vitest/vitest.mjs', 'run', '--project', 'postgres', ...process.argv.slice(2)],
        {
          stdio: 'inherit',
          env: { ...process.env, TEST_DATABASE_URL: server.url, BYLINE_TEST_STORE: 'postgres' },
        },
      );
    } finally {
      server.stop();
    }
  })();
  process.exitCode = status ?? 1;
}
