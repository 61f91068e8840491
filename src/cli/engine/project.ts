import { Fault } from '../../platform/fault.js';
import { send } from './send.js';

/** The Supabase project behind an engine, as the engine tells everybody. */
export interface Project {
  readonly supabaseUrl: string;
  readonly publishableKey: string;
  readonly audioBucket: string;
}

/** @throws Fault UNAVAILABLE where no engine answers, BAD_REQUEST where something else does */
export async function readProject(engineUrl: string): Promise<Project> {
  const answer = await send(`${engineUrl}/console/settings.json`);
  const settings = answer.ok ? ((await answer.json().catch(() => null)) as Partial<Project> | null) : null;
  const { supabaseUrl, publishableKey, audioBucket } = settings ?? {};
  if (supabaseUrl !== undefined && publishableKey !== undefined && audioBucket !== undefined) {
    return { supabaseUrl, publishableKey, audioBucket };
  }
  if (answer.status >= 500) throw new Fault('UNAVAILABLE', `The engine at ${engineUrl} is not ready. Try again soon.`);
  throw new Fault('BAD_REQUEST', `What answers at ${engineUrl} is no engine. Check the address.`);
}
