import { escapeUnprintable } from '../../platform/logging/redaction.js';

const GAP = '  ';
/** Where the output is not a terminal nothing is cut. */
const UNLIMITED = Number.POSITIVE_INFINITY;

/** A name is not cut to fewer characters. */
const SHORTEST_NAME = 12;

interface Layout {
  /** Of the terminal, in characters. */
  readonly width?: number;
  /** The column of names, which are shortened where a row is too wide. */
  readonly names?: number;
}

/**
 * Rows under their headings, in columns. On a terminal, names are shortened and then lines are cut to fit its width.
 * @returns lines without trailing blanks
 */
export function table(
  headings: readonly string[],
  rows: readonly (readonly (string | number | null)[])[],
  { width = process.stdout.isTTY ? process.stdout.columns || 80 : UNLIMITED, names }: Layout = {},
): string[] {
  const cells = [headings, ...rows.map((row) => row.map(cell))];
  const widths = headings.map((_, column) => Math.max(...cells.map((row) => lengthOf(row[column] ?? ''))));
  if (names !== undefined) {
    const excess = widths.reduce((sum, one) => sum + one + GAP.length, -GAP.length) - width;
    const wanted = widths[names] ?? 0;
    widths[names] = Math.min(wanted, Math.max(SHORTEST_NAME, wanted - Math.max(0, excess)));
  }
  return cells.map((row) => {
    const line = row.map((text, column) => {
      const room = widths[column] ?? 0;
      const shown = shorten(text, room);
      return shown + ' '.repeat(room - lengthOf(shown));
    });
    return cut(line.join(GAP).trimEnd(), width);
  });
}

/** A name without its middle: names of one series differ at the end. */
export function shorten(text: string, width: number): string {
  const letters = [...text];
  if (letters.length <= width) return text;
  const end = Math.floor((width - 1) / 2);
  return `${letters.slice(0, width - 1 - end).join('')}…${letters.slice(letters.length - end).join('')}`;
}

/** A text without what is beyond the width; an ellipsis says that something is missing. */
export function cut(text: string, width: number): string {
  const letters = [...text];
  return letters.length <= width ? text : `${letters.slice(0, Math.max(1, width - 1)).join('')}…`;
}

/** A length of time for people, such as 850 ms, 12.4 s or 3 min. */
export function duration(milliseconds: number | null): string {
  if (milliseconds === null) return '-';
  if (milliseconds < 1_000) return `${Math.round(milliseconds)} ms`;
  if (milliseconds < 120_000) return `${(milliseconds / 1_000).toFixed(1)} s`;
  return milliseconds < 7_200_000
    ? `${Math.round(milliseconds / 60_000)} min`
    : `${(milliseconds / 3_600_000).toFixed(1)} h`;
}

/** A time to the second in UTC, such as 2026-11-30 09:15:00. */
export function shortTime(iso: string): string {
  return iso.slice(0, 19).replace('T', ' ');
}

function cell(value: string | number | null): string {
  return value === null ? '-' : escapeUnprintable(String(value)).replace(/\s+/g, ' ');
}

function lengthOf(text: string): number {
  return [...text].length;
}
