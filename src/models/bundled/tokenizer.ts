import { DIMENSION, MAX_TOKENS } from './use-lite.js';
import type { ScoredPiece } from './weights.js';

/** SentencePiece's symbol for a space and for the start of the text. */
const SPACE = '\u2581';
/** The first ids are control symbols, which must not match text; id 0 is the unknown token. */
const CONTROL_PIECES = 6;
const UNKNOWN_ID = 0;
/** Pads batches. Any id works, because the attention mask hides it. */
const PADDING_ID = 2;

/**
 * Score of the seven pieces without one in the package (":", "://", "▁:" and so on). The original adds their null to
 * a sum of log probabilities, where it counts as 0.
 */
const MISSING_SCORE = 0;

/** The files that complete the exported weights to a model in the layout of transformers.js. */
export function tokenizerFiles(vocabulary: readonly ScoredPiece[]): Record<string, object> {
  const vocab = vocabulary.map(([piece, score], id) => [
    id < CONTROL_PIECES ? unspellable(piece) : piece,
    score ?? MISSING_SCORE,
  ]);
  return {
    'tokenizer.json': {
      version: '1.0',
      truncation: null,
      padding: null,
      added_tokens: [],
      // Every space counts, including double and leading ones, as in training.
      normalizer: {
        type: 'Sequence',
        normalizers: [
          { type: 'NFKC' },
          { type: 'Replace', pattern: { String: ' ' }, content: SPACE },
          { type: 'Prepend', prepend: SPACE },
        ],
      },
      pre_tokenizer: null,
      post_processor: null,
      decoder: { type: 'Metaspace', replacement: SPACE, add_prefix_space: true },
      model: { type: 'Unigram', unk_id: UNKNOWN_ID, vocab },
    },
    'tokenizer_config.json': {
      tokenizer_class: 'PreTrainedTokenizerFast',
      model_max_length: MAX_TOKENS,
      unk_token: unspellable(vocabulary[UNKNOWN_ID]![0]),
      pad_token: unspellable(vocabulary[PADDING_ID]![0]),
    },
    // transformers.js has no class for this encoder but runs any graph with these inputs as BERT.
    'config.json': {
      model_type: 'bert',
      architectures: ['BertModel'],
      hidden_size: DIMENSION,
      vocab_size: vocabulary.length,
    },
  };
}

/** Keeps "</s>" in an article from being read as a control symbol. */
function unspellable(piece: string): string {
  return `\u0000${piece}`;
}
