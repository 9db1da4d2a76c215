/**
 * The entry of the reranker's process. It is a process and not a thread because it must be ended in the middle of a
 * run: ONNX Runtime brings the whole process down when a thread ends under it.
 */
import { toWireError } from '../worker/wire-error.js';
import { CrossEncoder } from './cross-encoder.js';
import { configureRuntime, loadFiles, type ModelLocation } from './load-files.js';
import { RERANKER } from './model-role.js';
import { modelSource } from './model-source.js';
import type { FromReranker, RerankReply, ToReranker } from './rerank-messages.js';

const send = (message: FromReranker): void => void process.send?.(message);

async function open(location: ModelLocation): Promise<{ id: string; encoder: CrossEncoder }> {
  configureRuntime(RERANKER, location);
  const source = modelSource(RERANKER, location.model);
  if (source.kind === 'bundled') throw new Error('There is no bundled reranker');
  const { model, name, fingerprint } = await loadFiles(
    RERANKER,
    source,
    location,
    (progress) => send({ kind: 'progress', progress }),
    (path, options) => CrossEncoder.load(path, location, options),
  );
  return { id: `${name}-${location.dtype}-${fingerprint}`, encoder: model };
}

let encoder: CrossEncoder | undefined;

async function reply(message: ToReranker): Promise<RerankReply> {
  if (message.kind === 'open') {
    const opened = await open(message.location);
    encoder = opened.encoder;
    return { kind: 'ready', id: opened.id, memoryBytes: process.memoryUsage.rss() };
  }
  if (!encoder) throw new Error('The reranker was asked before it was opened');
  return { kind: 'scores', logits: await encoder.score(message.question, message.sentences) };
}

// The owner ends it; a Ctrl+C for the owner, which finishes what it accepted, reaches this process too.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => undefined);
process.once('disconnect', () => process.exit());
process.on('message', (message: ToReranker) => {
  reply(message).then(send, (error: unknown) => send({ kind: 'failed', error: toWireError(error) }));
});
