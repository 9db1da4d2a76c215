import onnxProto from 'onnx-proto';

const { onnx } = onnxProto;
const { AttributeType } = onnx.AttributeProto;
const { DataType } = onnx.TensorProto;

/** Opset 17 is the first with LayerNormalization; its IR version is 8. */
const OPSET = 17;
const IR_VERSION = 8;

/** The name of a value in the graph. */
export type Value = string;
/** An integer or a list of integers; `{ float }` for an attribute that ONNX declares as float. */
type Attribute = number | readonly number[] | { readonly float: number };
/** Numbers for fixed sizes, names for sizes known at run time. */
type Dimensions = readonly (number | string)[];

/** Builds an ONNX graph node by node. Methods return the name of the value that they add, so that calls nest. */
export class OnnxGraph {
  readonly #nodes: onnxProto.onnx.INodeProto[] = [];
  readonly #initializers: onnxProto.onnx.ITensorProto[] = [];
  readonly #inputs: onnxProto.onnx.IValueInfoProto[] = [];
  readonly #outputs: onnxProto.onnx.IValueInfoProto[] = [];

  /** Declares an int64 input. */
  input(name: string, dimensions: Dimensions): Value {
    this.#inputs.push(valueInfo(name, DataType.INT64, dimensions));
    return name;
  }

  /** Declares `value` as a float output called `name`. */
  output(name: string, value: Value, dimensions: Dimensions): void {
    this.#nodes.push({ opType: 'Identity', name, input: [value], output: [name] });
    this.#outputs.push(valueInfo(name, DataType.FLOAT, dimensions));
  }

  /** Floats as raw little-endian bytes. */
  weight(name: string, shape: readonly number[], bytes: Uint8Array): Value {
    return this.#weight(name, shape, DataType.FLOAT, bytes);
  }

  /** Integers of 8 bits. */
  int8Weight(name: string, shape: readonly number[], values: Int8Array): Value {
    return this.#weight(name, shape, DataType.INT8, new Uint8Array(values.buffer));
  }

  float(value: number): Value {
    return this.#constant({ dims: [], dataType: DataType.FLOAT, floatData: [value] });
  }

  /** An int64 scalar. */
  integer(value: number): Value {
    return this.#constant({ dims: [], dataType: DataType.INT64, int64Data: [value] });
  }

  floats(values: Float32Array): Value {
    return this.#constant({ dims: [values.length], dataType: DataType.FLOAT, floatData: [...values] });
  }

  /** An int64 list, such as a shape or axes. */
  integers(values: readonly number[]): Value {
    return this.#constant({ dims: [values.length], dataType: DataType.INT64, int64Data: [...values] });
  }

  node(opType: string, inputs: readonly Value[], attributes: Record<string, Attribute> = {}): Value {
    return this.split(opType, inputs, 1, attributes)[0]!;
  }

  /** A node with several outputs. */
  split(
    opType: string,
    input: readonly Value[],
    parts: number,
    attributes: Record<string, Attribute> = {},
  ): Value[] {
    const name = `${opType}_${this.#nodes.length}`;
    const output = Array.from({ length: parts }, (_, part) => `${name}:${part}`);
    const attribute = Object.entries(attributes).map(([key, value]) => toAttribute(key, value));
    this.#nodes.push({ opType, name, input: [...input], output, attribute });
    return output;
  }

  /** Returns the model as the bytes of an `.onnx` file. Deterministic. */
  encode(name: string): Uint8Array {
    const graph = {
      name,
      node: this.#nodes,
      initializer: this.#initializers,
      input: this.#inputs,
      output: this.#outputs,
    };
    const model = {
      irVersion: IR_VERSION,
      producerName: 'byline',
      opsetImport: [{ domain: '', version: OPSET }],
      graph,
    };
    return onnx.ModelProto.encode(model).finish();
  }

  #weight(name: string, shape: readonly number[], dataType: number, rawData: Uint8Array): Value {
    this.#initializers.push({ name, dims: [...shape], dataType, rawData });
    return name;
  }

  #constant(tensor: onnxProto.onnx.ITensorProto): Value {
    const name = `constant_${this.#initializers.length}`;
    this.#initializers.push({ ...tensor, name });
    return name;
  }
}

function toAttribute(name: string, value: Attribute): onnxProto.onnx.IAttributeProto {
  if (typeof value === 'number') return { name, type: AttributeType.INT, i: value };
  if ('float' in value) return { name, type: AttributeType.FLOAT, f: value.float };
  return { name, type: AttributeType.INTS, ints: [...value] };
}

function valueInfo(name: string, elemType: number, dimensions: Dimensions): onnxProto.onnx.IValueInfoProto {
  const dim = dimensions.map((size) => (typeof size === 'string' ? { dimParam: size } : { dimValue: size }));
  return { name, type: { tensorType: { elemType, shape: { dim } } } };
}
