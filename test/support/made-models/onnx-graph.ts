import onnxProto from 'onnx-proto';

const { onnx } = onnxProto;

const FLOAT = 1;
const INT64 = 7;
const BOOL = 9;

type Dims = readonly (number | string)[];
type Attribute = number | readonly number[] | Uint8Array;

/** Builds one small ONNX model: nodes in order, constants, inputs, outputs, metadata. */
export class OnnxGraph {
  private readonly nodes: object[] = [];
  private readonly constants: object[] = [];
  private readonly inputs: object[] = [];
  private readonly outputs: object[] = [];
  private count = 0;

  input(name: string, kind: 'float' | 'int64', dims: Dims): string {
    this.inputs.push(valueInfo(name, kind, dims));
    return name;
  }

  output(name: string, from: string, kind: 'float' | 'int64', dims: Dims): void {
    this.nodes.push({ opType: 'Identity', input: [from], output: [name], name: `out-${name}` });
    this.outputs.push(valueInfo(name, kind, dims));
  }

  ints(values: readonly number[], dims: readonly number[] = [values.length]): string {
    const name = this.fresh('c');
    const bytes = Buffer.from(BigInt64Array.from(values, BigInt).buffer);
    this.constants.push({ name, dataType: INT64, dims: [...dims], rawData: bytes });
    return name;
  }

  floats(values: readonly number[], dims: readonly number[] = [values.length]): string {
    const name = this.fresh('c');
    this.constants.push({
      name,
      dataType: FLOAT,
      dims: [...dims],
      rawData: Buffer.from(Float32Array.from(values).buffer),
    });
    return name;
  }

  node(opType: string, input: readonly string[], attributes: Readonly<Record<string, Attribute>> = {}): string {
    const name = this.fresh(opType.toLowerCase());
    this.nodes.push({ opType, input: [...input], output: [name], name, attribute: attributesOf(attributes) });
    return name;
  }

  /** A loop that adds 1 as often as said, and gives its start: it only costs time. */
  delay(value: string, times: number): string {
    const name = this.fresh('loop');
    const body = {
      name: 'delay',
      input: [
        valueInfo('turn', 'int64', []),
        { name: 'go', type: { tensorType: { elemType: BOOL, shape: { dim: [] } } } },
        valueInfo('sum', 'float', ['n']),
      ],
      output: [
        { name: 'go-on', type: { tensorType: { elemType: BOOL, shape: { dim: [] } } } },
        valueInfo('next', 'float', ['n']),
      ],
      node: [
        { opType: 'Identity', input: ['go'], output: ['go-on'], name: 'again' },
        { opType: 'Cos', input: ['sum'], output: ['next'], name: 'cos' },
      ],
    };
    this.nodes.push({
      opType: 'Loop',
      name,
      input: [this.ints([times], []), '', this.floats(new Array<number>(4096).fill(1))],
      output: [name],
      attribute: [{ name: 'body', type: 5, g: body }],
    });
    const part = this.node('ReduceMean', [name], { keepdims: 0 });
    return this.node('Add', [value, this.node('Mul', [part, this.floats([0], [1])])]);
  }

  bytes(metadata: Readonly<Record<string, string | number>> = {}): Uint8Array {
    const model = onnx.ModelProto.create({
      irVersion: 8,
      producerName: 'evolution-studios-tests',
      opsetImport: [{ domain: '', version: 14 }],
      graph: {
        name: 'made',
        node: this.nodes as never,
        initializer: this.constants as never,
        input: this.inputs as never,
        output: this.outputs as never,
      },
      metadataProps: Object.entries(metadata).map(([key, value]) => ({ key, value: String(value) })),
    });
    return onnx.ModelProto.encode(model).finish();
  }

  private fresh(stem: string): string {
    this.count += 1;
    return `${stem}-${this.count}`;
  }
}

function valueInfo(name: string, kind: 'float' | 'int64', dims: Dims) {
  const dim = dims.map((size) => (typeof size === 'number' ? { dimValue: size } : { dimParam: size }));
  return { name, type: { tensorType: { elemType: kind === 'float' ? FLOAT : INT64, shape: { dim } } } };
}

function attributesOf(attributes: Readonly<Record<string, Attribute>>) {
  return Object.entries(attributes).map(([name, value]) => {
    if (typeof value === 'number') return { name, type: 2, i: value };
    return { name, type: 7, ints: [...(value as readonly number[])] };
  });
}
