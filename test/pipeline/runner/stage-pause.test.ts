import { describe, expect, it } from '@jest/globals';
import { StagePause } from '../../../src/pipeline/runner/stage-pause.js';

const MINUTE_MS = 60_000;

describe("a stage whose provider's circuit is open", () => {
  it('claims nothing during the pause, and no other stage is held up', () => {
    const pause = new StagePause();
    pause.pause('REFINING', MINUTE_MS);
    const { room, waitMs } = pause.allowance('REFINING', 8);
    expect(room).toBe(0);
    // Half a minute at most: the provider may be back before the time that it was given.
    expect(waitMs).toBeGreaterThan(20_000);
    expect(waitMs).toBeLessThanOrEqual(30_000);
    expect(pause.allowance('TRANSCRIBING', 8)).toEqual({ room: 8, waitMs: 0 });
  });

  it('probes with one job after the pause, and resumes all when the provider was called', () => {
    const pause = new StagePause();
    const resumed: string[] = [];
    pause.whenResumed((stage) => resumed.push(stage));
    pause.pause('REFINING', 0);
    expect(pause.allowance('REFINING', 8)).toEqual({ room: 1, waitMs: 0 });
    pause.resume('REFINING');
    expect(pause.allowance('REFINING', 8)).toEqual({ room: 8, waitMs: 0 });
    pause.resume('REFINING');
    expect(resumed).toEqual(['REFINING']);
  });
});
