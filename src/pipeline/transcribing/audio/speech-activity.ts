import { SAMPLE_RATE, type SpeechSpan } from './decode-protocol.js';

const FRAME = SAMPLE_RATE / 50; // 20 ms
const FRAMES_PER_SECOND = SAMPLE_RATE / FRAME;
/** The noise floor is the quietest moment within this many seconds on each side: speakers pause more often than that. */
const FLOOR_REACH_SECONDS = 5;
/** Speech is at least this much louder than the floor, in dB; steady noise varies by less than 3 dB. */
const ABOVE_FLOOR_DB = 6;
/** Below this nothing counts, in dB of full scale after the high-pass: dither and converter noise lie lower. */
const QUIETEST_DB = -78;
/** Syllables make the level of speech move; a tone or noise that begins and ends does not. In dB, between the deciles. */
const SPEECH_RANGE_DB = 3;
const CLOSE_GAP_FRAMES = 15; // 0.3 s: pauses between words
/** Removes frequencies below some 10 Hz. */
const DC_POLE = 0.996;
const SHORTEST_FRAMES = 6; // 0.12 s: clicks are shorter

/** Collects the level of a 16 kHz mono stream and finds where there may be speech. Keeps 4 bytes for each 20 ms. */
export class SpeechActivity {
  private levels = new Float32Array(FRAMES_PER_SECOND * 60);
  private frames = 0;
  private filled = 0;
  private energy = 0;
  private previous: number | null = null;
  private steady = 0;
  private previousSteady = 0;

  push(block: Float32Array): void {
    for (const sample of block) {
      // A constant offset that a converter adds to every sample is not sound, and would be a floor that speech cannot rise above.
      this.steady = sample - (this.previous ?? sample) + DC_POLE * this.steady;
      this.previous = sample;
      // A first-order high-pass: hum and rumble are not speech, and the frequencies that make words intelligible lie above them.
      const bright = this.steady - 0.97 * this.previousSteady;
      this.previousSteady = this.steady;
      this.energy += bright * bright;
      if (++this.filled === FRAME) this.endFrame();
    }
  }

  /** Where there is voice activity, in seconds from the start. */
  spans(): SpeechSpan[] {
    const levels = smooth(this.levels.subarray(0, this.frames));
    const floor = noiseFloor(levels);
    const active = levels.map((level, i) =>
      level > Math.max(QUIETEST_DB, (floor[Math.floor(i / FRAMES_PER_SECOND)] as number) + ABOVE_FLOOR_DB) ? 1 : 0,
    );
    return runs(active)
      .filter(([start, end]) => end - start >= SHORTEST_FRAMES && moves(levels.subarray(start, end)))
      .map(([start, end]) => [start / FRAMES_PER_SECOND, end / FRAMES_PER_SECOND] as const);
  }

  private endFrame(): void {
    if (this.frames === this.levels.length) {
      const larger = new Float32Array(this.levels.length * 2);
      larger.set(this.levels);
      this.levels = larger;
    }
    this.levels[this.frames++] = 10 * Math.log10(this.energy / FRAME + 1e-12);
    this.filled = 0;
    this.energy = 0;
  }
}

/** Mean of three neighbours. */
function smooth(levels: Float32Array): Float32Array {
  return levels.map((level, i) => (level + (levels[i - 1] ?? level) + (levels[i + 1] ?? level)) / 3);
}

/** One value for each second. */
function noiseFloor(levels: Float32Array): Float32Array {
  const seconds = Math.ceil(levels.length / FRAMES_PER_SECOND);
  const quietest = new Float32Array(seconds).map((_, second) =>
    levels.subarray(second * FRAMES_PER_SECOND, (second + 1) * FRAMES_PER_SECOND).reduce((a, b) => Math.min(a, b), 0),
  );
  return quietest.map((_, second) =>
    quietest
      .subarray(Math.max(0, second - FLOOR_REACH_SECONDS), second + FLOOR_REACH_SECONDS + 1)
      .reduce((a, b) => Math.min(a, b), 0),
  );
}

/** Runs of active frames, those with a short gap between them joined. */
function runs(active: Float32Array): [number, number][] {
  const found: [number, number][] = [];
  for (let i = 0; i < active.length; i++) {
    if (active[i] === 0) continue;
    const last = found.at(-1);
    if (last && i - last[1] <= CLOSE_GAP_FRAMES) last[1] = i + 1;
    else found.push([i, i + 1]);
  }
  return found;
}

/** Whether the level varies as speech does, ignoring its first and last moments. */
function moves(levels: Float32Array): boolean {
  const edge = Math.min(3, Math.floor(levels.length / 4));
  const inner = levels.slice(edge, levels.length - edge).sort();
  const at = (part: number) => inner[Math.floor(part * (inner.length - 1))] as number;
  return at(0.9) - at(0.1) >= SPEECH_RANGE_DB;
}
