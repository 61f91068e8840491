import { randomUUID } from 'node:crypto';

/** A channel's part in a topic that it shares with others. */
export interface TopicMember {
  /** What the topic's presence lists the member under. */
  readonly presenceKey: string;
  /** Whether it is sent its own broadcasts. */
  readonly self: boolean;
  send(event: string, payload: unknown): void;
}

interface Presence {
  readonly key: string;
  readonly meta: Readonly<Record<string, unknown>>;
}

interface Topic {
  readonly members: Set<TopicMember>;
  readonly presences: Map<TopicMember, Presence>;
}

/** Broadcast and presence: what channels of one topic say to each other. Nothing is stored. */
export class Topics {
  private readonly topics = new Map<string, Topic>();

  join(name: string, member: TopicMember): void {
    const topic = this.topics.get(name) ?? { members: new Set(), presences: new Map() };
    this.topics.set(name, topic);
    topic.members.add(member);
  }

  leave(name: string, member: TopicMember): void {
    const topic = this.topics.get(name);
    if (topic === undefined) return;
    this.untrack(name, member);
    topic.members.delete(member);
    if (topic.members.size === 0) this.topics.delete(name);
  }

  /** @param from null for a message that came over HTTP */
  broadcast(name: string, from: TopicMember | null, payload: unknown): void {
    for (const member of this.topics.get(name)?.members ?? []) {
      if (member !== from || member.self) member.send('broadcast', payload);
    }
  }

  track(name: string, member: TopicMember, payload: unknown): void {
    const topic = this.topics.get(name);
    if (topic === undefined) return;
    const state = typeof payload === 'object' && payload !== null ? payload : {};
    const before = topic.presences.get(member);
    const presence = { key: member.presenceKey, meta: { ...state, phx_ref: randomUUID() } };
    topic.presences.set(member, presence);
    this.sendDiff(topic, [presence], before === undefined ? [] : [before]);
  }

  untrack(name: string, member: TopicMember): void {
    const topic = this.topics.get(name);
    const before = topic?.presences.get(member);
    if (topic === undefined || before === undefined) return;
    topic.presences.delete(member);
    this.sendDiff(topic, [], [before]);
  }

  /** Who is there, as a channel that joins is sent it. */
  presenceState(name: string): Record<string, unknown> {
    return byKey([...(this.topics.get(name)?.presences.values() ?? [])]);
  }

  private sendDiff(topic: Topic, joins: readonly Presence[], leaves: readonly Presence[]): void {
    for (const member of topic.members) {
      member.send('presence_diff', { joins: byKey(joins), leaves: byKey(leaves) });
    }
  }
}

function byKey(presences: readonly Presence[]): Record<string, { metas: unknown[] }> {
  // A client chooses its key: `__proto__` must be one like any other.
  const state: Record<string, { metas: unknown[] }> = Object.create(null);
  for (const { key, meta } of presences) {
    const entry = state[key] ?? { metas: [] };
    entry.metas.push(meta);
    state[key] = entry;
  }
  return state;
}
