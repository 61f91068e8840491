import { randomBytes } from 'node:crypto';
import pg, { type ClientConfig, type Connection, type Submittable } from 'pg';
import { PgOutputReader, type RowChange } from './pgoutput.js';

/** Below the server's limit of 60 s for a receiver that says nothing (`wal_sender_timeout`). */
const STATUS_EVERY_MS = 10_000;
const EPOCH_MS = Date.UTC(2000, 0, 1);

export interface ChangeStreamOptions {
  /** Of a superuser, on a server with `wal_level = logical`. */
  readonly databaseUrl: string;
  readonly publication: string;
  /** Called for each committed change, in commit order. */
  readonly onChange: (change: RowChange) => void;
  /** Called once when the stream ends without `close`. */
  readonly onEnd: (error: Error | null) => void;
}

/** pg's connection has this method too; its types do not show it. */
type CopyConnection = Connection & { sendCopyFromChunk(chunk: Buffer): void };

/**
 * The committed changes of the tables in a publication, by logical decoding. Its replication slot is temporary: PostgreSQL drops it with
 * the connection, so a front that is gone holds back no write-ahead log.
 */
export class ChangeStream {
  private readonly reader = new PgOutputReader();
  private connection: CopyConnection | null = null;
  private received = 0n;
  private ended = false;
  private timer: NodeJS.Timeout | undefined;

  private constructor(
    private readonly client: pg.Client,
    private readonly options: ChangeStreamOptions,
  ) {
    client.on('error', (error) => this.end(error));
    client.on('end', () => this.end(null));
  }

  /** Resolves when the slot exists: every change that commits after this is received. */
  static async open(options: ChangeStreamOptions): Promise<ChangeStream> {
    const config = { connectionString: options.databaseUrl, connectionTimeoutMillis: 10_000, replication: 'database' };
    const client = new pg.Client(config as ClientConfig);
    const stream = new ChangeStream(client, options);
    try {
      await client.connect();
      const slot = `studio_front_${randomBytes(8).toString('hex')}`;
      await client.query(`CREATE_REPLICATION_SLOT ${slot} TEMPORARY LOGICAL pgoutput (SNAPSHOT 'nothing')`);
      stream.start(slot);
      return stream;
    } catch (error) {
      await stream.close();
      throw error;
    }
  }

  /** Stops reading from the socket, so that PostgreSQL waits and no buffer grows. */
  pause(): void {
    this.connection?.stream.pause();
  }

  resume(): void {
    this.connection?.stream.resume();
  }

  async close(): Promise<void> {
    this.ended = true;
    clearInterval(this.timer);
    await this.client.end().catch(() => undefined);
  }

  private start(slot: string): void {
    const publication = this.options.publication.replaceAll("'", "''");
    const command = `START_REPLICATION SLOT ${slot} LOGICAL 0/0 (proto_version '1', publication_names '${publication}')`;
    const query: Submittable & Record<string, unknown> = {
      submit: (connection: Connection) => {
        this.connection = connection as CopyConnection;
        connection.query(command);
      },
      handleCopyData: ({ chunk }: { chunk: Buffer }) => this.hear(chunk),
      handleError: (error: Error) => this.end(error),
      handleCommandComplete: () => undefined,
      handleReadyForQuery: () => this.end(null),
    };
    this.client.query(query);
    this.timer = setInterval(() => this.sendStatus(), STATUS_EVERY_MS);
    this.timer.unref();
  }

  /** `w`: a piece of the log, after three numbers of 8 bytes. `k`: the server asks whether somebody is there. */
  private hear(chunk: Buffer): void {
    const kind = String.fromCharCode(chunk.readUInt8(0));
    if (kind === 'w') {
      this.received = chunk.readBigInt64BE(9);
      const change = this.reader.read(chunk.subarray(25));
      if (change !== null && !this.ended) this.options.onChange(change);
    } else if (kind === 'k') {
      this.received = chunk.readBigInt64BE(1);
      if (chunk.readUInt8(17) === 1) this.sendStatus();
    }
  }

  /** The received position of the log, reported as written, flushed and applied alike. */
  private sendStatus(): void {
    const message = Buffer.alloc(34);
    message.write('r', 0);
    for (const at of [1, 9, 17]) message.writeBigInt64BE(this.received, at);
    message.writeBigInt64BE(BigInt(Date.now() - EPOCH_MS) * 1000n, 25);
    this.connection?.sendCopyFromChunk(message);
  }

  private end(error: Error | null): void {
    if (this.ended) return;
    this.ended = true;
    clearInterval(this.timer);
    void this.client.end().catch(() => undefined);
    this.options.onEnd(error);
  }
}
