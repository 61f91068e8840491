import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { HostedRecogniser } from '../../src/pipeline/transcribing/recognisers/hosted-recogniser.js';
import type { TransportBehaviour } from '../support/fake-openai/behaviour.js';
import type { Dialect } from '../support/fake-speech/dialect.js';
import { FakeSpeech } from '../support/fake-speech/fake-speech.js';
import { recogniserContract, speechRequest } from './recogniser.contract.js';

/** What a test may vary of a recogniser. */
export interface Variation {
  readonly timeoutSeconds?: number;
  readonly apiKey?: string | null;
  readonly capabilities?: Readonly<Record<string, string>>;
}

/** A kind of provider behind an address, with the fake that speaks its format. */
export interface ServedKind {
  readonly dialect: () => Dialect;
  readonly make: (fake: FakeSpeech, variation: Variation) => HostedRecogniser;
  /** Where the paid request carries the language, and what it has in place of an unknown one. */
  readonly language: { readonly field: string; readonly unknown: readonly [field: string, value: unknown] | null };
  readonly terms: string;
  /** What the server gives beside the text. */
  readonly gives: { readonly words: boolean; readonly speakers: readonly [field: string, value: unknown] | null };
  /** Whether requests want a key. */
  readonly keyed: boolean;
}

const RETRYABLE: readonly TransportBehaviour[] = [
  { kind: 'status', status: 500 },
  { kind: 'status', status: 503 },
  { kind: 'cut' },
  { kind: 'cut-in-body' },
  { kind: 'wrong-content-type' },
];

/** What every recogniser behind an address promises, beside the contract of all recognisers. */
export function servedRecogniserContract(name: string, kind: ServedKind): void {
  let fake: FakeSpeech;
  beforeAll(async () => {
    fake = await FakeSpeech.start(kind.dialect());
  });
  afterAll(() => fake.close());
  const make = (variation: Variation = {}) => kind.make(fake, variation);
  recogniserContract(
    name,
    () => make(),
    () => {
      fake.next({ kind: 'hang' });
      return make();
    },
  );

  describe(`${name} keeps the contract of a recogniser behind an address`, () => {
    beforeEach(() => fake.reset());
    const paid = () => fake.of(kind.dialect().paidStep);
    const fieldsSent = () => paid().at(-1)?.fields ?? {};
    const sent = (field: string): unknown => {
      const value = fieldsSent()[field];
      return Array.isArray(value) && value.length === 1 ? value[0] : value;
    };
    const faultOf = (behaviour: TransportBehaviour, variation: Variation = {}) => {
      fake.next(behaviour);
      return make(variation)
        .recognise(speechRequest())
        .then(
          () => null,
          (fault: unknown) => fault,
        );
    };

    it('passes the language on, or says that it is not known', async () => {
      await make().recognise(speechRequest({ language: 'de' }));
      expect(sent(kind.language.field)).toBe('de');
      await make().recognise(speechRequest());
      if (kind.language.unknown === null) return expect(sent(kind.language.field)).toBeUndefined();
      const [field, value] = kind.language.unknown;
      expect(sent(field)).toBe(value);
    });

    it('passes names and terms on', async () => {
      await make().recognise(speechRequest({ vocabulary: ['Evolution Studios', 'Gold Standard'] }));
      const terms = sent(kind.terms);
      expect(Array.isArray(terms) ? terms.join(', ') : terms).toBe('Evolution Studios, Gold Standard');
    });

    it('gives the times of words where the server does, within the sound', async () => {
      const { segments } = await make().recognise(speechRequest());
      const words = segments.flatMap((segment) => segment.words ?? []);
      if (!kind.gives.words) return expect(words).toEqual([]);
      expect(words.map(({ text }) => text).join(' ')).toMatch(/^Welcome back .* room\.$/);
      for (const { start, end } of words) expect(start >= 0 && end >= start && end <= 8).toBe(true);
    });

    it('asks for speakers where they are wanted alone, and gives no words of one to another', async () => {
      const plain = await make().recognise(speechRequest());
      expect(plain.segments.map(({ speaker }) => speaker ?? null)).toEqual(plain.segments.map(() => null));
      if (kind.gives.speakers === null) return;
      const [field, value] = kind.gives.speakers;
      expect(sent(field)).not.toBe(value);
      const { segments } = await make().recognise(speechRequest({ speakers: 'auto' }));
      expect(sent(field)).toBe(value);
      const told = segments.map(({ speaker, text }) => [speaker, text]);
      expect(told).toEqual([
        [expect.any(String), 'Welcome back to Evolution Studios.'],
        [expect.any(String), 'We recorded four hundred and fifty songs in this room.'],
      ]);
      expect(told[0]?.[0]).not.toBe(told[1]?.[0]);
    });

    it.each(RETRYABLE)('calls an outage unavailable, and asks once: %j', async (behaviour) => {
      const before = paid().length;
      const fault = await faultOf(behaviour);
      expect(fault).toMatchObject({ code: 'TRANSCRIBER_UNAVAILABLE', retryable: true, provider: '127.0.0.1' });
      expect(paid()).toHaveLength(before + 1);
    });

    it('passes on how long the provider wants it to wait', async () => {
      const fault = await faultOf({ kind: 'rate-limited', retryAfterSeconds: 7 });
      expect(fault).toMatchObject({ code: 'TRANSCRIBER_RATE_LIMITED', retryable: true, retryAfterMs: 7000 });
    });

    it('names the key where it is refused, without showing it', async () => {
      if (!kind.keyed) return;
      const fault = await make({ apiKey: 'planted-wrong-key' })
        .recognise(speechRequest())
        .catch((error: unknown) => error);
      expect(fault).toMatchObject({
        code: 'TRANSCRIBER_REJECTED',
        retryable: false,
        message: expect.stringMatching(/TRANSCRIBER_API_KEY/),
      });
      expect(String((fault as Error).message)).not.toMatch(/planted|OPENAI/);
    });

    it('names the model where it is gone', async () => {
      const fault = await faultOf({ kind: 'model-gone' });
      expect(fault).toMatchObject({
        code: 'TRANSCRIBER_REJECTED',
        retryable: false,
        message: expect.stringMatching(/TRANSCRIBER_MODEL/),
      });
    });

    it('says of an account without money that it has none, and does not retry', async () => {
      expect(await faultOf({ kind: 'status', status: 402, message: 'Payment required' })).toMatchObject({
        code: 'TRANSCRIBER_RATE_LIMITED',
        retryable: false,
        message: expect.stringMatching(/no quota/),
      });
    });

    it('rejects an answer above the limit once and for all', async () => {
      const before = paid().length;
      const fault = await faultOf({ kind: 'raw', body: `{"text":"${'a '.repeat(4_000_000)}"}` });
      expect(fault).toMatchObject({
        code: 'TRANSCRIBER_REJECTED',
        retryable: false,
        message: expect.stringMatching(/more than .* MB.*limit/),
      });
      expect(paid()).toHaveLength(before + 1);
    });

    it('waits no longer than its limit', async () => {
      // A server of its own: the abandoned request may arrive late, and would get the answer of another test's request.
      const slow = await FakeSpeech.start(kind.dialect());
      slow.always({ kind: 'hang' });
      const asked = kind.make(slow, { timeoutSeconds: 0.3 }).recognise(speechRequest());
      await expect(asked).rejects.toMatchObject({ code: 'TRANSCRIBER_UNAVAILABLE', retryable: true });
      await slow.close();
    });

    it('follows no redirect with the key', async () => {
      const location = `${fake.address}/elsewhere`;
      const fault = await faultOf({ kind: 'raw', status: 307, body: '', headers: { location } });
      expect(fault).toMatchObject({
        code: 'TRANSCRIBER_REJECTED',
        retryable: false,
        message: expect.stringMatching(/redirect.*TRANSCRIBER_BASE_URL/),
      });
      expect(fake.requests.some(({ path }) => path === '/elsewhere')).toBe(false);
    });

    it('names the provider in its usage, and no secret in what it says it sent', async () => {
      const { usage, sent: record } = await make().recognise(speechRequest());
      expect(usage).toMatchObject({ provider: '127.0.0.1', requests: 1, audioSeconds: 7.5 });
      expect(JSON.stringify(record)).not.toContain(fake.apiKey);
    });

    describe('a recording over the limit of an upload', () => {
      let folder: string;
      beforeAll(async () => {
        folder = await mkdtemp(join(tmpdir(), 'upload-'));
      });
      afterAll(() => rm(folder, { recursive: true }));

      it('ends with the limit named, before anything is sent', async () => {
        const wavPath = join(folder, 'long.wav');
        await writeFile(wavPath, 'RIFF');
        await truncate(wavPath, 900_000);
        const before = fake.requests.length;
        const small = make({ capabilities: { maxUploadBytes: '500000', upload: 'wav' } });
        await expect(small.recognise(speechRequest({ wavPath }))).rejects.toMatchObject({
          code: 'AUDIO_TOO_LARGE',
          retryable: false,
        });
        expect(fake.requests).toHaveLength(before);
      });
    });
  });
}
