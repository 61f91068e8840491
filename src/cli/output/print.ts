import { escapeUnprintable } from '../../platform/logging/redaction.js';

/** A line of the result, on standard output. What comes from elsewhere is shown without anything that a terminal obeys. */
export function print(line = ''): void {
  process.stdout.write(`${escapeUnprintable(line)}\n`);
}

/** A remark beside the result, on standard error: scripts read results alone. */
export function remark(line: string): void {
  process.stderr.write(`${escapeUnprintable(line)}\n`);
}

/** A value as one line of JSON, whose strings spell out what a terminal obeys: JSON itself leaves out DEL, C1 and bidirectional marks. */
export function printJson(value: unknown): void {
  process.stdout.write(`${escapeUnprintable(JSON.stringify(value))}\n`);
}

/** Whether bars may be drawn: on a terminal that moves its cursor. */
export function drawsBars(): boolean {
  return process.stdout.isTTY === true && process.env.TERM !== 'dumb';
}

const COLOURS = { red: 31, green: 32, yellow: 33, dim: 2 } as const;

/** Colours a text on a terminal, unless NO_COLOR asks for none (no-color.org). */
export function coloured(
  text: string,
  colour: keyof typeof COLOURS,
  stream: NodeJS.WriteStream = process.stdout,
): string {
  const wanted = stream.isTTY === true && (process.env.NO_COLOR ?? '') === '' && process.env.TERM !== 'dumb';
  return wanted ? `\u001b[${COLOURS[colour]}m${text}\u001b[0m` : text;
}
