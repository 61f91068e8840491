import { describe, expect, it } from '@jest/globals';
import { StagePause } from '../../../src/pipeline/runner/stage-pause.js';

const MINUTE_MS = 60_000;
const never = new AbortController().signal;

/** Whether it has settled once everything that was ready has run. */
async function settled(promise: Promise<unknown>): Promise<boolean> {
  let done = false;
  promise.then(
    () => (done = true),
    () => (done = true),
  );
  await new Promise((resolve) => setImmediate(resolve));
  return done;
}

describe('a stage whose provider is left alone', () => {
  it('is waited for, and no other', async () => {
    const rest = new StagePause();
    rest.rest('REFINING', MINUTE_MS);
    const waiting = rest.wait('REFINING', never);
    expect(await settled(waiting)).toBe(false);
    expect(await settled(rest.wait('TRANSCRIBING', never))).toBe(true);
    rest.over('TRANSCRIBING');
    expect(await settled(waiting)).toBe(false);
    rest.over('REFINING');
    await waiting;
    await rest.wait('REFINING', never);
  });

  it('is waited for no longer than it rests', async () => {
    const rest = new StagePause();
    rest.rest('REFINING', 20);
    await rest.wait('REFINING', never);
  });

  it('keeps nobody whose claim is lost', async () => {
    const rest = new StagePause();
    rest.rest('REFINING', MINUTE_MS);
    const claim = new AbortController();
    const waiting = rest.wait('REFINING', claim.signal);
    claim.abort();
    await waiting;
    await rest.wait('REFINING', claim.signal);
  });

  it('keeps nobody when the process stops: the delivery goes back', async () => {
    const rest = new StagePause();
    rest.rest('REFINING', MINUTE_MS);
    const waiting = rest.wait('REFINING', never);
    rest.stop();
    await expect(waiting).rejects.toMatchObject({ reason: 'stopping' });
    await expect(rest.wait('TRANSCRIBING', never)).rejects.toMatchObject({ reason: 'stopping' });
  });
});
