import { featuresAt, MOST_FEATURES, type Progress } from './gap-features.js';
import { type MarkModelData, Vocabulary } from './vocabulary.js';
import { finiteIn, type IsFinite, keysOf, type WordKeys } from './word-keys.js';

/** How likely each mark is in a gap. They add up to one. */
export interface MarkOdds {
  readonly none: number;
  readonly comma: number;
  readonly stop: number;
  readonly question: number;
}

/** Weights are stored in steps of 1/24. */
const STEPS = 24;
const MARKS = 3;
const EMPTY = -1;

/** Features with their weights for comma, full stop and question mark; no mark weighs nothing. A table with open addressing. */
class WeightTable {
  private readonly slots: Int32Array;
  private readonly weights: Int8Array;
  private readonly mask: number;

  constructor(packed: Uint8Array) {
    const size = 2 ** Math.ceil(Math.log2(packed.length / 2));
    this.mask = size - 1;
    this.slots = new Int32Array(size).fill(EMPTY);
    this.weights = new Int8Array(size * MARKS);
    let feature = 0;
    for (let at = 0; at < packed.length; ) {
      // The distance to the feature before, seven bits a byte, lowest first.
      for (let shift = 0; ; shift += 7) {
        const byte = packed[at++]!;
        feature += (byte & 127) << shift;
        if (byte < 128) break;
      }
      const slot = this.slotOf(feature);
      this.slots[slot] = feature;
      for (let mark = 0; mark < MARKS; mark += 1) this.weights[slot * MARKS + mark] = (packed[at++]! << 24) >> 24;
    }
  }

  /** Adds the weights of a feature to sums, if it has any. */
  addTo(sums: Float64Array, feature: number): void {
    const slot = this.slotOf(feature);
    if (this.slots[slot] === EMPTY) return;
    for (let mark = 0; mark < MARKS; mark += 1) sums[mark]! += this.weights[slot * MARKS + mark]!;
  }

  private slotOf(feature: number): number {
    let slot = Math.imul(feature, 0x9e3779b1) & this.mask;
    while (this.slots[slot] !== EMPTY && this.slots[slot] !== feature) slot = (slot + 1) & this.mask;
    return slot;
  }
}

const features = new Int32Array(MOST_FEATURES);
const sums = new Float64Array(MARKS);

/** A log-linear model of the words around a gap and the sentence so far, which says how likely each mark is there. */
export class MarkModel {
  private readonly table: WeightTable;
  private readonly vocabulary: Vocabulary;
  private readonly isFinite: IsFinite;

  constructor(data: MarkModelData) {
    this.table = new WeightTable(Buffer.from(data.weights, 'base64'));
    this.vocabulary = new Vocabulary(data);
    this.isFinite = finiteIn(data.language);
  }

  /** The units of a text as the model sees them. */
  keys(units: readonly string[]): WordKeys {
    return keysOf(units, this.vocabulary, this.isFinite);
  }

  /** How likely each mark is before a unit. */
  odds(keys: WordKeys, at: number, progress: Progress): MarkOdds {
    const count = featuresAt(keys, at, progress, features);
    sums.fill(0);
    for (let index = 0; index < count; index += 1) this.table.addTo(sums, features[index]!);
    const [comma, stop, question] = [0, 1, 2].map((mark) => Math.exp(sums[mark]! / STEPS)) as [number, number, number];
    const all = 1 + comma + stop + question;
    return { none: 1 / all, comma: comma / all, stop: stop / all, question: question / all };
  }
}
