/** Marks the faults of the servers that recordings are fetched from. */
export const SUPABASE_STORAGE = 'supabase-storage';
export const AUDIO_HOST = 'audio-host';

/** What a job can wait for: a provider, the server of its recording, its turn in the queue, or the next attempt after another transient fault. */
export const WAITING_WHATS = ['PROVIDER', 'STORAGE', 'TURN', 'RETRY'] as const;
export type WaitingWhat = (typeof WAITING_WHATS)[number];

/** Why a job waits. */
export interface WaitingFor {
  readonly what: WaitingWhat;
  readonly since: Date;
  /** The time of the next attempt; null: as soon as its turn comes. */
  readonly nextTry: Date | null;
  /** Turns in its queue that come before its own; null if it waits for something else, or the queue does not have it yet. */
  readonly turnsBefore: number | null;
  /** What happened and what the engine does about it, in full sentences. */
  readonly reason: string;
}

/** A fault as an attempt stores it. */
export interface KeptFault {
  readonly code: string;
  readonly message: string;
  readonly provider?: string | null;
}

/** What a job waits for after a fault. */
export function waitingAfter({ code, provider }: KeptFault): WaitingWhat {
  if (provider === SUPABASE_STORAGE || provider === AUDIO_HOST) return 'STORAGE';
  return /^(TRANSCRIBER|REFINER)_/.test(code) ? 'PROVIDER' : 'RETRY';
}
