import { Command } from 'commander';
import { connection } from './connection.js';
import { EngineApi } from './engine-api.js';

/** After this long, ends a process whose interrupted work does not end. Milliseconds. */
const LIMIT_MS = 10_000;

/**
 * A signal that Ctrl-C, SIGTERM or a closed terminal aborts. The command then leaves things in order and ends; a second Ctrl-C ends the
 * process immediately.
 */
function interruption(): AbortSignal {
  const controller = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(name, () => {
      if (controller.signal.aborted) process.exit(130);
      controller.abort(new Error(`stopped by ${name}`));
      setTimeout(() => process.exit(130), LIMIT_MS).unref();
    });
  }
  return controller.signal;
}

/** Options of every command that asks an engine. */
export interface EngineOptions {
  readonly url?: string;
  readonly json?: boolean;
}

/** What a command that asks an engine works with. */
export interface EngineWork {
  readonly api: EngineApi;
  /** Aborted by Ctrl-C. */
  readonly signal: AbortSignal;
}

/** A command with the options that all share. */
export function engineCommand(name: string, description: string): Command {
  return new Command(name)
    .description(description)
    .option('--url <address>', 'the address of the engine; overrides STUDIO_URL and the login')
    .option('--json', 'JSON for scripts');
}

/** Opens the engine that the options name. @throws Fault UNAVAILABLE if there is none */
export async function openEngine({ url }: EngineOptions): Promise<EngineWork> {
  const signal = interruption();
  return { api: new EngineApi(await connection({ url }), signal), signal };
}
