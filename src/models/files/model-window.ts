import type { PreTrainedModel, PreTrainedTokenizer } from '@xenova/transformers';
import { z } from 'zod';

/** Longer windows cost memory and time by the square and blur what a vector says. */
const MAX_WINDOW_TOKENS = 512;

/** Tokens of a model's window: the smallest of what tokenizer and model claim; tokenizers without a limit claim 1e30. */
export function windowOf(tokenizer: PreTrainedTokenizer, model: PreTrainedModel): number {
  const limit = z.number().int().positive().catch(MAX_WINDOW_TOKENS);
  const { max_position_embeddings: positions } = model.config as { max_position_embeddings?: unknown };
  return Math.min(MAX_WINDOW_TOKENS, limit.parse(tokenizer.model_max_length), limit.parse(positions));
}
