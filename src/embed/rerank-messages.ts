import type { WireError } from '../worker/wire-error.js';
import type { DownloadProgress, ModelLocation } from './load-files.js';

/** To the reranker's process: `open` first and once, then `score`, each after the reply to the one before. */
export type ToReranker =
  | { readonly kind: 'open'; readonly location: ModelLocation }
  | { readonly kind: 'score'; readonly question: string; readonly sentences: readonly string[] };

/** From it: progress at any time before `ready`; else one reply to each message. */
export type FromReranker = { readonly kind: 'progress'; readonly progress: DownloadProgress } | RerankReply;

export type RerankReply =
  | { readonly kind: 'ready'; readonly id: string; readonly memoryBytes: number }
  | { readonly kind: 'scores'; readonly logits: readonly number[] }
  | { readonly kind: 'failed'; readonly error: WireError };
