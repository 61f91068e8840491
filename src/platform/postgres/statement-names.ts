/** A comment for a statement whose best plan depends on its values: it is never prepared, because PostgreSQL could keep one plan for all values. */
export const PLANNED_EACH_TIME = '/* planned each time */';
/** Most statements that are prepared; a text beyond them is sent as it is. */
const MOST_NAMES = 300;
/** Texts that were seen once; a statement that does not come again is not worth preparing. */
const MOST_SEEN = 2_000;

/**
 * The names under which a process's connections prepare their statements: the server then parses and plans a text once for each connection. A text
 * is named when it comes the second time.
 */
export class StatementNames {
  private readonly seen = new Set<string>();
  private readonly names = new Map<string, string>();
  private generation = 0;

  /** The name for a text; undefined: send it without one. */
  nameOf(text: string): string | undefined {
    const known = this.names.get(text);
    if (known !== undefined) return known;
    if (text.includes(PLANNED_EACH_TIME)) return undefined;
    if (!this.seen.has(text) || this.names.size >= MOST_NAMES) {
      if (this.seen.size >= MOST_SEEN) this.seen.clear();
      this.seen.add(text);
      return undefined;
    }
    const name = `studio_${this.generation}_${this.names.size}`;
    this.names.set(text, name);
    return name;
  }

  /** Gives every text a new name, because the statements under the old names are gone or no longer fit the schema. */
  renew(): void {
    this.generation += 1;
    this.names.clear();
  }
}

/**
 * Whether a prepared statement is gone (26000: a pooler or DISCARD removed it) or was planned for another schema: a migration added a column since then
 * (0A000), or while a function waited for the table (42804). The same statement succeeds when it is prepared again.
 */
export function isStaleStatement(error: unknown): boolean {
  const { code, message } = (error ?? {}) as { code?: unknown; message?: unknown };
  return (
    code === '26000' ||
    (code === '0A000' && String(message).includes('cached plan must not change result type')) ||
    (code === '42804' && String(message).includes('structure of query does not match function result type'))
  );
}
