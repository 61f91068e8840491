import { Fault } from '../../../platform/fault.js';

/** A message of Phoenix's channel protocol. */
export interface ChannelMessage {
  readonly joinRef: string | null;
  readonly ref: string | null;
  readonly topic: string;
  readonly event: string;
  readonly payload: unknown;
}

/** `1.0.0`: objects. `2.0.0`: arrays, and binary frames for broadcasts. */
export type ProtocolVersion = '1.0.0' | '2.0.0';

/** Kinds of binary frames: a broadcast from a client, and one to a client. */
const BROADCAST_PUSH = 3;
const BROADCAST = 4;
const JSON_ENCODING = 1;
/** Bytes that are not text would become longer as one, and lengths have one byte. */
const UTF8 = new TextDecoder('utf-8', { fatal: true });

/**
 * Reads a frame.
 * @throws Fault BAD_REQUEST when it is none
 */
export function readFrame(data: Buffer, isBinary: boolean, version: ProtocolVersion): ChannelMessage {
  try {
    if (isBinary) return readBroadcast(data);
    const value = JSON.parse(data.toString('utf8')) as Record<string, unknown> & unknown[];
    const [joinRef, ref, topic, event, payload] =
      version === '2.0.0' ? value : [value.join_ref, value.ref, value.topic, value.event, value.payload];
    if (typeof topic !== 'string' || typeof event !== 'string') throw new Error('no topic or no event');
    return { joinRef: textOrNull(joinRef), ref: textOrNull(ref), topic, event, payload: payload ?? {} };
  } catch (cause) {
    throw new Fault('BAD_REQUEST', 'The frame is not a message of the Phoenix channel protocol.', { cause });
  }
}

export function writeFrame(message: ChannelMessage, version: ProtocolVersion): string {
  const { joinRef, ref, topic, event, payload } = message;
  return JSON.stringify(
    version === '2.0.0' ? [joinRef, ref, topic, event, payload] : { join_ref: joinRef, ref, topic, event, payload },
  );
}

/** A broadcast with binary payload, for a client with protocol 2.0.0. */
export function writeBinaryBroadcast(topic: string, event: string, payload: Buffer): Buffer {
  const [topicBytes, eventBytes] = [Buffer.from(topic), Buffer.from(event)];
  const header = Buffer.from([BROADCAST, topicBytes.length, eventBytes.length, 0, 0]);
  return Buffer.concat([header, topicBytes, eventBytes, payload]);
}

function readBroadcast(data: Buffer): ChannelMessage {
  if (data.readUInt8(0) !== BROADCAST_PUSH) throw new Error('unknown kind of frame');
  const lengths = [1, 2, 3, 4, 5].map((at) => data.readUInt8(at));
  const encoding = data.readUInt8(6);
  let at = 7;
  const [joinRef, ref, topic = '', event = ''] = lengths.map((length) => {
    at += length;
    return UTF8.decode(data.subarray(at - length, at));
  });
  const body = data.subarray(at);
  const payload = encoding === JSON_ENCODING ? (JSON.parse(body.toString('utf8')) as unknown) : Buffer.from(body);
  return {
    joinRef: joinRef || null,
    ref: ref || null,
    topic,
    event: 'broadcast',
    payload: { type: 'broadcast', event, payload },
  };
}

function textOrNull(value: unknown): string | null {
  return value === undefined || value === null ? null : String(value);
}
