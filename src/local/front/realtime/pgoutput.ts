/** A row's columns as text; null is SQL's NULL. A large value that an UPDATE did not touch is not sent and is absent here. */
export type RowText = Readonly<Record<string, string | null>>;

/** A table as the stream describes it. */
export interface Relation {
  readonly id: number;
  readonly schema: string;
  readonly table: string;
  readonly columns: readonly { readonly name: string; readonly typeId: number; readonly key: boolean }[];
}

/** One committed change of a row. */
export interface RowChange {
  readonly type: 'INSERT' | 'UPDATE' | 'DELETE';
  readonly relation: Relation;
  /** Null for a DELETE. */
  readonly row: RowText | null;
  /** The replica identity: of a DELETE and an UPDATE the key, or the whole old row where REPLICA IDENTITY is FULL. */
  readonly old: RowText;
  /** When its transaction committed. */
  readonly committedAt: Date;
  /** The lower 32 bits of its transaction's id. */
  readonly transactionId: number;
  /** Of its message in the stream. */
  readonly bytes: number;
}

/** PostgreSQL counts microseconds since 2000-01-01. */
const EPOCH_MS = Date.UTC(2000, 0, 1);

/** Reads the messages of PostgreSQL's output plugin `pgoutput`, protocol version 1 ("Logical Replication Message Formats"). */
export class PgOutputReader {
  private readonly relations = new Map<number, Relation>();
  private committedAt = new Date(0);
  private transactionId = 0;
  private bytes = 0;

  /** @returns the change that the message holds, null when it holds none */
  read(message: Buffer): RowChange | null {
    const bytes = new ByteReader(message);
    this.bytes = message.length;
    switch (bytes.letter()) {
      case 'B':
        bytes.skip(8);
        this.committedAt = new Date(EPOCH_MS + Number(bytes.int64() / 1000n));
        this.transactionId = bytes.int32();
        return null;
      case 'R':
        this.remember(bytes);
        return null;
      case 'I':
        return this.insert(bytes);
      case 'U':
        return this.update(bytes);
      case 'D':
        return this.delete(bytes);
      default:
        return null;
    }
  }

  private remember(bytes: ByteReader): void {
    const id = bytes.int32();
    const [schema, table] = [bytes.text(), bytes.text()];
    bytes.skip(1);
    const columns = Array.from({ length: bytes.int16() }, () => {
      const key = (bytes.int8() & 1) === 1;
      const [name, typeId] = [bytes.text(), bytes.int32()];
      bytes.skip(4);
      return { key, name, typeId };
    });
    // pg_catalog is sent as an empty name.
    this.relations.set(id, { id, schema: schema || 'pg_catalog', table, columns });
  }

  private insert(bytes: ByteReader): RowChange | null {
    const relation = this.relations.get(bytes.int32());
    if (relation === undefined) return null;
    bytes.skip(1);
    return this.change('INSERT', relation, tuple(bytes, relation), {});
  }

  private update(bytes: ByteReader): RowChange | null {
    const relation = this.relations.get(bytes.int32());
    if (relation === undefined) return null;
    let kind = bytes.letter();
    let old: RowText | null = null;
    if (kind !== 'N') {
      old = identity(tuple(bytes, relation), relation, kind);
      kind = bytes.letter();
    }
    const row = tuple(bytes, relation);
    // The old key is sent only when it changed.
    return this.change('UPDATE', relation, row, old ?? identity(row, relation, 'K'));
  }

  private delete(bytes: ByteReader): RowChange | null {
    const relation = this.relations.get(bytes.int32());
    if (relation === undefined) return null;
    const kind = bytes.letter();
    return this.change('DELETE', relation, null, identity(tuple(bytes, relation), relation, kind));
  }

  private change(type: RowChange['type'], relation: Relation, row: RowText | null, old: RowText): RowChange {
    const { committedAt, transactionId, bytes } = this;
    return { type, relation, row, old, committedAt, transactionId, bytes };
  }
}

/** Of kind K only the key's columns have values; the others are sent as NULL. */
function identity(row: RowText, { columns }: Relation, kind: string): RowText {
  if (kind === 'O') return row;
  return Object.fromEntries(columns.filter(({ key }) => key).map(({ name }) => [name, row[name] ?? null]));
}

function tuple(bytes: ByteReader, { columns }: Relation): RowText {
  const row: Record<string, string | null> = {};
  const count = bytes.int16();
  for (let at = 0; at < count; at += 1) {
    const kind = bytes.letter();
    const value = kind === 't' ? bytes.take(bytes.int32()) : null;
    const name = columns[at]?.name;
    if (name !== undefined && kind !== 'u') row[name] = value;
  }
  return row;
}

class ByteReader {
  private at = 0;

  constructor(private readonly bytes: Buffer) {}

  skip(count: number): void {
    this.at += count;
  }

  letter(): string {
    return String.fromCharCode(this.int8());
  }

  int8(): number {
    this.at += 1;
    return this.bytes.readUInt8(this.at - 1);
  }

  int16(): number {
    this.at += 2;
    return this.bytes.readInt16BE(this.at - 2);
  }

  int32(): number {
    this.at += 4;
    return this.bytes.readUInt32BE(this.at - 4);
  }

  int64(): bigint {
    this.at += 8;
    return this.bytes.readBigInt64BE(this.at - 8);
  }

  /** Ends with a zero byte. */
  text(): string {
    const end = this.bytes.indexOf(0, this.at);
    const text = this.bytes.toString('utf8', this.at, end);
    this.at = end + 1;
    return text;
  }

  take(length: number): string {
    this.at += length;
    return this.bytes.toString('utf8', this.at - length, this.at);
  }
}
