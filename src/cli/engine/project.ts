import { Fault } from '../../platform/fault.js';
import { reasonOf, send } from './send.js';

/** The Supabase project behind an engine, as the engine publishes it. */
export interface Project {
  readonly supabaseUrl: string;
  readonly publishableKey: string;
  readonly audioBucket: string;
}

/** @throws Fault UNAVAILABLE if no engine answers, BAD_REQUEST if something else does */
export async function readProject(engineUrl: string): Promise<Project> {
  const answer = await send(`${engineUrl}/console/settings.json`);
  const { supabaseUrl, publishableKey, audioBucket } = answer.ok ? await settingsIn(answer, engineUrl) : {};
  if (supabaseUrl !== undefined && publishableKey !== undefined && audioBucket !== undefined) {
    return { supabaseUrl, publishableKey, audioBucket };
  }
  if (answer.status >= 500) throw new Fault('UNAVAILABLE', `The engine at ${engineUrl} is not ready. Try again soon.`);
  throw noEngine(engineUrl, `it answers with status ${answer.status}`);
}

async function settingsIn(answer: Response, engineUrl: string): Promise<Partial<Project>> {
  const text = await answer.text().catch((cause: unknown) => {
    throw new Fault('UNAVAILABLE', `The answer of ${engineUrl} ended early (${reasonOf(cause)}). Try again.`, {
      cause,
    });
  });
  try {
    return (JSON.parse(text) as Partial<Project> | null) ?? {};
  } catch (cause) {
    throw noEngine(engineUrl, 'its answer is not JSON', cause);
  }
}

function noEngine(engineUrl: string, why: string, cause?: unknown): Fault {
  return new Fault('BAD_REQUEST', `The server at ${engineUrl} is not an engine: ${why}. Check the address.`, { cause });
}
