const TEXT = /^(\d{1,20}):(\d{1,20}):((?:\d{1,20},)*\d{1,20})?$/;

/**
 * The transactions that a reader has seen, in PostgreSQL's form (`pg_snapshot`): all below `end` except those that were still running.
 * It distinguishes an event that was invisible then from an event that was read, whatever order the two committed in.
 */
export class Snapshot {
  private readonly running: ReadonlySet<bigint>;
  private readonly oldest: bigint;

  /**
   * @param end the first transaction that counts as not seen
   * @param pending the transactions below `end` that had not ended, ascending
   */
  constructor(
    readonly end: bigint,
    readonly pending: readonly bigint[],
  ) {
    this.running = new Set(pending);
    this.oldest = pending[0] ?? end;
  }

  /** Reads PostgreSQL's text, `xmin:xmax:xip,…`. Throws on any other text. */
  static parse(text: string): Snapshot {
    const [, , end, pending] = TEXT.exec(text) ?? [];
    if (end === undefined) throw new Error('not a snapshot');
    const numbers = pending === undefined ? [] : pending.split(',').map(BigInt);
    return new Snapshot(BigInt(end), numbers);
  }

  /** Whether the writes of this transaction were visible. */
  sees(transaction: bigint): boolean {
    if (transaction < this.oldest) return true;
    return transaction < this.end && !this.running.has(transaction);
  }

  /**
   * The same for every event, said without transactions above `newest`, the newest that is known to have written one. A transaction
   * that ended and left nothing on disk may have its number reused after a crash of the server; a transaction that wrote an event may not.
   */
  upTo(newest: bigint): Snapshot {
    const end = newest + 1n;
    return end >= this.end
      ? this
      : new Snapshot(
          end,
          this.pending.filter((transaction) => transaction < end),
        );
  }

  /** PostgreSQL's text. */
  toString(): string {
    return `${this.oldest}:${this.end}:${this.pending.join(',')}`;
  }
}
