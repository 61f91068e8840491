import { setImmediate as immediately } from 'node:timers/promises';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { compiledProgram } from '../../../platform/compiled-program.js';
import { Semaphore } from '../../../platform/semaphore.js';
import { LimitedChild, type ProcessEnd } from '../audio/limited-child.js';
import type { SpeechMessage, SpeechOperation, SpeechOperations } from './speech-protocol.js';

/** An idle child ends after this long, which frees the memory of its model. Milliseconds. */
const IDLE_MS = 5 * 60_000;

/** Limits of one request. */
export interface SpeechLimits {
  /** Elapsed time with the loading of the model; milliseconds. */
  readonly timeoutMs: number;
  /** Resident memory of the child; bytes. */
  readonly maxRssBytes: number;
  /** When aborted, the child is ended: native work cannot be interrupted. */
  readonly signal: AbortSignal;
}

/** How a request ended. */
export type SpeechOutcome<Name extends SpeechOperation> =
  | { readonly kind: 'done'; readonly result: SpeechOperations[Name]['result']; readonly errorTail: string }
  | { readonly kind: 'failed'; readonly detail: string; readonly errorTail: string }
  /** The child died. `loading`: it was reading the model. */
  | { readonly kind: 'died'; readonly end: ProcessEnd; readonly loading: boolean; readonly errorTail: string };

/**
 * The process with the speech models: one for each engine, started on first use. It holds each model once for all jobs and works on one
 * request at a time with the model's threads; further requests wait in order.
 */
@Injectable()
export class SpeechService implements OnModuleDestroy {
  private readonly turn = new Semaphore(1);
  private child: LimitedChild | null = null;
  private idle: NodeJS.Timeout | undefined;
  private closed = false;

  /** Of the child; for tests and metrics. */
  get pid(): number | undefined {
    return this.child?.alive ? this.child.pid : undefined;
  }

  /** @throws the signal's reason when aborted: a waiting request leaves immediately, a running one ends the child first */
  ask<Name extends SpeechOperation>(
    operation: Name,
    request: SpeechOperations[Name]['request'],
    limits: SpeechLimits,
  ): Promise<SpeechOutcome<Name>> {
    return this.turn.run(() => this.work(operation, request, limits), limits.signal);
  }

  onModuleDestroy(): void {
    this.closed = true;
    this.end();
  }

  private async work<Name extends SpeechOperation>(
    operation: Name,
    request: SpeechOperations[Name]['request'],
    limits: SpeechLimits,
  ): Promise<SpeechOutcome<Name>> {
    clearTimeout(this.idle);
    const child = this.livingChild();
    const before = child.errorTail;
    let loading = false;
    let last = null as Extract<SpeechMessage, { kind: 'done' | 'failed' }> | null;
    const end = await child.work({
      ...limits,
      input: `${JSON.stringify({ operation, request })}\n`,
      onLine: (line) => {
        const message = readMessage(line);
        if (message?.kind === 'loading') loading = true;
        if (message?.kind === 'loaded') loading = false;
        if (message?.kind !== 'done' && message?.kind !== 'failed') return undefined;
        last = message;
        return 'last';
      },
    });
    this.rest();
    // What the child printed before its answer is in the pipe by now: one turn of the event loop reads it.
    await immediately();
    const errorTail = child.errorTail === before ? '' : child.errorTail;
    if (last !== null) return { ...(last as SpeechOutcome<Name>), errorTail };
    return { kind: 'died', end: end ?? { kind: 'exited', code: 0 }, loading, errorTail };
  }

  private livingChild(): LimitedChild {
    if (this.child?.alive) return this.child;
    this.child = new LimitedChild({
      command: process.execPath,
      args: ['--expose-gc', '--no-warnings', compiledProgram('speech-process', import.meta.url)],
      env: {},
    });
    return this.child;
  }

  private rest(): void {
    if (this.closed) this.end();
    else this.idle = setTimeout(() => this.end(), IDLE_MS).unref();
  }

  private end(): void {
    clearTimeout(this.idle);
    this.child?.stop();
    this.child = null;
  }
}

/** The child writes only whole messages, but a native library in it may print anything, and a killed child leaves half a line. */
function readMessage(line: string): SpeechMessage | null {
  if (!line.startsWith('{"kind":')) return null;
  try {
    return JSON.parse(line) as SpeechMessage;
  } catch {
    return null;
  }
}
