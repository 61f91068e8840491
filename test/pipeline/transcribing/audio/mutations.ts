/** A source of numbers in [0, 1) that gives the same ones for a seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

type Change = (file: Buffer, random: () => number) => Buffer;
const whole = (random: () => number, below: number) => Math.floor(random() * below);
/** Where headers, tags and tables lie. */
const HEAD = 256;

/** Ways to spoil a file, by name. */
export const CHANGES: Readonly<Record<string, Change>> = {
  'bit flips': (file, random) => {
    const changed = Buffer.from(file);
    for (let flips = 1 + whole(random, 40); flips > 0; flips -= 1) {
      const at = whole(random, changed.length);
      changed.writeUInt8(changed.readUInt8(at) ^ (1 << whole(random, 8)), at);
    }
    return changed;
  },
  'flips in the header': (file, random) => {
    const changed = Buffer.from(file);
    for (let flips = 1 + whole(random, 6); flips > 0; flips -= 1) {
      const at = whole(random, Math.min(HEAD, changed.length));
      changed.writeUInt8(whole(random, 256), at);
    }
    return changed;
  },
  truncation: (file, random) => file.subarray(0, whole(random, file.length)),
  'a number out of all bounds': (file, random) => {
    const changed = Buffer.from(file);
    const at = whole(random, Math.min(HEAD * 4, changed.length) - 4);
    const value = [0, 1, 0x7fffffff, 0xffffffff, 0x80000000, 0xffff0000][whole(random, 6)] as number;
    if (random() < 0.5) changed.writeUInt32BE(value, at);
    else changed.writeUInt32LE(value, at);
    return changed;
  },
  'swapped parts': (file, random) => {
    const [a = 0, b = 0, c = 0] = [0, 1, 2].map(() => whole(random, file.length)).sort((x, y) => x - y);
    return Buffer.concat([file.subarray(0, a), file.subarray(b, c), file.subarray(a, b), file.subarray(c)]);
  },
  'a part twice, or not at all': (file, random) => {
    const [a = 0, b = 0] = [0, 1].map(() => whole(random, file.length)).sort((x, y) => x - y);
    const part = file.subarray(a, b);
    return random() < 0.5
      ? Buffer.concat([file.subarray(0, b), part, file.subarray(b)])
      : Buffer.concat([file.subarray(0, a), file.subarray(b)]);
  },
};

/** The file damaged once or twice. The same seed gives the same file. */
export function mutation(file: Buffer, seed: number): { readonly content: Buffer; readonly how: string } {
  const random = seeded(seed);
  const names = Object.keys(CHANGES);
  const chosen = Array.from({ length: random() < 0.7 ? 1 : 2 }, () => names[whole(random, names.length)] as string);
  const content = chosen.reduce(
    (spoilt, name) => (spoilt.length < 8 ? spoilt : (CHANGES[name] as Change)(spoilt, random)),
    file,
  );
  return { content, how: chosen.join(', then ') };
}
