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

/**
 * Makes a pair that tells a deep voice from a high one, such as flite's `rms` and `slt`, by how much stronger the tones around 200 Hz are than those
 * around 100 Hz.
 */
export async function makeVoices(dir: string): Promise<{ readonly segmentation: string; readonly embedding: string }> {
  const paths = { segmentation: join(dir, 'segmentation.onnx'), embedding: join(dir, 'embedding.onnx') };
  await writeFile(paths.segmentation, pitchOfFrames());
  await writeFile(paths.embedding, pitch());
  return paths;
}

/** Mean amplitude above which somebody speaks. */
const LOUD = 0.004;
/** The pitch of a deep and of a high voice, in Hz; a deep one also has its second harmonic at the high one's. */
const DEEP_PITCH = [80, 95, 110, 125];
const HIGH_PITCH = [180, 200, 220, 240];
/** How many times the energy at the deep pitch the one at the high pitch has: between `rms` (3 at most) and `slt` (20 and more). */
const RATIO = 9;
/** Samples of a filter, and frames over which energies are averaged: a second. */
const TAPS = 1024;
const SECOND = 41;

/** Frame by frame: who has the energy, in the second around it. */
function pitchOfFrames(): Uint8Array {
  const graph = new OnnxGraph();
  const x = graph.input('x', 'float', ['N', 1, 'T']);
  const filters = graph.floats([...DEEP_PITCH, ...HIGH_PITCH].flatMap(filtersOf), [16, 1, TAPS]);
  const pads = [(TAPS - FRAME) / 2, (TAPS - FRAME) / 2];
  const found = graph.node('Conv', [x, filters], { kernel_shape: [TAPS], strides: [FRAME], pads });
  const energies = graph.node('Mul', [found, found]);
  const energyOf = (from: number, to: number) => {
    const own = graph.node('Slice', [energies, graph.ints([from]), graph.ints([to]), graph.ints([1])]);
    const sum = graph.node('ReduceMean', [own], { axes: [1], keepdims: 1 });
    const pads = [(SECOND - 1) / 2, (SECOND - 1) / 2];
    const smooth = graph.node('AveragePool', [sum], { kernel_shape: [SECOND], strides: [1], pads });
    return graph.node('Transpose', [smooth], { perm: [0, 2, 1] });
  };
  const scaled = (value: string, by: number) => graph.node('Mul', [value, graph.floats([by])]);
  const deep = scaled(energyOf(0, 8), RATIO);
  const high = energyOf(8, 16);
  const frames = graph.node('Reshape', [x, graph.ints([0, -1, FRAME])]);
  const level = graph.node('ReduceMean', [graph.node('Abs', [frames])], { axes: [2], keepdims: 1 });
  const nobody = scaled(graph.node('Sub', [graph.floats([LOUD]), level]), 1_000);
  const never = graph.node('Add', [scaled(level, 0), graph.floats([-1_000])]);
  const voices = [graph.node('Sub', [deep, high]), graph.node('Sub', [high, deep])];
  return segmentationOf(graph, [nobody, ...voices, never, never, never, never]);
}

/** A tone and the same a quarter later, in a window. */
function filtersOf(hz: number): number[] {
  return [0, Math.PI / 2].flatMap((phase) =>
    Array.from({ length: TAPS }, (_, i) => {
      const window = 0.5 - 0.5 * Math.cos((2 * Math.PI * i) / TAPS);
      return (window * Math.cos((2 * Math.PI * hz * i) / 16_000 - phase)) / TAPS;
    }),
  );
}

/** Bands of the embedding's features: their middles are some 60 to 90 and 190 to 230 Hz. */
const DEEP = [1, 2];
const HIGH = [5, 6];
/** In natural logarithms of energy: `rms` has 1.8 to 3.1, `slt` 6.2 to 7.6. */
const BETWEEN = 4.5;

/** The mean of the energy itself and not of its logarithm, so that the loud sounds count, which have a pitch. */
function pitch(): Uint8Array {
  const weight = (band: number) => (HIGH.includes(band) ? 0.5 : DEEP.includes(band) ? -0.5 : 0);
  const weights = Array.from({ length: 160 }, (_, i) => weight(i >> 1) * (i % 2 === 0 ? 1 : -1));
  return embeddingOf(weights, [-BETWEEN, BETWEEN], (graph, bands) => {
    const energy = graph.node('ReduceMean', [graph.node('Exp', [bands])], { axes: [1], keepdims: 0 });
    return graph.node('Log', [energy]);
  });
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
  return segmentationOf(graph, [nobody, low, high, never, never, never, never]);
}

function segmentationOf(graph: OnnxGraph, values: readonly string[]): Uint8Array {
  const classes = graph.node('Concat', values, { axis: 2 });
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
  const weights = Array.from({ length: 160 }, (_, i) => (i >> 1 < 40 === (i % 2 === 0) ? 1 : -1));
  return embeddingOf(weights, [0, 0], (graph, bands) => graph.node('ReduceMean', [bands], { axes: [1], keepdims: 0 }));
}

/** Two values of the mean of 80 bands: their weights, and what is added. */
function embeddingOf(
  weights: readonly number[],
  added: readonly number[],
  meanOf: (graph: OnnxGraph, bands: string) => string,
): Uint8Array {
  const graph = new OnnxGraph();
  const x = graph.input('x', 'float', ['N', 'T', 80]);
  const mean = meanOf(graph, x);
  const sum = graph.node('MatMul', [mean, graph.floats(weights, [80, 2])]);
  graph.output('embedding', graph.node('Add', [sum, graph.floats(added)]), 'float', ['N', 2]);
  return graph.bytes({
    framework: 'wespeaker',
    language: 'en',
    sample_rate: 16_000,
    output_dim: 2,
    normalize_samples: 0,
  });
}
