import { describe, expect, it } from '@jest/globals';
import type { Recogniser, RecognitionRequest } from '../../src/pipeline/transcribing/recognisers/recogniser.js';
import { quietLogger } from '../support/quiet-logger.js';

export const SPEECH_WAV = new URL('../fixtures/audio/speech.wav', import.meta.url).pathname;

/** A request for the spoken fixture: seven and a half seconds, "welcome back to evolution studios …". */
export function speechRequest(overrides: Partial<RecognitionRequest> = {}): RecognitionRequest {
  return {
    wavPath: SPEECH_WAV,
    durationSeconds: 7.5,
    vocabulary: [],
    language: null,
    signal: new AbortController().signal,
    log: quietLogger,
    onProgress: () => undefined,
    ...overrides,
  };
}

/** What every recogniser promises. `busy` makes one that will not answer before it is aborted. */
export function recogniserContract(name: string, make: () => Recogniser, busy: () => Recogniser): void {
  describe(`${name} keeps the contract of a recogniser`, () => {
    it('hears words, in segments that are ordered and lie within the sound', async () => {
      const progress: number[] = [];
      const heard = await make().recognise(speechRequest({ onProgress: (seconds) => progress.push(seconds) }));
      expect(heard.text.toLowerCase()).toContain('evolution studios');
      let before = 0;
      for (const { start, end, text, confidence } of heard.segments) {
        expect(text.trim()).not.toBe('');
        expect(start).toBeGreaterThanOrEqual(before);
        expect(end).toBeGreaterThanOrEqual(start ?? 0);
        expect(end).toBeLessThanOrEqual(8);
        if (confidence !== null) expect(confidence >= 0 && confidence <= 1).toBe(true);
        before = start ?? before;
      }
      expect(heard.segments.map((segment) => segment.text).join(' ')).toBe(heard.text.replace(/\n/g, ' '));
      expect(heard.language).toBe('en');
      expect(progress.length).toBeGreaterThan(0);
      expect(Math.max(...progress)).toBeLessThanOrEqual(7.5);
    });

    it('says who was asked, and for how much', async () => {
      const recogniser = make();
      const { usage } = await recogniser.recognise(speechRequest());
      const { provider, model } = recogniser;
      expect(usage).toMatchObject({ provider, model, requests: 1, audioSeconds: 7.5 });
    });

    it('stops when it is aborted, throwing the reason', async () => {
      const abort = new AbortController();
      const heard = busy().recognise(speechRequest({ signal: abort.signal }));
      setImmediate(() => abort.abort(new Error('cancelled by the user')));
      await expect(heard).rejects.toThrow('cancelled by the user');
    });

    it('does not begin when it was aborted before', async () => {
      const signal = AbortSignal.abort(new Error('too late'));
      await expect(make().recognise(speechRequest({ signal }))).rejects.toThrow('too late');
    });
  });
}
