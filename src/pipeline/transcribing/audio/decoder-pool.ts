import { availableParallelism } from 'node:os';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { Semaphore } from '../../../platform/semaphore.js';
import { DecoderChild } from './decoder-child.js';

/** Passes a decoder to the work and returns it to the pool afterwards. */
export type LendDecoder = <T>(signal: AbortSignal, work: (decoder: DecoderChild) => Promise<T>) => Promise<T>;

/** A decoder that is idle for this long ends, which frees some 130 MB. Milliseconds. */
const IDLE_MS = 15_000;

interface IdleDecoder {
  readonly decoder: DecoderChild;
  readonly userId: string;
  readonly timer: NodeJS.Timeout;
}

/** A process for one file. */
export const lendFreshDecoder: LendDecoder = async (_, work) => {
  const decoder = new DecoderChild();
  try {
    return await work(decoder);
  } finally {
    decoder.stop();
  }
};

/**
 * Keeps idle decoders for further files of the same user: starting one costs many times as much as a small recording.
 * A process that has read one user's file never reads another's, since a hostile file may have taken it over.
 */
@Injectable()
export class DecoderPool implements OnModuleDestroy {
  private readonly places = availableParallelism();
  /** Decoding keeps a core busy. */
  private readonly cores = new Semaphore(this.places);
  /** Longest idle first. */
  private idle: IdleDecoder[] = [];
  private atWork = 0;
  private closed = false;

  lendTo(userId: string): LendDecoder {
    return (signal, work) =>
      this.cores.run(async () => {
        this.atWork += 1;
        const decoder = this.take(userId);
        try {
          return await work(decoder);
        } finally {
          await this.giveBack(decoder, userId);
          this.atWork -= 1;
        }
      }, signal);
  }

  onModuleDestroy(): void {
    this.closed = true;
    for (const { decoder } of this.idle) this.retire(decoder);
  }

  /** No more processes than cores: ends another user's idle decoder to make room. */
  private take(userId: string): DecoderChild {
    const own = this.idle.findLast((item) => item.userId === userId && item.decoder.alive);
    if (own) {
      this.forget(own.decoder);
      return own.decoder;
    }
    while (this.idle[0] && this.idle.length + this.atWork > this.places) this.retire(this.idle[0].decoder);
    return new DecoderChild();
  }

  private async giveBack(decoder: DecoderChild, userId: string): Promise<void> {
    if (!(await decoder.mayGoOn()) || this.closed) return decoder.stop();
    const timer = setTimeout(() => this.retire(decoder), IDLE_MS).unref();
    this.idle.push({ decoder, userId, timer });
  }

  private retire(decoder: DecoderChild): void {
    this.forget(decoder);
    decoder.stop();
  }

  private forget(decoder: DecoderChild): void {
    clearTimeout(this.idle.find((item) => item.decoder === decoder)?.timer);
    this.idle = this.idle.filter((item) => item.decoder !== decoder);
  }
}
