/** Pages of the past read at once: a thousand clients that come back together must not take every connection of the pool. */
const SLOTS = 2;

/** Lets a few reads through at a time, the others in the order they came. */
export class ReadSlots {
  private free = SLOTS;
  private readonly waiting: (() => void)[] = [];

  async run<T>(read: () => Promise<T>): Promise<T> {
    if (this.free > 0) this.free -= 1;
    else await new Promise<void>((resolve) => this.waiting.push(resolve));
    try {
      return await read();
    } finally {
      const next = this.waiting.shift();
      if (next === undefined) this.free += 1;
      else next();
    }
  }
}
