import { Readable } from 'node:stream';
import { Fault } from '../../../platform/fault.js';

/** The file of a form, with the fields that came before it. */
export interface MultipartFile {
  readonly fields: ReadonlyMap<string, string>;
  readonly contentType: string;
  /** Not yet read. It fails when the form breaks off. */
  readonly body: Readable;
}

const LARGEST_FIELD_BYTES = 64 * 1024;
const LARGEST_HEADERS_BYTES = 16 * 1024;
const MOST_FIELDS = 100;

/**
 * Reads a form (RFC 7578) up to its first file, whose bytes are then streamed and not kept in memory. What follows the file is
 * ignored.
 * @throws Fault BAD_REQUEST when it is not a form or has no file
 */
export async function readMultipart(source: Readable, contentType: string): Promise<MultipartFile> {
  const boundary = /;\s*boundary=(?:"([^"]+)"|([^;\s]+))/i.exec(contentType);
  const name = boundary?.[1] ?? boundary?.[2];
  if (name === undefined) throw new Fault('BAD_REQUEST', 'The Content-Type of the form has no boundary.');
  const form = new FormReader(source);
  const delimiter = Buffer.from(`\r\n--${name}`);
  const fields = new Map<string, string>();
  await form.until(delimiter, LARGEST_FIELD_BYTES);
  while (fields.size <= MOST_FIELDS) {
    // After the last delimiter come two dashes; after every other one a new line.
    if ((await form.until(Buffer.from('\n'), 256)).toString().startsWith('--')) break;
    const part = headersOf((await form.until(Buffer.from('\r\n\r\n'), LARGEST_HEADERS_BYTES)).toString());
    if (part.isFile) return { fields, contentType: part.contentType, body: Readable.from(form.stream(delimiter)) };
    fields.set(part.name, (await form.until(delimiter, LARGEST_FIELD_BYTES)).toString());
  }
  throw new Fault('BAD_REQUEST', 'The form has no file.');
}

function headersOf(text: string): { name: string; isFile: boolean; contentType: string } {
  const disposition = /^content-disposition:(.*)$/im.exec(text)?.[1] ?? '';
  const type = /^content-type:(.*)$/im.exec(text)?.[1]?.trim();
  return {
    name: /;\s*name="([^"]*)"/i.exec(disposition)?.[1] ?? '',
    isFile: /;\s*filename\*?=/i.test(disposition),
    contentType: type === undefined || type === '' ? 'application/octet-stream' : type,
  };
}

class FormReader {
  private readonly chunks: AsyncIterator<Buffer>;
  // The first delimiter can be at the very beginning, without the line break before every other one.
  private buffer = Buffer.from('\r\n');

  constructor(source: Readable) {
    this.chunks = source[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  }

  /** The bytes before the mark, which is passed over. */
  async until(mark: Buffer, most: number): Promise<Buffer> {
    for (;;) {
      const at = this.buffer.indexOf(mark);
      if (at >= 0) {
        const found = this.buffer.subarray(0, at);
        this.buffer = this.buffer.subarray(at + mark.length);
        return found;
      }
      if (this.buffer.length > most) throw new Fault('BAD_REQUEST', 'A part of the form is too large.');
      await this.more();
    }
  }

  /** The same as a stream of any length. */
  async *stream(mark: Buffer): AsyncGenerator<Buffer> {
    for (;;) {
      const at = this.buffer.indexOf(mark);
      // Without the mark all is content but the last bytes, with which it may begin.
      const end = at >= 0 ? at : Math.max(0, this.buffer.length - mark.length + 1);
      if (end > 0) yield this.buffer.subarray(0, end);
      this.buffer = this.buffer.subarray(end);
      if (at >= 0) break;
      await this.more();
    }
    while (!(await this.chunks.next()).done);
  }

  private async more(): Promise<void> {
    const { done, value } = await this.chunks.next();
    if (done) throw new Fault('BAD_REQUEST', 'The form ended early. Send it again.');
    this.buffer = Buffer.concat([this.buffer, value]);
  }
}
