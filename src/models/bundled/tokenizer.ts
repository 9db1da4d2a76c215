import { DIMENSION, MAX_TOKENS } from './use-lite.js';
import type { ScoredPiece } from './weights.js';

/** SentencePiece's mark for a blank, and for the start of the text. */
const BLANK = '\u2581';
/** The first ids are control symbols, which no text may spell; id 0 stands for what the vocabulary lacks. */
const CONTROL_PIECES = 6;
const UNKNOWN_ID = 0;
/** The id that fills a batch up. The attention mask hides it, so which one it is makes no difference. */
const PADDING_ID = 2;

/**
 * The score of the pieces that have none in the package (":", "://", "▁:" and four more with a colon). The
 * original adds their null to a sum of log probabilities, where it counts as 0, so 0 gives the same tokens.
 */
const MISSING_SCORE = 0;

/** The files beside the weights that make the export a model in transformers.js's layout. */
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
      // Every blank counts, doubled and leading ones too, as it did in training.
      normalizer: {
        type: 'Sequence',
        normalizers: [
          { type: 'NFKC' },
          { type: 'Replace', pattern: { String: ' ' }, content: BLANK },
          { type: 'Prepend', prepend: BLANK },
        ],
      },
      pre_tokenizer: null,
      post_processor: null,
      decoder: { type: 'Metaspace', replacement: BLANK, add_prefix_space: true },
      model: { type: 'Unigram', unk_id: UNKNOWN_ID, vocab },
    },
    'tokenizer_config.json': {
      tokenizer_class: 'PreTrainedTokenizerFast',
      model_max_length: MAX_TOKENS,
      unk_token: unspellable(vocabulary[UNKNOWN_ID]![0]),
      pad_token: unspellable(vocabulary[PADDING_ID]![0]),
    },
    // transformers.js has no class for this encoder; it runs any graph with these inputs as a BERT.
    'config.json': {
      model_type: 'bert',
      architectures: ['BertModel'],
      hidden_size: DIMENSION,
      vocab_size: vocabulary.length,
    },
  };
}

/** "</s>" in an article is four characters, not a control symbol. */
function unspellable(piece: string): string {
  return `\u0000${piece}`;
}
