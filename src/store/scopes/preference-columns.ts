import { z } from 'zod';
import { FORUM_ANSWERS, type Preferences } from '../../domain/scope.js';

const channelsColumn = z.array(z.string());
const forumsColumn = z.record(z.string(), z.enum(FORUM_ANSWERS));

export interface PreferenceRow {
  readonly channels: string;
  /** SQLite has no booleans. */
  readonly private_answers: number | boolean;
  readonly asks_per_minute: number | null;
  readonly ingests_per_hour: number | null;
  readonly answer_threads: number | boolean;
  readonly forums: string;
}

export const preferencesIn = (row: PreferenceRow): Preferences => ({
  channels: channelsColumn.parse(JSON.parse(row.channels)),
  privateAnswers: Boolean(row.private_answers),
  asksPerMinute: row.asks_per_minute,
  ingestsPerHour: row.ingests_per_hour,
  answerThreads: Boolean(row.answer_threads),
  forums: forumsColumn.parse(JSON.parse(row.forums)),
});
