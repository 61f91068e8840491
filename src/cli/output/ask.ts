import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { Fault } from '../../platform/fault.js';

interface Asking {
  /** What is typed is not shown. */
  readonly hidden?: boolean;
  /** The option that gives the answer where there is no terminal. */
  readonly option?: string;
}

/** Asks on a terminal. @throws Fault BAD_REQUEST if there is none */
export async function ask(question: string, { hidden = false, option }: Asking = {}): Promise<string> {
  if (!process.stdin.isTTY) {
    throw new Fault(
      'BAD_REQUEST',
      `The question "${question.trim()}" needs a terminal. Pass the answer ${option === undefined ? 'as an option' : `with ${option}`}.`,
    );
  }
  process.stderr.write(question);
  // What is typed is not shown: a secret does not stay on the screen.
  const output = hidden ? new Writable({ write: (_chunk, _encoding, done) => done() }) : process.stderr;
  const lines = createInterface({ input: process.stdin, output, terminal: true });
  try {
    const interrupted = new Promise<never>((_, reject) => {
      const stop = () => reject(new Fault('CANCELLED', 'Nothing was changed.'));
      lines.once('SIGINT', stop);
      lines.once('close', stop);
    });
    return (await Promise.race([lines.question(''), interrupted])).trim();
  } finally {
    lines.close();
    if (hidden) process.stderr.write('\n');
  }
}

/** A yes or a no; enter alone is a no. */
export async function confirm(question: string): Promise<boolean> {
  return /^y(es)?$/i.test(await ask(`${question} [y/N] `));
}

/** Longest secret that is read from standard input, in characters. */
const LONGEST = 10_000;

/** Everything on standard input, without the line end: how scripts pass a secret, which an argument would show to everybody. */
export async function readStdin(): Promise<string> {
  let text = '';
  for await (const chunk of process.stdin) {
    text += String(chunk);
    if (text.length > LONGEST) throw new Fault('BAD_REQUEST', 'Standard input is longer than any password or key.');
  }
  return text.trim();
}
