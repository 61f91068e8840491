import type { WebSocket } from 'ws';
import { Fault } from '../../../platform/fault.js';
import { changedTables, checkFilter } from './changed-table.js';
import { Channel } from './channel.js';
import { type ChannelMessage, type ProtocolVersion, readFrame, writeBinaryBroadcast, writeFrame } from './frames.js';
import { type JoinConfig, readJoin } from './join-config.js';
import type { RealtimeServices } from './realtime-services.js';
import { SocketOutbox } from './socket-outbox.js';

const MOST_CHANNELS = 100;
/** The client sends a heartbeat every 25 s. */
const SILENCE_MS = 90_000;
/** Messages of one socket that wait for their turn, e.g. behind a join. */
const MOST_UNHANDLED = 1_000;

/** One websocket of a frontend, with its channels. */
export class RealtimeSocket {
  private readonly channels = new Map<string, Channel>();
  private handling: Promise<void> = Promise.resolve();
  private unhandled = 0;
  private nextId = 1;
  private silence: NodeJS.Timeout | undefined;
  private readonly outbox: SocketOutbox;

  /** @param key the `apikey` of the address: who a channel is that shows no token */
  constructor(
    private readonly socket: WebSocket,
    private readonly version: ProtocolVersion,
    private readonly key: string,
    private readonly services: RealtimeServices,
  ) {
    this.outbox = new SocketOutbox(socket, services.log);
    socket.on('message', (data, isBinary) => this.take(data as Buffer, isBinary));
    socket.on('error', () => socket.terminate());
    socket.once('close', () => this.end());
    this.waitForWord();
  }

  /** Messages are handled one after the other: a leave never overtakes its join. */
  private take(data: Buffer, isBinary: boolean): void {
    this.waitForWord();
    this.unhandled += 1;
    if (this.unhandled > MOST_UNHANDLED) {
      this.socket.close(1008, 'too many messages at once');
      return;
    }
    this.handling = this.handling.then(async () => {
      try {
        await this.handle(readFrame(data, isBinary, this.version));
      } catch (error) {
        this.services.log.debug('The local Realtime refused a message.', { error });
      } finally {
        this.unhandled -= 1;
      }
    });
  }

  private async handle(message: ChannelMessage): Promise<void> {
    const { topic, event } = message;
    const channel = this.channels.get(topic);
    if (topic === 'phoenix' && event === 'heartbeat') this.reply(message, 'ok', {});
    else if (event === 'phx_join') await this.join(message);
    else if (event === 'phx_leave') {
      channel?.leave();
      this.reply(message, 'ok', {});
      this.send({ ...message, ref: null, event: 'phx_close', payload: {} });
    } else if (channel === undefined) this.reply(message, 'error', { reason: 'unmatched topic' });
    else await channel.hear(message);
  }

  private async join(message: ChannelMessage): Promise<void> {
    this.channels.get(message.topic)?.leave();
    try {
      if (this.channels.size >= MOST_CHANNELS)
        throw new Fault('BAD_REQUEST', 'A socket can have at most 100 channels.');
      const config = readJoin(message.payload, this.nextId);
      this.nextId += config.bindings.length;
      const channel = await this.channelOf(message, config);
      this.channels.set(message.topic, channel);
      await channel.start();
      this.reply(message, 'ok', { postgres_changes: config.echo });
      channel.greet();
    } catch (error) {
      this.channels.get(message.topic)?.leave();
      this.services.log.debug('A channel of the local Realtime could not be joined.', { error });
      this.reply(message, 'error', { reason: Fault.from(error).message });
    }
  }

  private async channelOf({ topic, joinRef }: ChannelMessage, config: JoinConfig): Promise<Channel> {
    if (!topic.startsWith('realtime:')) throw new Fault('BAD_REQUEST', 'A topic must begin with "realtime:".');
    if (config.private) {
      throw new Fault(
        'FORBIDDEN',
        'Local mode has no private channels: leave out "private: true", or use a hosted project.',
      );
    }
    const caller = await this.services.callers.of(config.accessToken ?? this.key);
    for (const { schema, table, filter } of config.bindings) {
      const tables = await changedTables(this.services.sessions, schema, table);
      if (tables.length === 0) {
        throw new Fault(
          'BAD_REQUEST',
          `Realtime has no table ${schema}.${table}: add it with "alter publication supabase_realtime add table …".`,
        );
      }
      for (const each of tables) await checkFilter(this.services.sessions, each, { filter, caller });
    }
    const line = {
      send: (message: ChannelMessage) => this.send(message),
      closed: (channel: Channel) => {
        if (this.channels.get(topic) === channel) this.channels.delete(topic);
      },
    };
    return new Channel(topic, joinRef, caller, config, { services: this.services, line });
  }

  private reply({ joinRef, ref, topic }: ChannelMessage, status: 'ok' | 'error', response: object): void {
    this.send({ joinRef, ref, topic, event: 'phx_reply', payload: { status, response } });
  }

  private send(message: ChannelMessage): void {
    this.outbox.send(frameOf(message, this.version));
  }

  private waitForWord(): void {
    clearTimeout(this.silence);
    this.silence = setTimeout(() => this.socket.terminate(), SILENCE_MS);
    this.silence.unref();
  }

  private end(): void {
    clearTimeout(this.silence);
    for (const channel of [...this.channels.values()]) channel.leave();
    // A join that is under way ends first; its channel is then left too.
    void this.handling.then(() => {
      for (const channel of [...this.channels.values()]) channel.leave();
    });
  }
}

function frameOf(message: ChannelMessage, version: ProtocolVersion): string | Buffer {
  const { event, payload } = message.payload as { event?: unknown; payload?: unknown };
  if (message.event !== 'broadcast' || !Buffer.isBuffer(payload)) return writeFrame(message, version);
  if (version === '2.0.0') return writeBinaryBroadcast(message.topic, String(event), payload);
  return writeFrame(
    { ...message, payload: { type: 'broadcast', event, payload: payload.toString('base64') } },
    version,
  );
}
