import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { InputOf, OutputOf, TextDesk, TextWorkName } from '../../language/thread/text-desk.js';
import { TextThread, TextThreadError, type TextThreadTrouble } from '../../language/thread/text-thread.js';
import { compiledProgram } from '../../platform/compiled-program.js';
import { Fault } from '../../platform/fault.js';
import { LOGGER, type Logger } from '../../platform/logging/logger.js';

/** The text thread of the engine. It ends with the process, and its errors are Faults. */
@Injectable()
export class ThreadedDesk implements TextDesk, OnApplicationShutdown {
  private readonly thread: TextThread;

  constructor(@Inject(LOGGER) log: Logger) {
    const program = compiledProgram('../../language/thread/text-thread-process', import.meta.url);
    const onCrash = (error: unknown) =>
      log.error('The text thread crashed. The next text starts a new one.', { error });
    this.thread = new TextThread({ program, onCrash });
  }

  /** @throws what the work throws; Fault UNAVAILABLE if too many texts wait, INTERNAL if the text takes too much time or memory */
  async run<Name extends TextWorkName>(
    name: Name,
    input: InputOf<Name>,
    signal?: AbortSignal,
  ): Promise<OutputOf<Name>> {
    try {
      return await this.thread.run(name, input, signal);
    } catch (error) {
      throw error instanceof TextThreadError ? FAULTS[error.trouble](error) : error;
    }
  }

  onApplicationShutdown(): Promise<void> {
    return this.thread.stop();
  }
}

const FAULTS: Readonly<Record<TextThreadTrouble, (error: TextThreadError) => Fault>> = {
  full: () => new Fault('UNAVAILABLE', 'Too many texts are waiting. Try again later.'),
  stopped: () => new Fault('UNAVAILABLE', 'The engine is stopping. Try again.'),
  time: () => exhausted('time'),
  memory: () => exhausted('memory'),
  crash: ({ cause }) => Fault.from(cause),
};

function exhausted(what: 'time' | 'memory'): Fault {
  const message = `Processing the text took too much ${what}. Retry the job; cut the recording if the retry fails as well.`;
  return new Fault('INTERNAL', message, { retryable: true });
}
