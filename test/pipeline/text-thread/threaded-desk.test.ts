import { describe, expect, it } from '@jest/globals';
import { DEFAULT_BRAND_BIBLE } from '../../../src/brand/default-brand-bible.js';
import { ThreadedDesk } from '../../../src/pipeline/text-thread/threaded-desk.js';
import { quietLogger } from '../../support/quiet-logger.js';

const { glossary } = DEFAULT_BRAND_BIBLE;
const said = (text: string) => ({ text, language: 'en', durationSeconds: null, glossary });

describe('the desk whose texts are worked on in a thread', () => {
  it('answers what the thread answers', async () => {
    const desk = new ThreadedDesk(quietLogger);
    const { wordCount, language } = await desk.run('describe', said('we recorded at evolution studios'));
    await desk.onApplicationShutdown();
    expect({ wordCount, language }).toEqual({ wordCount: 5, language: 'en' });
  });

  it('answers UNAVAILABLE to everybody when the process ends', async () => {
    const desk = new ThreadedDesk(quietLogger);
    const left = [desk.run('describe', said('one two three '.repeat(50_000))), desk.run('describe', said('one'))];
    const ended = Promise.allSettled(left);
    await desk.onApplicationShutdown();
    const unavailable = { code: 'UNAVAILABLE', retryable: true, message: 'The engine is stopping. Try again.' };
    expect(await ended).toEqual(left.map(() => ({ status: 'rejected', reason: expect.objectContaining(unavailable) })));
  });

  it("passes on its caller's own reason to stop", async () => {
    const desk = new ThreadedDesk(quietLogger);
    const abort = new AbortController();
    const running = desk.run('describe', said('one two three '.repeat(50_000)), abort.signal);
    abort.abort(new Error('cancelled'));
    await expect(running).rejects.toThrow('cancelled');
    await desk.onApplicationShutdown();
  });
});
