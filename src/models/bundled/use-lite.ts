/**
 * The Universal Sentence Encoder lite as an ONNX graph: a two-layer pre-norm transformer, mean pooling, a tanh layer
 * and L2 normalisation. It keeps the names and quirks of the original TensorFlow graph.
 */
import { OnnxGraph, type Value } from './onnx-graph.js';
import { quantiseColumns } from './quantise.js';
import type { WeightTable } from './weights.js';

/** Width of the sentence vector. */
export const DIMENSION = 512;
/** Training truncated texts here, so there are no further positions. */
export const MAX_TOKENS = 128;
/** Rows of the embedding table. */
const TABLE_ROWS = 8002;
/** Width of a token embedding; the first layer widens it to `DIMENSION`. */
const TOKEN_WIDTH = 256;
const FEED_FORWARD_WIDTH = 1536;
const HEADS = 4;

/** State that all building steps share. */
interface Build {
  readonly graph: OnnxGraph;
  readonly weights: WeightTable;
  /** [batch, length, 1], 1 for a token and 0 for padding. */
  readonly mask: Value;
  /** Added to attention scores: [batch, 1, 1, length], 0 for a token and −1e9 for padding. */
  readonly paddingBias: Value;
}

/**
 * Returns the model as the bytes of an `.onnx` file. Inputs: `input_ids` and `attention_mask` [batch, length].
 * Output: `last_hidden_state` [batch, 1, 512], the sentence vector as a single token, so that a standard
 * feature-extraction pipeline with `cls` pooling returns it.
 */
export function buildUseLite(weights: WeightTable): Uint8Array {
  const graph = new OnnxGraph();
  const ids = graph.input('input_ids', ['batch', 'length']);
  const attentionMask = graph.input('attention_mask', ['batch', 'length']);
  const present = graph.node('Cast', [attentionMask], { to: 1 });
  const build: Build = {
    graph,
    weights,
    mask: graph.node('Unsqueeze', [present, graph.integers([-1])]),
    paddingBias: paddingBias(graph, weights, present),
  };

  let hidden = embedTokens(build, ids);
  hidden = transformerLayer(build, hidden, 0, TOKEN_WIDTH);
  hidden = transformerLayer(build, hidden, 1, DIMENSION);
  const sentence = sentenceVector(build, meanOverTokens(build, hidden));

  const asOneToken = graph.node('Unsqueeze', [sentence, graph.integers([1])]);
  graph.output('last_hidden_state', asOneToken, ['batch', 1, DIMENSION]);
  return graph.encode('universal-sentence-encoder-lite');
}

function paddingBias(graph: OnnxGraph, weights: WeightTable, present: Value): Value {
  const padding = graph.node('Sub', [graph.float(1), present]);
  const largeBias = graph.float(weights.scalar('attention_bias_ignore_padding/mul/y'));
  return graph.node('Unsqueeze', [graph.node('Mul', [padding, largeBias]), graph.integers([1, 2])]);
}

/** Token embeddings plus timing signal. The embedding is added twice, as in the original. */
function embedTokens(build: Build, ids: Value): Value {
  const { graph, mask } = build;
  const table = weight(build, 'module/Embeddings_en', [TABLE_ROWS, TOKEN_WIDTH]);
  const tokens = graph.node('Mul', [graph.node('Gather', [table, ids], { axis: 0 }), mask]);
  const timed = graph.node('Mul', [graph.node('Add', [tokens, timingSignal(build, ids)]), mask]);
  return graph.node('Add', [tokens, timed]);
}

/** [length, 256]: sines, then cosines, of position × frequency. */
function timingSignal(build: Build, ids: Value): Value {
  const { graph } = build;
  const shape = graph.node('Shape', [ids]);
  const length = graph.node('Gather', [shape, graph.integer(1)], { axis: 0 });
  const positions = graph.node('Cast', [graph.node('Range', [graph.integer(0), length, graph.integer(1)])], {
    to: 1,
  });
  const column = graph.node('Unsqueeze', [positions, graph.integers([-1])]);
  const frequencies = weight(build, 'AddTimingSignal/TimingSignal/ExpandDims_1', [1, TOKEN_WIDTH / 2]);
  const angles = graph.node('Mul', [column, frequencies]);
  return graph.node('Concat', [graph.node('Sin', [angles]), graph.node('Cos', [angles])], { axis: 1 });
}

function transformerLayer(build: Build, input: Value, layer: number, width: number): Value {
  const { graph, mask } = build;
  const at = `Layer_${layer}/TransformerLayer`;
  const attended = selfAttention(
    build,
    layerNorm(build, input, `${at}/layer_prepostprocess`, width),
    at,
    width,
  );
  // The input of the first layer is narrower than its output, so a dense layer widens it first.
  const residual =
    width === DIMENSION
      ? input
      : graph.node('Mul', [dense(build, input, `${at}/dense`, 'kernel', width), mask]);
  const hidden = graph.node('Add', [attended, residual]);
  const transformed = feedForward(
    build,
    layerNorm(build, hidden, `${at}/FFN/layer_prepostprocess`, DIMENSION),
    `${at}/FFN`,
  );
  return graph.node('Add', [hidden, graph.node('Mul', [transformed, mask])]);
}

function layerNorm(build: Build, input: Value, at: string, width: number): Value {
  const scale = weight(build, `${at}/layer_norm/layer_norm_scale`, [width]);
  const bias = weight(build, `${at}/layer_norm/layer_norm_bias`, [width]);
  const epsilon = { float: build.weights.scalar('FFN/layer_prepostprocess/layer_norm/Cast/x') };
  return build.graph.node('LayerNormalization', [input, scale, bias], { axis: -1, epsilon });
}

function selfAttention(build: Build, input: Value, layer: string, width: number): Value {
  const { graph, weights, paddingBias } = build;
  const at = `${layer}/MultiheadAttention`;
  const headWidth = width / HEADS;
  const intoHeads = graph.integers([0, 0, HEADS, headWidth]);
  const heads = (value: Value, perm: readonly number[]) =>
    graph.node('Transpose', [graph.node('Reshape', [value, intoHeads])], { perm });

  const projected = dense(build, input, `${at}/qkv_transform_single`, 'kernel', width, 3 * width);
  const thirds = graph.integers([width, width, width]);
  const [query, key, value] = graph.split('Split', [projected, thirds], 3, { axis: -1 }) as [
    Value,
    Value,
    Value,
  ];
  const scaled = graph.node('Mul', [heads(query, [0, 2, 1, 3]), graph.float(weights.scalar(`${at}/mul/y`))]);
  const scores = graph.node('MatMul', [scaled, heads(key, [0, 2, 3, 1])]);
  const attention = graph.node('Softmax', [graph.node('Add', [scores, paddingBias])], { axis: -1 });
  const context = graph.node('MatMul', [attention, heads(value, [0, 2, 1, 3])]);
  const tokens = graph.node('Transpose', [context], { perm: [0, 2, 1, 3] });
  const joined = graph.node('Reshape', [tokens, graph.integers([0, 0, width])]);
  return dense(build, joined, `${at}/output_transform_single`, 'kernel', width);
}

function feedForward(build: Build, input: Value, at: string): Value {
  const kernel = 'Tensordot/Reshape_1';
  const wide = dense(build, input, `${at}/conv1`, kernel, DIMENSION, FEED_FORWARD_WIDTH);
  return dense(build, build.graph.node('Relu', [wide]), `${at}/conv2`, kernel, FEED_FORWARD_WIDTH);
}

/** [batch, 512]. A row of padding only yields zeros instead of dividing by zero. */
function meanOverTokens({ graph, mask }: Build, hidden: Value): Value {
  const overTokens = graph.integers([1]);
  const sum = graph.node('ReduceSum', [graph.node('Mul', [hidden, mask]), overTokens], { keepdims: 0 });
  const count = graph.node('ReduceSum', [mask, overTokens], { keepdims: 0 });
  return graph.node('Div', [sum, graph.node('Max', [count, graph.float(1)])]);
}

function sentenceVector(build: Build, mean: Value): Value {
  const { graph } = build;
  const output = graph.node('Tanh', [dense(build, mean, 'hidden_layers/tanh_layer_0', 'weights', DIMENSION)]);
  return graph.node('LpNormalization', [output], { axis: -1, p: 2 });
}

/**
 * input · kernel + bias, with the weights `<at>/<kernel>` and `<at>/bias`, in integers: ONNX Runtime rounds the input to
 * 8 bits when it is known (dynamic quantisation). It recognises these nodes and runs them as one.
 */
function dense(
  build: Build,
  input: Value,
  at: string,
  kernel: string,
  width: number,
  output = DIMENSION,
): Value {
  const { graph, weights } = build;
  const { name, bytes } = weights.get(`${at}/${kernel}`, [width, output]);
  const { values, scales } = quantiseColumns(bytes, width, output);
  const [rounded, inputScale, zero] = graph.split('DynamicQuantizeLinear', [input], 3) as [
    Value,
    Value,
    Value,
  ];
  const sums = graph.node('MatMulInteger', [rounded, graph.int8Weight(name, [width, output], values), zero]);
  const scale = graph.node('Mul', [inputScale, graph.floats(scales)]);
  const product = graph.node('Mul', [graph.node('Cast', [sums], { to: 1 }), scale]);
  return graph.node('Add', [product, weight(build, `${at}/bias`, [output])]);
}

function weight({ graph, weights }: Build, part: string, shape: readonly number[]): Value {
  const { name, bytes } = weights.get(part, shape);
  return graph.weight(name, shape, bytes);
}
