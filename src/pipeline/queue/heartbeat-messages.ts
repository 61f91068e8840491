/** A claim whose heart beats. */
export interface BeatingClaim {
  readonly queue: string;
  readonly deliveryId: string;
  readonly retryCount: number;
}

/** What the process tells its heartbeat thread. */
export type HeartbeatMessage =
  | { readonly kind: 'claims'; readonly added: readonly BeatingClaim[]; readonly removed: readonly string[] }
  /** The event loop turns: without it for long the thread falls silent, so that a stuck process loses its jobs. */
  | { readonly kind: 'alive' }
  | { readonly kind: 'close' };

/** What the thread tells its process. */
export type HeartbeatReport =
  | { readonly kind: 'trouble'; readonly trouble: string }
  /** Ids of deliveries that are in other hands. */
  | { readonly kind: 'lost'; readonly deliveryIds: readonly string[] };

export interface HeartbeatSettings {
  readonly url: string;
  /** The name of this process in the records of its claims. */
  readonly worker: string;
  readonly everyMs: number;
}
