/** Zero crossings of the windowed sinc on each side: 70 dB of stop band, enough for 16-bit speech. */
const ZERO_CROSSINGS = 16;
/** Fractional positions the filter is tabled for; the nearest is taken. */
const PHASES = 256;
/** Part of the lower Nyquist frequency that is kept. */
const PASS = 0.94;

/** Changes the sample rate of a mono stream block by block with a windowed sinc; state is a few hundred samples. */
export class Resampler {
  private readonly step: number;
  private readonly reach: number;
  private readonly table: Float32Array;
  private readonly taps: number;
  private pending: Float32Array<ArrayBufferLike> = new Float32Array(0);
  /** Position of the next output sample, in samples of `pending`. */
  private position: number;

  constructor(
    private readonly fromRate: number,
    private readonly toRate: number,
  ) {
    this.step = fromRate / toRate;
    const scale = Math.min(1, toRate / fromRate) * PASS;
    this.reach = Math.ceil(ZERO_CROSSINGS / scale);
    this.taps = 2 * this.reach;
    this.table = filterTable(this.reach, scale);
    this.pending = new Float32Array(this.reach); // silence before the first sample
    this.position = this.reach;
  }

  /** The output that no later block can change. */
  push(block: Float32Array): Float32Array {
    if (this.fromRate === this.toRate) return block;
    const input = new Float32Array(this.pending.length + block.length);
    input.set(this.pending);
    input.set(block, this.pending.length);
    const count = Math.max(0, Math.floor((input.length - this.reach - 1 - this.position) / this.step) + 1);
    const output = new Float32Array(count);
    for (let i = 0; i < count; i++) output[i] = this.sampleAt(input, this.position + i * this.step);
    this.position += count * this.step;
    const used = Math.max(0, Math.floor(this.position) - this.reach);
    this.pending = input.slice(used);
    this.position -= used;
    return output;
  }

  /** The remaining output once the input has ended. */
  flush(): Float32Array {
    if (this.fromRate === this.toRate) return new Float32Array(0);
    return this.push(new Float32Array(this.reach));
  }

  private sampleAt(input: Float32Array, position: number): number {
    const whole = Math.floor(position);
    const row = Math.min(PHASES - 1, Math.floor((position - whole) * PHASES)) * this.taps;
    const first = whole - this.reach + 1;
    let sum = 0;
    for (let tap = 0; tap < this.taps; tap++) sum += (input[first + tap] as number) * (this.table[row + tap] as number);
    return sum;
  }
}

/** Rows of a Blackman-windowed sinc, each normalised to a gain of one. */
function filterTable(reach: number, scale: number): Float32Array {
  const taps = 2 * reach;
  const table = new Float32Array(PHASES * taps);
  for (let phase = 0; phase < PHASES; phase++) {
    let sum = 0;
    for (let tap = 0; tap < taps; tap++) {
      const x = tap - reach + 1 - (phase + 0.5) / PHASES;
      const sinc = x === 0 ? 1 : Math.sin(Math.PI * x * scale) / (Math.PI * x * scale);
      const turn = (Math.PI * x) / reach;
      const window = Math.abs(x) >= reach ? 0 : 0.42 + 0.5 * Math.cos(turn) + 0.08 * Math.cos(2 * turn);
      table[phase * taps + tap] = sinc * window;
      sum += sinc * window;
    }
    for (let tap = 0; tap < taps; tap++) table[phase * taps + tap] = (table[phase * taps + tap] as number) / sum;
  }
  return table;
}
