import type Database from 'better-sqlite3';
import { storeErrors } from '../../errors.js';
import { sql as initial } from './0001-initial.js';
import { sql as stories } from './0002-stories.js';
import { sql as feeds } from './0003-feeds.js';
import { sql as answerContext } from './0004-answer-context.js';
import { sql as revisionFacts } from './0005-revision-facts.js';
import { sql as preferences } from './0006-preferences.js';
import { sql as ingestJobs } from './0007-ingest-jobs.js';
import { rebuildFullText } from './0008-full-text-ascii.js';
import { sql as passageVectors } from './0009-passage-vectors.js';
import { sql as setAside } from './0010-set-aside.js';
import { sql as orderAndOwners } from './0011-order-and-owners.js';
import { sql as retention } from './0012-retention.js';
import { sql as provenance } from './0013-provenance.js';
import { recordAliases } from './0014-url-aliases.js';
import { sql as feedTexts } from './0015-feed-texts.js';
import { sql as talk } from './0016-talk.js';
import { sql as headlineMessages } from './0017-headline-messages.js';
import { replaceFullText } from './0018-posting-lists.js';
import { sql as vectorsByAnalysis } from './0019-vectors-by-analysis.js';
import { sql as largeScopes } from './0020-large-scopes.js';

/** SQL, or a function where SQL alone can't do it. */
type Migration = string | ((db: Database.Database) => void);

/**
 * The schema, one migration per version; `user_version` is the number of migrations applied to a file. A released
 * migration is never changed, but followed by another.
 */
const MIGRATIONS: readonly Migration[] = [
  initial,
  stories,
  feeds,
  answerContext,
  revisionFacts,
  preferences,
  ingestJobs,
  rebuildFullText,
  passageVectors,
  setAside,
  orderAndOwners,
  retention,
  provenance,
  recordAliases,
  feedTexts,
  talk,
  headlineMessages,
  replaceFullText,
  vectorsByAnalysis,
  largeScopes,
];

/** The newest schema. */
export const SCHEMA_VERSION = MIGRATIONS.length;

/**
 * Migrates a database to the newest schema, one transaction per version; safe if two processes do so at once.
 * @throws UserError `store.newer` if a newer version of Byline wrote the file.
 */
export function migrate(db: Database.Database): void {
  requireKnownSchema(db);
  const version = () => versionOf(db);
  const step = db.transaction(() => {
    const from = version();
    if (from >= MIGRATIONS.length) return false;
    const migration = MIGRATIONS[from]!;
    if (typeof migration === 'string') db.exec(migration);
    else migration(db);
    db.pragma(`user_version = ${from + 1}`);
    return true;
  });
  // Without a look first, a start would wait for any process that writes.
  while (version() < MIGRATIONS.length && step.immediate());
}

/** @throws UserError `store.newer` if a newer version of Byline has migrated the file. */
export function requireKnownSchema(db: Database.Database): void {
  const schema = versionOf(db);
  if (schema > MIGRATIONS.length) {
    throw storeErrors.newerSchema({ file: db.name, schema, known: MIGRATIONS.length });
  }
}

const versionOf = (db: Database.Database): number => db.pragma('user_version', { simple: true }) as number;
