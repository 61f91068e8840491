import { randomUUID } from 'node:crypto';
import { Fault } from '../../../platform/fault.js';
import type { FrontCaller } from '../front-callers.js';
import { type ChangePayload, type ChangeSubscriber, newSeenRows } from './change-delivery.js';
import type { ChannelMessage } from './frames.js';
import type { JoinConfig } from './join-config.js';
import type { RealtimeServices } from './realtime-services.js';
import type { TopicMember } from './topics.js';

/** A channel's connection to its client. */
export interface ChannelLine {
  send(message: ChannelMessage): void;
  /** The channel has ended and the client was notified. */
  closed(channel: Channel): void;
}

/** One joined channel of a socket. */
export class Channel implements ChangeSubscriber, TopicMember {
  readonly seen = newSeenRows();
  readonly presenceKey: string;
  private expiry: NodeJS.Timeout | undefined;
  private left = false;

  constructor(
    readonly topic: string,
    readonly joinRef: string | null,
    public caller: FrontCaller,
    private readonly config: JoinConfig,
    private readonly scope: { readonly services: RealtimeServices; readonly line: ChannelLine },
  ) {
    this.presenceKey = config.presenceKey || randomUUID();
  }

  get bindings() {
    return this.config.bindings;
  }

  get self() {
    return this.config.broadcastSelf;
  }

  /** Resolves when nothing that happens from now on is missed. */
  async start(): Promise<void> {
    const { feed, topics } = this.scope.services;
    if (this.bindings.length > 0) await feed.add(this);
    if (this.left) {
      feed.remove(this);
      return;
    }
    topics.join(this.topic, this);
    this.watchExpiry();
  }

  /** What the client is sent after the answer to its join. */
  greet(): void {
    this.send('presence_state', this.scope.services.topics.presenceState(this.topic));
    if (this.bindings.length > 0) this.system('ok', 'Subscribed to PostgreSQL', 'postgres_changes');
  }

  /** Handles what a joined channel is sent; joining and leaving are the socket's. */
  async hear({ event, ref, payload }: ChannelMessage): Promise<void> {
    const { topics, callers } = this.scope.services;
    if (event === 'access_token') {
      await this.renew(callers.of(String((payload as { access_token?: unknown })?.access_token ?? '')));
    } else if (event === 'broadcast') {
      topics.broadcast(this.topic, this, payload);
      if (this.config.broadcastAck) this.reply(ref, {});
    } else if (event === 'presence') {
      const { event: what, payload: state } = payload as { event?: unknown; payload?: unknown };
      if (what === 'track') topics.track(this.topic, this, state);
      else topics.untrack(this.topic, this);
      this.reply(ref, {});
    }
  }

  deliver(ids: readonly number[], data: ChangePayload): void {
    this.send('postgres_changes', { ids, data });
  }

  lost(): void {
    this.fail('The stream of changes ended. Join again.');
  }

  send(event: string, payload: unknown): void {
    if (this.left) return;
    this.scope.line.send({ joinRef: this.joinRef, ref: null, topic: this.topic, event, payload });
  }

  leave(): void {
    if (this.left) return;
    this.left = true;
    clearTimeout(this.expiry);
    this.scope.services.feed.remove(this);
    this.scope.services.topics.leave(this.topic, this);
    this.scope.line.closed(this);
  }

  private reply(ref: string | null, response: object): void {
    const payload = { status: 'ok', response };
    this.scope.line.send({ joinRef: this.joinRef, ref, topic: this.topic, event: 'phx_reply', payload });
  }

  private async renew(asked: Promise<FrontCaller>): Promise<void> {
    try {
      const caller = await asked;
      if (caller.claims.sub !== this.caller.claims.sub || caller.role !== this.caller.role) this.seen.clear();
      this.caller = caller;
      this.watchExpiry();
    } catch (error) {
      this.end(Fault.from(error).message);
    }
  }

  /** A token that is not renewed in time ends the channel, as hosted. */
  private watchExpiry(): void {
    clearTimeout(this.expiry);
    const { expiresAt } = this.caller;
    if (expiresAt === null) return;
    const LONGEST_TIMER_MS = 2 ** 31 - 1;
    const ms = Math.min(Math.max(0, expiresAt - Date.now()), LONGEST_TIMER_MS);
    this.expiry = setTimeout(() => {
      if (Date.now() >= expiresAt) this.end('The token has expired.');
      else this.watchExpiry();
    }, ms);
    this.expiry.unref();
  }

  /** Ends the channel permanently; the client must subscribe again. */
  private end(why: string): void {
    this.system('error', why, 'system');
    this.send('phx_close', {});
    this.leave();
  }

  /** Ends the channel with an error, after which the client joins again on its own. */
  private fail(why: string): void {
    this.system('error', why, 'postgres_changes');
    this.send('phx_error', {});
    this.leave();
  }

  private system(status: 'ok' | 'error', message: string, extension: string): void {
    this.send('system', { channel: this.topic.replace(/^realtime:/, ''), extension, message, status });
  }
}
