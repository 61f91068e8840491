import { fileURLToPath } from 'node:url';
import { confined } from '../../../../src/pipeline/transcribing/audio/confinement.js';
import type { DecodeRequest } from '../../../../src/pipeline/transcribing/audio/decode-protocol.js';
import { LimitedChild } from '../../../../src/pipeline/transcribing/audio/limited-child.js';

const PROGRAM = fileURLToPath(new URL('./decode-many.mjs', import.meta.url));
const FLAGS = ['--max-old-space-size=192', '--max-semi-space-size=2', '--optimize-for-size', '--no-warnings'];

/** Ten times as many as the engine gives to one decoder. */
const MOST_FILES = 1_000;

/** A decoder that is not ended after a refusal: many damaged files cost little, and what one leaves behind is seen in the next. */
export class WarmDecoder {
  private child: LimitedChild | null = null;
  private bytesAtFirst = 0;
  private bytes = 0;
  private files = 0;
  private mostGrown = 0;

  /** How much more memory than after its first file it held at its end: the most of all processes that it was. */
  get grownBytes(): number {
    return Math.max(this.mostGrown, this.bytes - this.bytesAtFirst);
  }

  /** `decoded`, `refused`, or how the process ended. */
  async decode(request: DecodeRequest): Promise<string> {
    const child = this.child ?? new LimitedChild(confined(process.execPath, [...FLAGS, PROGRAM]));
    this.child = child;
    let answer: { end: string; bytes: number } | undefined;
    const end = await child.work({
      input: `${JSON.stringify(request)}\n`,
      timeoutMs: 600_000,
      processorMs: 60_000,
      silentProcessorMs: 4_000,
      maxRssBytes: 512 * 1024 * 1024,
      signal: new AbortController().signal,
      onLine: (line) => {
        const said = JSON.parse(line) as { end?: string; bytes: number };
        if (said.end === undefined) return undefined;
        answer = { end: said.end, bytes: said.bytes };
        return 'last';
      },
    });
    if (answer === undefined) {
      this.stop();
      // As the engine takes it: a damaged container in which the reader turns in circles is unreadable.
      return end?.kind === 'out-of-processor-time' ? 'refused' : `${JSON.stringify(end)} ${child.errorTail}`;
    }
    this.bytes = answer.bytes;
    this.bytesAtFirst ||= answer.bytes;
    this.files += 1;
    if (this.files >= MOST_FILES) this.stop();
    return answer.end === 'decoded' ? 'decoded' : 'refused';
  }

  stop(): void {
    this.mostGrown = this.grownBytes;
    this.child?.stop();
    this.child = null;
    [this.bytes, this.bytesAtFirst, this.files] = [0, 0, 0];
  }
}
