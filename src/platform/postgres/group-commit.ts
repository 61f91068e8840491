import { isDatabaseOutage } from './outage.js';

/** Writes a group of items in one transaction and answers for each, in the same order. */
export type GroupWriter<Item, Answer> = (items: readonly Item[]) => Promise<readonly Answer[]>;

interface Waiting<Item, Answer> {
  readonly item: Item;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: unknown) => void;
}

/** How large a group may be. */
export interface GroupLimits<Item> {
  readonly items: number;
  /** Of all its items together, in the unit of `weigh`. */
  readonly weight: number;
  readonly weigh: (item: Item) => number;
  /**
   * Groups that are written concurrently as long as all of them are small; 1 by default. A write that is slow then does not hold up the next few
   * items, but the groups are smaller.
   */
  readonly beside?: number;
  /**
   * How long a second group may wait for more items while it has less than half of the items that are in flight together; 0 by default. Under load both
   * groups then have the same size. The second group starts at the latest when the first one ends. Milliseconds.
   */
  readonly patienceMs?: number;
}

const SMALL_GROUP = 16;

/**
 * Lets writers that are ready at the same moment share one transaction, as PostgreSQL's own group commit does. A single writer does
 * not wait: the first is written immediately. Those that arrive meanwhile form the next group, which is written together with a small group if the limits allow it, and after a larger one.
 */
export class GroupCommit<Item, Answer> {
  private waiting: Waiting<Item, Answer>[] = [];

  /** The sizes of the groups that are being written. */
  private readonly underWay: number[] = [];
  private beside: NodeJS.Immediate | null = null;
  private patience: NodeJS.Timeout | null = null;
  /** The most items that waited or were being written at the same time, minus one for each group since. */
  private together = 0;

  /** @param write one transaction for the whole group; if it throws, no part of the group is stored */
  constructor(
    private readonly write: GroupWriter<Item, Answer>,
    private readonly limits: GroupLimits<Item>,
  ) {}

  /** Stores the item; resolves after the commit. Throws the error of this item's transaction. */
  submit(item: Item): Promise<Answer> {
    const [answer] = this.submitAll([item]);
    return answer as Promise<Answer>;
  }

  /** Stores items that come together in one group, as far as the limits allow. A promise for each, in their order, as of `submit`. */
  submitAll(items: readonly Item[]): Promise<Answer>[] {
    const answers = items.map(
      (item) => new Promise<Answer>((resolve, reject) => this.waiting.push({ item, resolve, reject })),
    );
    this.drain();
    return answers;
  }

  private drain(): void {
    if (this.waiting.length === 0) return;
    if (this.underWay.length === 0) this.begin();
    else if (this.hasPlaceBeside()) this.scheduleBeside();
  }

  private hasPlaceBeside(): boolean {
    return this.underWay.length < (this.limits.beside ?? 1) && this.underWay.every((size) => size <= SMALL_GROUP);
  }

  private scheduleBeside(): void {
    const { patienceMs = 0 } = this.limits;
    // What is ready in this turn of the event loop goes together.
    if (patienceMs === 0 || this.waiting.length * 2 >= this.together)
      this.beside ??= setImmediate(() => this.beginBeside());
    else this.patience ??= setTimeout(() => this.beginBeside(), patienceMs);
  }

  private beginBeside(): void {
    this.unschedule();
    if (this.waiting.length > 0 && this.hasPlaceBeside()) this.begin();
  }

  private unschedule(): void {
    clearImmediate(this.beside ?? undefined);
    clearTimeout(this.patience ?? undefined);
    this.beside = null;
    this.patience = null;
  }

  private begin(): void {
    this.unschedule();
    const all = this.underWay.reduce((sum, size) => sum + size, this.waiting.length);
    this.together = Math.max(all, this.together - 1);
    const group = this.waiting.splice(0, this.groupSize());
    this.underWay.push(group.length);
    void this.writeGroup(group).finally(() => {
      this.underWay.splice(this.underWay.indexOf(group.length), 1);
      this.drain();
    });
  }

  /** As many as the limits allow, one at least. */
  private groupSize(): number {
    const { items, weight, weigh } = this.limits;
    let size = 0;
    let total = 0;
    for (const { item } of this.waiting) {
      total += weigh(item);
      if (size === items || (size > 0 && total > weight)) break;
      size += 1;
    }
    return size;
  }

  private async writeGroup(group: readonly Waiting<Item, Answer>[]): Promise<void> {
    try {
      const answers = await this.write(group.map(({ item }) => item));
      group.forEach(({ resolve }, index) => {
        resolve(answers[index] as Answer);
      });
    } catch (error) {
      // If the database is unreachable for one item, it is so for all. The caller decides when to retry.
      if (group.length === 1 || isDatabaseOutage(error)) {
        for (const { reject } of group) reject(error);
        return;
      }
      // One item can make the write of the others fail. Halving the group isolates it after a few attempts.
      const middle = Math.ceil(group.length / 2);
      await this.writeGroup(group.slice(0, middle));
      await this.writeGroup(group.slice(middle));
    }
  }
}
