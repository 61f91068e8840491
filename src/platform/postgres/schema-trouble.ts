/** A statement that the database's schema does not fit. */
export interface SchemaMisfit {
  /** SQLSTATE of class 42, e.g. 42703: a column is missing. */
  readonly code: string;
  readonly since: Date;
}

/**
 * Remembers that the database's schema does not fit this release: while a migration is half rolled out, or for good. Readiness tells it until
 * a statement of the same kind succeeds.
 */
export class SchemaTrouble {
  private misfit: SchemaMisfit | null = null;

  get current(): SchemaMisfit | null {
    return this.misfit;
  }

  /** Takes note of an error of class 42 and says whether it is news; any other error is not taken note of. */
  note(error: unknown): boolean {
    const code = sqlState(error);
    if (!code.startsWith('42')) return false;
    const news = this.misfit === null;
    this.misfit ??= { code, since: new Date() };
    return news;
  }

  clear(): void {
    this.misfit = null;
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
