/** Bytes of a file, both ends included. */
export interface ByteRange {
  readonly first: number;
  readonly last: number;
}

/**
 * The single range of a `Range` header (RFC 9110, section 14). Null: the whole file, because the header is missing, its unit or
 * form is unknown, or it asks for several ranges. `unsatisfiable`: it lies beyond the end.
 * @param size of the file in bytes
 */
export function rangeOf(header: string | undefined, size: number): ByteRange | null | 'unsatisfiable' {
  const [, from = '', to = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? '') ?? [];
  if (from === '' && to === '') return null;
  if (from === '') {
    const length = Math.min(size, Number(to));
    return length === 0 ? 'unsatisfiable' : { first: size - length, last: size - 1 };
  }
  const first = Number(from);
  if (to !== '' && Number(to) < first) return null;
  if (first >= size) return 'unsatisfiable';
  return { first, last: to === '' ? size - 1 : Math.min(size - 1, Number(to)) };
}

/** The bytes of a range, as they come; the source is cancelled as soon as they are there. */
export async function* bytesIn(
  source: AsyncIterable<Uint8Array>,
  { first, last }: ByteRange,
): AsyncGenerator<Uint8Array> {
  let position = 0;
  for await (const piece of source) {
    const begin = Math.max(0, first - position);
    const end = Math.min(piece.byteLength, last + 1 - position);
    position += piece.byteLength;
    if (begin < end) yield piece.subarray(begin, end);
    if (position > last) return;
  }
}
