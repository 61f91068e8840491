/** Time constant of the running powers, in seconds. */
const MEMORY_SECONDS = 1;
/** Channels that correlate this strongly in opposite phase would cancel out: one of them is inverted. A correlation coefficient. */
const OPPOSITE = 0.2;
/** Below this power the estimates are not updated: a silent channel resembles any other. */
const SILENCE = 1e-10;

/**
 * Mixes channels down to one. Every channel is always part of the mix, because in an interview each speaker may have one. Channels in
 * opposite phase are inverted, so that they do not cancel out. The sum is scaled to the loudness of the loudest channel, so that a voice on
 * one of many channels is not lost. Samples that are not numbers become silence.
 */
export class MonoMixer {
  private power: number[] = [];
  private likeness: number[] = [];
  private signs: number[] = [];

  /** @param rate samples a second */
  mix(channels: readonly Float32Array[], rate: number): Float32Array {
    const first = channels[0] as Float32Array;
    for (const channel of channels) clean(channel);
    if (channels.length === 1 || first.length === 0) return first;
    this.learn(channels, 1 - Math.exp(-first.length / rate / MEMORY_SECONDS));
    const loudest = Math.max(...this.power, SILENCE);
    const speaking = this.power.reduce((sum, power) => sum + power, 0) / loudest;
    const mixed = new Float32Array(first.length);
    channels.forEach((channel, index) => {
      const gain = (this.signs[index] as number) / Math.max(1, speaking);
      for (let i = 0; i < mixed.length; i++) mixed[i] = (mixed[i] as number) + (channel[i] as number) * gain;
    });
    return withoutClipping(mixed);
  }

  /** Updates the powers, and which channels are the inverse of the loudest one. */
  private learn(channels: readonly Float32Array[], newness: number): void {
    if (this.power.length !== channels.length) {
      [this.power, this.likeness] = [channels.map(() => 0), channels.map(() => 0)];
      this.signs = channels.map(() => 1);
    }
    this.power = this.power.map((power, i) => follow(power, product(at(channels, i), at(channels, i)), newness));
    const reference = this.power.indexOf(Math.max(...this.power));
    const referencePower = this.power[reference] as number;
    // The polarity of the reference must not change when another channel becomes the reference: the voice would jump.
    const upright = this.signs[reference] as number;
    channels.forEach((channel, i) => {
      const alike = product(channel, at(channels, reference)) * upright;
      this.likeness[i] = follow(this.likeness[i] as number, alike, newness);
      const scale = Math.sqrt((this.power[i] as number) * referencePower);
      if (i === reference || scale < SILENCE) return;
      const correlation = (this.likeness[i] as number) / scale;
      if (Math.abs(correlation) > OPPOSITE) this.signs[i] = Math.sign(correlation);
    });
  }
}

function at(channels: readonly Float32Array[], index: number): Float32Array {
  return channels[index] as Float32Array;
}

/** Mean of the products of two blocks. */
function product(one: Float32Array, other: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < one.length; i++) sum += (one[i] as number) * (other[i] as number);
  return sum / one.length;
}

function follow(before: number, now: number, newness: number): number {
  return before === 0 ? now : before + (now - before) * newness;
}

function clean(channel: Float32Array): void {
  for (let i = 0; i < channel.length; i++) if (!Number.isFinite(channel[i])) channel[i] = 0;
}

/** Two speakers who begin at the same moment may be too loud together until the estimates adapt. */
function withoutClipping(block: Float32Array): Float32Array {
  let peak = 0;
  for (const sample of block) peak = Math.max(peak, Math.abs(sample));
  return peak <= 1 ? block : block.map((sample) => sample / peak);
}
