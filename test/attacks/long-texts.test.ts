import { Worker } from 'node:worker_threads';
import { describe, expect, it } from '@jest/globals';

/** Characters of each text: where the time grows with the square of the length, they take an hour instead of a second. */
const LENGTH = 2_000_000;
/** A busy machine may need this long for a second of work. */
const LIMIT_MS = 200_000;

interface LongText {
  readonly name: string;
  /** In read-long-text.mjs. */
  readonly reader: string;
  readonly before?: string;
  readonly pump: string;
  readonly after?: string;
}

const bible = { reader: 'brandBible', pump: ' ', after: 'x' };

const LONG_TEXTS: readonly LongText[] = [
  { name: 'a value like many suggestions', reader: 'suggestions', pump: 'Did you mean ' },
  { name: 'a heading of blanks', ...bible, before: '## ' },
  { name: 'a rule of blanks', ...bible, before: '## Style\n\n- ' },
  { name: 'an example of blanks', ...bible, before: '## Examples\n\nSpoken: ' },
  { name: 'reasoning that is opened again and again', reader: 'reasoning', pump: '<think>' },
  { name: 'reasoning under two names', reader: 'reasoning', before: '<think>', pump: '<a:think></b:think>' },
  { name: 'folded reasoning, again and again', reader: 'reasoning', pump: '<details type="reasoning">' },
  { name: 'a fence without end', reader: 'answer', pump: '~', after: '\nx\n~~~' },
  { name: 'templates within templates', reader: 'activeContent', pump: '{{' },
  { name: 'images within images', reader: 'activeContent', pump: '![' },
  { name: 'empty lines', reader: 'activeContent', pump: '\r' },
  { name: 'what was said before, again and again', reader: 'spokenText', pump: '<|startofprev|>' },
  { name: 'quotation marks alone', reader: 'times', pump: '"' },
  { name: 'a label of hyphens', reader: 'labels', pump: 'Ab-' },
  { name: 'a wait of blanks', reader: 'wait', before: '1h', pump: ' ', after: 'x' },
];

/** Reads in a thread that is ended when it takes too long: nothing else stops a regular expression. */
async function read({ reader, before = '', pump, after = '' }: LongText): Promise<string> {
  const workerData = { reader, before, pump, after, length: LENGTH };
  const worker = new Worker(new URL('./read-long-text.mjs', import.meta.url), { workerData });
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const timer = setTimeout(() => resolve('not read in time'), LIMIT_MS);
  worker.once('message', resolve).once('error', reject);
  try {
    return await promise;
  } finally {
    clearTimeout(timer);
    await worker.terminate();
  }
}

describe('a text of two million characters', () => {
  it.each(LONG_TEXTS)('is read in a time that grows with its length: $name', async (row) => {
    expect(await read(row)).toBe('read');
  });
});
