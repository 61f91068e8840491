/** How many items may be taken now, or after how long (milliseconds) to ask again. */
export interface PumpAllowance {
  readonly room: number;
  readonly waitMs: number;
}

/** What a pump works with. */
export interface PumpParts<Item> {
  /** Most items at once. */
  readonly capacity: number;
  /** Takes up to `room` items. */
  readonly take: (room: number) => Promise<readonly Item[]>;
  /** Runs one item; answers after how many milliseconds it is due again, or null. Must not throw. */
  readonly run: (item: Item) => Promise<number | null>;
  /** How many of the free slots may be filled now. */
  readonly allowance: (free: number) => PumpAllowance;
  /** Called when items could not be taken; the pump retries shortly. */
  readonly onError: (error: unknown) => void;
  /** A wake-up can be lost: an idle pump checks on its own after this many milliseconds. */
  readonly backstopMs: () => number;
}

/** Slots that wait for items which are taken elsewhere. */
export interface PumpSlots<Item> {
  readonly room: number;
  /** Runs the items, as if the pump had taken them. */
  readonly fill: (items: readonly Item[]) => void;
  /** It is unknown whether items were taken: the pump takes them itself. */
  readonly giveUp: () => void;
}

const FIRST_RETRY_MS = 200;
const LAST_RETRY_MS = 2_000;

/**
 * Keeps the slots of one stage filled: takes as many items as there are free slots in one statement. It does so when it is woken, when slots
 * become free while more items may wait, and periodically. It never runs two takes at once.
 */
export class StagePump<Item> {
  private active = 0;
  private taking: Promise<void> | null = null;
  /** Whether more items may wait than the last take returned. */
  private more = true;
  private failures = 0;
  private timer: NodeJS.Timeout | null = null;
  private dueAt = Number.POSITIVE_INFINITY;
  private readonly due = new Set<NodeJS.Timeout>();
  private closed = false;

  constructor(private readonly parts: PumpParts<Item>) {}

  /** There may be something to take. */
  wake(): void {
    this.more = true;
    this.fill();
  }

  /** An item is due after this many milliseconds. */
  wakeIn(delayMs: number): void {
    if (this.closed) return;
    const timer = setTimeout(() => {
      this.due.delete(timer);
      this.wake();
    }, delayMs + 1);
    timer.unref();
    this.due.add(timer);
  }

  /** Keeps the free slots for items that are taken elsewhere, and takes none itself meanwhile; null if none is free, or it is taking already. */
  keepSlots(): PumpSlots<Item> | null {
    if (this.closed || this.taking !== null) return null;
    const { room } = this.parts.allowance(this.parts.capacity - this.active);
    if (room <= 0) return null;
    const { promise, resolve } = Promise.withResolvers<readonly Item[]>();
    this.begin(room, () => promise);
    const giveUp = () => {
      this.more = true;
      resolve([]);
    };
    return { room, fill: resolve, giveUp };
  }

  /** Stops taking items; running items continue. Resolves when the take that is under way has ended. */
  async stop(): Promise<void> {
    this.closed = true;
    if (this.timer !== null) clearTimeout(this.timer);
    for (const timer of this.due) clearTimeout(timer);
    await this.taking;
  }

  private fill(): void {
    if (this.closed || this.taking !== null || !this.more) return;
    const { room, waitMs } = this.parts.allowance(this.parts.capacity - this.active);
    if (room > 0) this.begin(room, this.parts.take);
    else if (waitMs > 0) this.lookAgainIn(waitMs);
  }

  private begin(room: number, take: PumpParts<Item>['take']): void {
    this.taking = this.take(room, take).finally(() => {
      this.taking = null;
      this.fill();
    });
  }

  private async take(room: number, take: PumpParts<Item>['take']): Promise<void> {
    this.more = false;
    try {
      const items = await take(room);
      this.failures = 0;
      if (items.length === room) this.more = true;
      for (const item of items) this.start(item);
      this.lookAgainIn(this.parts.backstopMs());
    } catch (error) {
      this.parts.onError(error);
      this.lookAgainIn(Math.min(LAST_RETRY_MS, FIRST_RETRY_MS * 2 ** this.failures));
      this.failures += 1;
    }
  }

  private start(item: Item): void {
    this.active += 1;
    void this.parts.run(item).then((dueInMs) => {
      this.active -= 1;
      if (dueInMs !== null) this.wakeIn(dueInMs);
      // Items that end together are replaced together.
      setImmediate(() => this.fill());
    });
  }

  /** The earliest requested time counts. */
  private lookAgainIn(delayMs: number): void {
    if (this.closed) return;
    const at = performance.now() + delayMs;
    if (this.timer !== null && this.dueAt <= at && this.dueAt > performance.now()) return;
    if (this.timer !== null) clearTimeout(this.timer);
    this.dueAt = at;
    this.timer = setTimeout(() => {
      this.timer = null;
      this.wake();
    }, delayMs);
    this.timer.unref();
  }
}
