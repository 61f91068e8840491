/** A claim that sends heartbeats. */
export interface BeatingClaim {
  readonly queue: string;
  readonly deliveryId: string;
  readonly retryCount: number;
}

/** A message from the process to its heartbeat thread. */
export type HeartbeatMessage =
  | { readonly kind: 'claims'; readonly added: readonly BeatingClaim[]; readonly removed: readonly string[] }
  /** The event loop is alive. Without this message the thread stops its heartbeats, so that a stuck process loses its jobs. */
  | { readonly kind: 'alive' }
  | { readonly kind: 'close' };

/** A message from the thread to its process. */
export type HeartbeatReport =
  | { readonly kind: 'trouble'; readonly trouble: string }
  /** Ids of deliveries that other workers hold. */
  | { readonly kind: 'lost'; readonly deliveryIds: readonly string[] };

export interface HeartbeatSettings {
  readonly url: string;
  /** The name of this process in the records of its claims. */
  readonly worker: string;
  readonly everyMs: number;
}
