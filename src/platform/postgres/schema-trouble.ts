/** A statement that the database's schema does not fit. */
export interface SchemaMisfit {
  /** SQLSTATE of class 42, e.g. 42703: a column is missing. */
  readonly code: string;
  readonly since: Date;
}

/** The refused operations: each recovers separately. */
export type RefusedWork = 'claim' | 'settle';

/**
 * Remembers that the database's schema does not fit this release: while a migration is half rolled out, or permanently. Readiness reports it
 * until a statement of the same kind succeeds.
 */
export class SchemaTrouble {
  private readonly misfits = new Map<RefusedWork, SchemaMisfit>();

  /** The oldest trouble; null without one. */
  get current(): SchemaMisfit | null {
    return this.misfits.values().next().value ?? null;
  }

  /** Records an error of class 42 and returns whether it is new; ignores any other error. */
  note(error: unknown, work: RefusedWork = 'settle'): boolean {
    const code = sqlState(error);
    if (!code.startsWith('42')) return false;
    if (this.misfits.has(work)) return false;
    this.misfits.set(work, { code, since: new Date() });
    return true;
  }

  /** The operation succeeded, which ends its own trouble but not that of another operation. */
  clear(work: RefusedWork = 'settle'): void {
    this.misfits.delete(work);
  }
}

/** SQLSTATE class 42: the statement and the schema, or its grants, do not fit. The same value may be stored once they do. */
export function isSchemaMisfit(error: unknown): boolean {
  return sqlState(error).startsWith('42');
}

/** The driver's errors carry a SQLSTATE of five characters. */
function sqlState(error: unknown): string {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' && code.length === 5 ? code : '';
}
