/** What the engine says of itself before anybody signs in (`/console/settings.json`). Nothing in it is secret. */
export interface EngineSettings {
  readonly supabaseUrl: string;
  readonly publishableKey: string;
  readonly audioBucket: string;
  /** Embedded database, local Supabase API, two accounts made at the first start. */
  readonly localMode: boolean;
  /** Whether a browser sees the playground at /graphql. */
  readonly playground: boolean;
}

const LIMIT_MS = 10_000;

/** @throws Error with a sentence when the engine does not answer */
export async function loadSettings(): Promise<EngineSettings> {
  const answer = await fetch('/console/settings.json', { signal: AbortSignal.timeout(LIMIT_MS) });
  if (!answer.ok) throw new Error(`The engine answered ${answer.status}.`);
  return (await answer.json()) as EngineSettings;
}
