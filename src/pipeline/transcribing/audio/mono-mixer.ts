/** The mix must keep this part of the loudest channel's power; two equal channels in phase keep all, one of two a quarter. */
const KEPT_POWER = 0.3;
/** How much a new block counts in the running power; blocks are some 20 ms, so this looks back about a second. */
const NEWNESS = 0.02;

/**
 * Mixes channels down to one. Where the mix loses the sound (channels in opposite phase, speech on one channel alone) it takes
 * the loudest channel instead. Samples that are not numbers become silence.
 */
export class MonoMixer {
  private readonly power: number[] = [];
  private mixPower = 0;

  mix(channels: readonly Float32Array[]): Float32Array {
    const first = channels[0] as Float32Array;
    for (const channel of channels) clean(channel);
    if (channels.length === 1) return first;
    const mixed = new Float32Array(first.length);
    for (const channel of channels) {
      for (let i = 0; i < mixed.length; i++) mixed[i] = (mixed[i] as number) + (channel[i] as number) / channels.length;
    }
    this.mixPower = follow(this.mixPower, mixed);
    channels.forEach((channel, index) => {
      this.power[index] = follow(this.power[index] ?? 0, channel);
    });
    const loudest = Math.max(...this.power);
    return this.mixPower < KEPT_POWER * loudest ? (channels[this.power.indexOf(loudest)] as Float32Array) : mixed;
  }
}

function clean(channel: Float32Array): void {
  for (let i = 0; i < channel.length; i++) if (!Number.isFinite(channel[i])) channel[i] = 0;
}

function follow(power: number, block: Float32Array): number {
  if (block.length === 0) return power;
  let sum = 0;
  for (const sample of block) sum += sample * sample;
  const now = sum / block.length;
  return power === 0 ? now : power + (now - power) * NEWNESS;
}
