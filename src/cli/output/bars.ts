import { escapeUnprintable } from '../../platform/logging/redaction.js';
import { cut, shorten } from './table.js';

/** One bar. */
export interface Bar {
  readonly name: string;
  /** 0 to 1. */
  readonly share: number;
  readonly note: string;
  readonly state: 'waiting' | 'running' | 'good' | 'bad';
}

const WIDTH = 20;
/** Of a terminal of fewer columns than NARROW. */
const NARROW_WIDTH = 8;
const NARROW = 72;
const LONGEST_NAME = 28;
const SHORTEST_NAME = 12;
/** What a line has besides name and bar: mark, gaps, percentage and a status. */
const REST = 22;
/** Between two drawings, in milliseconds. */
const FRAME_MS = 80;
const MARKS = { waiting: '·', running: '▸', good: '✓', bad: '✗' } as const;

/**
 * Bars below each other on a terminal, drawn over at most every 80 ms. Where the screen has fewer lines than there are bars, the running ones
 * are shown and a line counts the rest.
 */
export class Bars {
  private drawn = 0;
  private timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly stream: NodeJS.WriteStream,
    private readonly bars: () => readonly Bar[],
  ) {}

  /** Something has changed. */
  touch(): void {
    this.timer ??= setTimeout(() => this.draw(), FRAME_MS);
  }

  /** Draws the last state and leaves it on the screen. */
  end(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.draw();
  }

  private draw(): void {
    this.timer = null;
    const lines = linesOf(this.bars(), this.stream.rows || 24, this.stream.columns || 80);
    const up = this.drawn > 0 ? `\u001b[${this.drawn}A` : '';
    const rest = this.drawn > lines.length ? '\u001b[0J' : '';
    this.stream.write(`${up}${lines.map((line) => `\u001b[2K${line}\n`).join('')}${rest}`);
    this.drawn = lines.length;
  }
}

/** @returns at most one line less than the screen has, none wider than it */
export function linesOf(bars: readonly Bar[], rows: number, columns: number): string[] {
  const room = Math.max(2, rows - 1);
  const width = columns < NARROW ? NARROW_WIDTH : WIDTH;
  const most = Math.min(LONGEST_NAME, Math.max(SHORTEST_NAME, columns - width - REST));
  const longest = Math.min(most, Math.max(...bars.map(({ name }) => [...name].length)));
  const shown = bars.length <= room ? bars : foremost(bars, room - 1);
  const lines = shown.map((bar) => cut(lineOf(bar, longest, width), columns - 1));
  if (shown.length === bars.length) return lines;
  const count = (state: Bar['state']) => bars.filter((bar) => bar.state === state).length;
  return [
    ...lines,
    cut(
      `  ${bars.length} files: ${count('good')} done, ${count('bad')} failed, ${count('waiting')} to come`,
      columns - 1,
    ),
  ];
}

/** The running ones first, then those that failed, to come and done, in their order. */
function foremost(bars: readonly Bar[], room: number): readonly Bar[] {
  const order: readonly Bar['state'][] = ['running', 'bad', 'waiting', 'good'];
  return order.flatMap((state) => bars.filter((bar) => bar.state === state)).slice(0, room);
}

function lineOf({ name, share, note, state }: Bar, longest: number, width: number): string {
  const full = Math.round(Math.min(1, Math.max(0, share)) * width);
  const bar = `${'█'.repeat(full)}${'░'.repeat(width - full)}`;
  const percent = `${Math.floor(share * 100)} %`.padStart(5);
  return `${MARKS[state]} ${shorten(escapeUnprintable(name), longest).padEnd(longest)} ${bar} ${percent}  ${escapeUnprintable(note).replace(/\s+/g, ' ')}`.trimEnd();
}
