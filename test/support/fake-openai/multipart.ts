/** One part of a multipart/form-data body. */
export interface Part {
  readonly name: string;
  readonly filename: string | null;
  readonly content: Buffer;
}

const HEADER_END = Buffer.from('\r\n\r\n');

/** Reads a whole multipart/form-data body; throws on one that is not well formed. */
export function parseMultipart(body: Buffer, contentType: string): Part[] {
  const boundary = /boundary=(?:"([^"]+)"|([^;]+))/i.exec(contentType);
  if (!boundary) throw new Error('multipart body without a boundary');
  const delimiter = Buffer.from(`--${boundary[1] ?? boundary[2]}`);
  const parts: Part[] = [];
  let at = body.indexOf(delimiter);
  if (at === -1) throw new Error('multipart body without its boundary');
  for (;;) {
    const start = at + delimiter.length;
    if (body.subarray(start, start + 2).toString() === '--') return parts;
    const next = body.indexOf(delimiter, start);
    if (next === -1) throw new Error('multipart body that is cut off');
    parts.push(parsePart(body.subarray(start + 2, next - 2)));
    at = next;
  }
}

function parsePart(raw: Buffer): Part {
  const split = raw.indexOf(HEADER_END);
  if (split === -1) throw new Error('multipart part without headers');
  const headers = raw.subarray(0, split).toString('utf8');
  return {
    name: /\bname="([^"]*)"/i.exec(headers)?.[1] ?? '',
    filename: /\bfilename="([^"]*)"/i.exec(headers)?.[1] ?? null,
    content: raw.subarray(split + HEADER_END.length),
  };
}
