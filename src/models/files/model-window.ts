import type { PreTrainedModel, PreTrainedTokenizer } from '@xenova/transformers';
import { z } from 'zod';

/** Time and memory grow with the square of the window, and the vector of a long text is vague. */
const MAX_WINDOW_TOKENS = 512;

/** The smaller of the windows that tokenizer and model declare, at most 512 tokens. A tokenizer without a limit declares 1e30. */
export function windowOf(tokenizer: PreTrainedTokenizer, model: PreTrainedModel): number {
  const limit = z.number().int().positive().catch(MAX_WINDOW_TOKENS);
  const { max_position_embeddings: positions } = model.config as { max_position_embeddings?: unknown };
  return Math.min(MAX_WINDOW_TOKENS, limit.parse(tokenizer.model_max_length), limit.parse(positions));
}
