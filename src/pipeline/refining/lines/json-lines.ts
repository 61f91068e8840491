import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { Fault } from '../../../platform/fault.js';

type Answer = (line: unknown) => Promise<object>;

/** What is wrong with a line, for the person or the program that wrote it. */
export class BadLine extends Error {}

/** The words of an error that may be shown; what is not ours gives its message, for the text is the reader's own. */
function reasonOf(error: unknown): string {
  if (error instanceof BadLine || error instanceof Fault) return error.message;
  return `The line could not be processed: ${error instanceof Error ? error.message : String(error)}`;
}

async function answered(line: string, answer: Answer): Promise<object> {
  try {
    let value: unknown;
    try {
      value = JSON.parse(line);
    } catch {
      throw new BadLine('The line is not JSON. Write one JSON object on each line.');
    }
    return await answer(value);
  } catch (error) {
    return { error: reasonOf(error) };
  }
}

/**
 * Reads a JSON value a line and writes its answer as a line, in the same order. A line that cannot be answered gives `{ "error": … }` in its place, and the
 * rest continues.
 * @param atOnce lines that are processed concurrently
 */
export async function answerLines(
  { input, output }: { readonly input: Readable; readonly output: Writable },
  answer: Answer,
  atOnce = 1,
): Promise<void> {
  const waiting: Promise<object>[] = [];
  const write = async () => {
    const text = `${JSON.stringify(await waiting.shift())}\n`;
    if (!output.write(text)) await new Promise((resolve) => output.once('drain', resolve));
  };
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    waiting.push(answered(line, answer));
    if (waiting.length >= atOnce) await write();
  }
  while (waiting.length > 0) await write();
}
