import { createClient } from '@supabase/supabase-js';

const HEADER_BYTES = 44;
const RATE = 16_000;
const SAMPLE_BYTES = 2;
/** Bits of a recording's number, each hidden in one sample. */
const BITS = 16;

/** As much as the sentence that the fake hears needs: the rest of a long recording is silence, so that no text is missing. */
const SPEECH_SECONDS = 6;

/** Makes recordings of 16 kHz mono speech. Each differs from every other in a few samples that nobody hears. */
export function recording(speech: Buffer, index: number, seconds: number): Buffer {
  const start = speech.indexOf('data') + 8;
  const samples = Buffer.alloc(seconds * RATE * SAMPLE_BYTES);
  speech.copy(samples, 0, start, start + SPEECH_SECONDS * RATE * SAMPLE_BYTES);
  for (let bit = 0; bit < BITS; bit += 1) {
    const at = (RATE + bit) * SAMPLE_BYTES;
    samples.writeInt16LE((samples.readInt16LE(at) & ~1) | ((index >> bit) & 1), at);
  }
  return Buffer.concat([wavHeader(samples.length), samples]);
}

function wavHeader(bytes: number): Buffer {
  const header = Buffer.alloc(HEADER_BYTES);
  header.write('RIFF', 0);
  header.writeUInt32LE(HEADER_BYTES - 8 + bytes, 4);
  header.write('WAVEfmt ', 8);
  header.writeUInt32LE(16, 16); // Length of the format.
  header.writeUInt16LE(1, 20); // PCM.
  header.writeUInt16LE(1, 22); // Channels.
  header.writeUInt32LE(RATE, 24);
  header.writeUInt32LE(RATE * SAMPLE_BYTES, 28);
  header.writeUInt16LE(SAMPLE_BYTES, 32);
  header.writeUInt16LE(SAMPLE_BYTES * 8, 34);
  header.write('data', 36);
  header.writeUInt32LE(bytes, 40);
  return header;
}

export const recordingName = (index: number) => `take-${String(index).padStart(5, '0')}.wav`;

/** Puts recordings `from` to `to` (not included) into the bucket. */
export async function uploadRecordings(
  project: { url: string; secretKey: string },
  speech: Buffer,
  range: { from: number; to: number; seconds: number },
): Promise<void> {
  const client = createClient(project.url, project.secretKey, {
    auth: { persistSession: false, autoRefreshToken: false },
  });
  for (let index = range.from; index < range.to; index += 1) {
    const name = recordingName(index);
    const { error } = await client.storage
      .from('audio')
      .upload(name, recording(speech, index, range.seconds), { contentType: 'audio/wav', upsert: true });
    if (error !== null) throw new Error(`${name} could not be uploaded: ${error.message}`);
  }
}
