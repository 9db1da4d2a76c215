/** Reading 16 passages for one question: Byline's thread beside one session with one perfect batch. */
import { BUNDLED_READER_DIR } from '../../../src/models/reader/bundled-reader.js';
import { openReader, readerSettings } from '../../../src/models/reader/reader.js';
import { splitText } from '../../../src/text/analyse.js';
import { SHARED_MODELS_DIR } from '../../fixtures/bundled-model.js';
import type { Context } from '../context.js';
import {
  BYLINE_EXACT_SESSION,
  BYLINE_SESSION,
  DEFAULT_SESSION,
  openRawSession,
  perfectBatches,
  type RawSession,
} from '../peers/raw-session.js';
import { BYLINE } from '../report.js';
import { rounds, timed } from '../rounds.js';

const PASSAGES = 16;
const SENTENCES = 5;
/** Passages differ in length: more at once would be read with padding. */
const PERFECT_BATCH = 4;
const QUESTION = 'Who signed the framework for defence in Kuala Lumpur last week?';
/** All passages are to be read, however slow the machine. */
const UNHURRIED = { READER_TIME_MS: '60000' };

export async function run(context: Context): Promise<void> {
  const settings = readerSettings(context.config(UNHURRIED))!;
  const reader = await openReader({ ...settings, modelsDir: SHARED_MODELS_DIR });
  const passages = context.articles(PASSAGES).map(({ text }) => {
    const sentences = splitText(text, [])
      .slice(0, SENTENCES)
      .map(({ span }) => span);
    return { text: text.slice(0, sentences.at(-1)?.end ?? 0), sentences };
  });
  const sessions: [string, RawSession][] = [
    ['raw session, perfect batches', await openRawSession(BUNDLED_READER_DIR, 'reader', BYLINE_SESSION)],
    ['the same, exact sums', await openRawSession(BUNDLED_READER_DIR, 'reader', BYLINE_EXACT_SESSION)],
    ['raw session, default options', await openRawSession(BUNDLED_READER_DIR, 'reader', DEFAULT_SESSION)],
  ];
  const named = ({ ms, cpuMs }: { ms: number; cpuMs: number }) => ({
    '16 passages (ms)': ms,
    '16 passages, processor (ms)': cpuMs,
  });
  await rounds(
    context.report,
    'read',
    [
      { who: BYLINE, run: async () => named(await timed(() => reader.read(QUESTION, passages))) },
      ...sessions.map(([who, session]) => {
        const ids = session.tokenize(
          passages.map(() => QUESTION),
          passages.map(({ text }) => text),
        );
        const batches = perfectBatches(ids, PERFECT_BATCH, true);
        return { who, run: async () => named(await timed(() => session.run(batches))) };
      }),
    ],
    context.options,
  );
  for (const [, session] of sessions) await session.close();
  await reader.close();
}
