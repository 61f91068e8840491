import { isDatabaseOutage } from './outage.js';

/** Writes a group of items in one transaction and answers for each, in the same order. */
export type GroupWriter<Item, Answer> = (items: readonly Item[]) => Promise<readonly Answer[]>;

interface Waiting<Item, Answer> {
  readonly item: Item;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Lets writers that are ready at the same moment share one transaction, as PostgreSQL's own group commit does. One that is alone
 * does not wait: the first goes at once, those that arrive meanwhile form the next group.
 */
export class GroupCommit<Item, Answer> {
  private waiting: Waiting<Item, Answer>[] = [];
  private writers = 0;

  /**
   * @param write one transaction for the whole group; when it throws nothing of the group is stored
   * @param largest most items of one group
   * @param parallel most groups at once; above 1 two groups may hold connections at the same time
   */
  constructor(
    private readonly write: GroupWriter<Item, Answer>,
    private readonly largest: number,
    private readonly parallel = 1,
  ) {}

  /** Stores the item; resolves after the commit. Throws what the transaction threw for this item. */
  submit(item: Item): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ item, resolve, reject });
      if (this.writers < this.parallel) {
        this.writers += 1;
        void this.drain();
      }
    });
  }

  private async drain(): Promise<void> {
    while (this.waiting.length > 0) {
      const group = this.waiting.splice(0, this.largest);
      await this.writeGroup(group);
    }
    this.writers -= 1;
  }

  private async writeGroup(group: readonly Waiting<Item, Answer>[]): Promise<void> {
    try {
      const answers = await this.write(group.map(({ item }) => item));
      group.forEach(({ resolve }, index) => {
        resolve(answers[index] as Answer);
      });
    } catch (error) {
      // Away for one is away for all; whoever submitted decides when to try again.
      if (group.length === 1 || isDatabaseOutage(error)) {
        for (const { reject } of group) reject(error);
        return;
      }
      // One item can spoil the write of its neighbours: by halves it stands by itself after few tries.
      const middle = Math.ceil(group.length / 2);
      await this.writeGroup(group.slice(0, middle));
      await this.writeGroup(group.slice(middle));
    }
  }
}
