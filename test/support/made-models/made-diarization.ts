import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { OnnxGraph } from './onnx-graph.js';

/** Samples of one frame of the made segmentation, and of its window: ten seconds, as pyannote's. */
const FRAME = 400;
const WINDOW = 160_000;

/**
 * Makes a pair of models that tells two tones apart as if they were voices: below 1 kHz the one, above it the other. The segmentation compares the mean
 * of a frame with the mean of its differences; the embedding is the lower bands less the upper ones, and the reverse.
 * @returns the paths of segmentation and embedding
 */
export async function makeDiarization(
  dir: string,
): Promise<{ readonly segmentation: string; readonly embedding: string }> {
  const paths = { segmentation: join(dir, 'segmentation.onnx'), embedding: join(dir, 'embedding.onnx') };
  await writeFile(paths.segmentation, segmentation());
  await writeFile(paths.embedding, embedding());
  return paths;
}

/** Seven classes as pyannote's powerset of three speakers, two at once: nobody, 1, 2, 3, and the pairs. */
function segmentation(): Uint8Array {
  const graph = new OnnxGraph();
  const x = graph.input('x', 'float', ['N', 1, 'T']);
  const frames = graph.node('Reshape', [x, graph.ints([0, -1, FRAME])]);
  const mean = (value: string) => graph.node('ReduceMean', [graph.node('Abs', [value])], { axes: [2], keepdims: 1 });
  const cut = (from: number, to: number) =>
    graph.node('Slice', [frames, graph.ints([from]), graph.ints([to]), graph.ints([2])]);
  const level = mean(frames);
  const steps = mean(graph.node('Sub', [cut(1, FRAME), cut(0, FRAME - 1)]));
  const scaled = (value: string, by: number) => graph.node('Mul', [value, graph.floats([by])]);
  const low = graph.node('Sub', [scaled(level, 100), scaled(steps, 250)]);
  const high = graph.node('Sub', [scaled(steps, 250), scaled(level, 100)]);
  const zero = scaled(level, 0);
  const nobody = graph.node('Add', [zero, graph.floats([1])]);
  const never = graph.node('Add', [zero, graph.floats([-1_000])]);
  const classes = graph.node('Concat', [nobody, low, high, never, never, never, never], { axis: 2 });
  graph.output('y', classes, 'float', ['N', 'F', 7]);
  return graph.bytes({
    model_type: 'pyannote-segmentation-3.0',
    sample_rate: 16_000,
    window_size: WINDOW,
    receptive_field_size: FRAME,
    receptive_field_shift: FRAME,
    num_speakers: 3,
    powerset_max_classes: 2,
    num_classes: 7,
  });
}

function embedding(): Uint8Array {
  const graph = new OnnxGraph();
  const x = graph.input('x', 'float', ['N', 'T', 80]);
  const mean = graph.node('ReduceMean', [x], { axes: [1], keepdims: 0 });
  const weights = Array.from({ length: 160 }, (_, i) => (i >> 1 < 40 === (i % 2 === 0) ? 1 : -1));
  graph.output('embedding', graph.node('MatMul', [mean, graph.floats(weights, [80, 2])]), 'float', ['N', 2]);
  return graph.bytes({
    framework: 'wespeaker',
    language: 'en',
    sample_rate: 16_000,
    output_dim: 2,
    normalize_samples: 0,
  });
}
