import { createInterface } from 'node:readline';
import type { Client, QueryResult } from 'pg';
import { printable } from './side-by-side.js';

/** Wider cells are cut: a transcript would fill the screen. */
const CELL_WIDTH = 60;

/** What the console reads from and writes to. */
export interface ConsoleStreams {
  readonly input: NodeJS.ReadableStream & { readonly isTTY?: boolean };
  readonly output: NodeJS.WritableStream;
}

/**
 * Reads SQL, each statement ended by a semicolon at the end of a line, runs it and writes its rows as a table. A statement that fails
 * writes its message, and the next one runs. Ends with the input.
 * @returns how many statements failed
 */
export async function sqlConsole(client: Client, { input, output }: ConsoleStreams): Promise<number> {
  const lines = createInterface({ input, output: input.isTTY ? output : undefined, prompt: 'studio=> ' });
  let statement = '';
  let failed = 0;
  if (input.isTTY) lines.prompt();
  for await (const line of lines) {
    statement += `${line}\n`;
    if (!/;\s*$/.test(line)) continue;
    failed += (await runStatement(client, statement, output)) ? 0 : 1;
    statement = '';
    if (input.isTTY) lines.prompt();
  }
  if (statement.trim() !== '') failed += (await runStatement(client, statement, output)) ? 0 : 1;
  return failed;
}

async function runStatement(client: Client, text: string, output: NodeJS.WritableStream): Promise<boolean> {
  try {
    // Several statements on one line give several results.
    const results = [(await client.query(text)) as QueryResult | QueryResult[]].flat();
    for (const result of results) output.write(`${tableOf(result).join('\n')}\n`);
    return true;
  } catch (error) {
    output.write(`ERROR: ${(error as Error).message}\n`);
    return false;
  }
}

/** The rows in columns with headings, then their number; for a statement without rows what it did. */
export function tableOf({ fields, rows, command, rowCount }: QueryResult): string[] {
  if (fields.length === 0) return [`${command} ${rowCount ?? ''}`.trimEnd()];
  const names = fields.map(({ name }) => name);
  const cells = rows.map((row: Record<string, unknown>) => names.map((name) => cellOf(row[name])));
  const widths = names.map((name, at) => Math.max(name.length, ...cells.map((row) => row[at]?.length ?? 0)));
  const line = (values: readonly string[]) =>
    values
      .map((value, at) => value.padEnd(widths[at] ?? 0))
      .join(' | ')
      .trimEnd();
  const rule = widths.map((width) => '-'.repeat(width)).join('-+-');
  return [line(names), rule, ...cells.map(line), `(${rows.length} ${rows.length === 1 ? 'row' : 'rows'})`];
}

function cellOf(value: unknown): string {
  const text =
    value === null
      ? ''
      : value instanceof Date
        ? value.toISOString()
        : typeof value === 'object'
          ? JSON.stringify(value)
          : String(value);
  const line = printable(text).replaceAll('\n', ' ');
  return line.length > CELL_WIDTH ? `${line.slice(0, CELL_WIDTH - 1)}…` : line;
}
