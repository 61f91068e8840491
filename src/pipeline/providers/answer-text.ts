import { gunzipSync } from 'node:zlib';
import { parsedJson } from './answer-events.js';

/** The bytes of gzip, decompressed: proxies drop the header that says so. @throws what zlib throws, also if the text is longer than `maxBytes` */
function decompressed(bytes: Buffer, maxBytes: number): Buffer {
  return bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes, { maxOutputLength: maxBytes }) : bytes;
}

function decoderFor(label: string): InstanceType<typeof TextDecoder> {
  try {
    return new TextDecoder(label);
  } catch {
    return new TextDecoder();
  }
}

/**
 * The text of an answer, without its byte order mark. JSON is UTF-8 whatever the header says; other bytes are read in the character set that the header
 * names.
 * @param contentType e.g. `application/json; charset=iso-8859-1`
 */
export function answerText(body: Buffer, contentType: string | null, maxBytes: number): string {
  const bytes = decompressed(body, maxBytes);
  const mark = bytes.subarray(0, 2).toString('hex');
  if (mark === 'fffe') return decoderFor('utf-16le').decode(bytes);
  if (mark === 'feff') return decoderFor('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return decoderFor(/charset="?([\w.:-]+)/i.exec(contentType ?? '')?.[1] ?? 'utf-8').decode(bytes);
  }
}

/** Whether a text is JSON with its end: what was lost after it on the way does not matter. */
export function isWholeJson(text: string): boolean {
  return /^\s*[{[]/.test(text) && parsedJson(text) !== undefined;
}
