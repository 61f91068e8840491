/** What runs a statement: a session, or the engine's pool. */
export interface Questions {
  query<Row extends object>(text: string, values?: unknown[]): Promise<{ readonly rows: readonly Row[] }>;
}
