export type PaidStage = 'TRANSCRIBING' | 'REFINING';

/** The orders of the stand to the provider. */
export type ProviderOrder =
  | { readonly kind: 'open'; readonly port: number; readonly ledgerFile: string; readonly apiKey: string }
  /** Refuses connections until it is opened again; what was under way is cut. */
  | { readonly kind: 'close' }
  | { readonly kind: 'latency'; readonly ms: number }
  /** Accepts calls, and keeps every answer of that stage back until `release`. */
  | { readonly kind: 'hold'; readonly stage: PaidStage }
  | { readonly kind: 'release' }
  | { readonly kind: 'answer-with-status'; readonly status: number };
