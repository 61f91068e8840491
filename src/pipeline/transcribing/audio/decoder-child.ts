import { compiledProgram } from '../../../platform/compiled-program.js';
import { confined } from './confinement.js';
import type { DecodeMessage, DecodeRequest } from './decode-protocol.js';
import { type ChildWork, LimitedChild, type ProcessEnd } from './limited-child.js';
import { residentBytes } from './memory-watch.js';

/**
 * By default V8 grows its heap to the limit before it collects garbage: 302 MB resident after two hours of MP3, of which 34 MB were
 * live (the reader's index of packets, 10 MB an hour). With these flags it stays at 154 MB.
 */
const MAX_RSS_BYTES = 512 * 1024 * 1024;
const MEMORY_FLAGS = ['--max-old-space-size=192', '--max-semi-space-size=2', '--optimize-for-size'];
/** After small files a decoder holds 118 MB (the first) to 141 MB (a hundred); above this limit it holds memory that it no longer needs. */
const MAX_IDLE_RSS_BYTES = 220 * 1024 * 1024;
/** Bounds slow memory leaks of a native library. */
const MAX_FILES = 100;

export type DecoderWork = Omit<ChildWork, 'input' | 'maxRssBytes' | 'onLine'> & {
  readonly onMessage: (message: DecodeMessage) => void;
};

/** A decoder process. It decodes one file after another and ends after a failed file. */
export class DecoderChild {
  private readonly child = new LimitedChild(
    confined(process.execPath, [...MEMORY_FLAGS, '--no-warnings', compiledProgram('decode-process', import.meta.url)]),
  );
  private files = 0;
  private decoded = true;

  /** The end of its error output. */
  get errorTail(): string {
    return this.child.errorTail;
  }

  /** Decodes one file. Returns how the process ended, or null if it decoded the file and waits for another. */
  decode(request: DecodeRequest, { onMessage, ...limits }: DecoderWork): Promise<ProcessEnd | null> {
    this.files += 1;
    this.decoded = false;
    return this.child.work({
      ...limits,
      input: `${JSON.stringify(request)}\n`,
      maxRssBytes: MAX_RSS_BYTES,
      onLine: (line) => {
        const message = readMessage(line);
        if (message === null) return undefined;
        onMessage(message);
        this.decoded ||= message.kind === 'decoded';
        return message.kind === 'decoded' ? 'last' : undefined;
      },
    });
  }

  /** Whether it may decode another file. */
  async mayGoOn(): Promise<boolean> {
    if (!this.alive || !this.decoded || this.files >= MAX_FILES) return false;
    const bytes = await residentBytes(this.child.pid);
    return bytes === null || bytes <= MAX_IDLE_RSS_BYTES;
  }

  get alive(): boolean {
    return this.child.alive;
  }

  stop(): void {
    this.child.stop();
  }
}

/** The child writes only whole messages, but a native library in it may print anything, and a killed child leaves half a line. */
function readMessage(line: string): DecodeMessage | null {
  if (!line.startsWith('{"kind":')) return null;
  try {
    return JSON.parse(line) as DecodeMessage;
  } catch {
    return null;
  }
}
