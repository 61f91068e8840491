import { describe, expect, it } from '@jest/globals';
import { SchedulerRegistry } from '@nestjs/schedule';
import type { Sweep, SweepCounts } from '../../../src/monitoring/sweeps/sweep.js';
import { SweepSchedule } from '../../../src/monitoring/sweeps/sweep-schedule.js';
import type { Environment } from '../../../src/platform/environment/environment.js';
import { readEnvironment } from '../../../src/platform/environment/read-environment.js';
import { SWEEP_NAMES, type SweepName } from '../../../src/platform/environment/upkeep-settings.js';
import { capture } from '../../platform/logging/capture.js';
import { testEnvironment } from '../../support/test-environment.js';

const read = (settings: Record<string, string>) => readEnvironment(settings, { envFile: null });

describe('the times of the sweeps', () => {
  it('are cron expressions, refused at the start with a sentence that helps', () => {
    for (const bad of ['every day', '* * *', '61 * * * *', '* * * * * * *', '@daily', '2026-01-01']) {
      expect(() => read({ AUDIO_SWEEP_CRON: bad })).toThrow(
        /AUDIO_SWEEP_CRON is ".*", but must be a cron expression such as/,
      );
    }
    expect(read({ AUDIO_SWEEP_CRON: '0 4 * * 0' }).upkeep.crons.audio).toBe('0 4 * * 0');
  });

  it('are one or the other for the failed-job sweep', () => {
    const both = { FAILED_JOB_SWEEP_CRON: '* * * * *', SWEEP_INTERVAL_SECONDS: '30' };
    expect(() => read(both)).toThrow(/Keep one/);
    expect(read({ SWEEP_INTERVAL_SECONDS: '30' })).toMatchObject({
      sweepIntervalSeconds: 30,
      upkeep: { crons: { 'failed-jobs': null } },
    });
  });

  it('leave events for as long as a cursor can be resumed from', () => {
    expect(() => read({ RETAIN_EVENTS_DAYS: '7' })).toThrow(/must be 0 or at least 8/);
    expect(read({ RETAIN_EVENTS_DAYS: '8' }).upkeep.retainDays.events).toBe(8);
  });
});

describe('the schedule', () => {
  function scheduled(overrides: Partial<Environment>, runOnce: (sweep: SweepName) => Promise<SweepCounts>) {
    const registry = new SchedulerRegistry();
    const { log, lines, until } = capture();
    const sweeps = SWEEP_NAMES.map((name): Sweep => ({ name, runOnce: () => runOnce(name) }));
    return { registry, lines, until, schedule: new SweepSchedule(sweeps, registry, testEnvironment(overrides), log) };
  }
  const defaults = read({}).upkeep;
  const names = (registry: SchedulerRegistry) => [...registry.getIntervals(), ...registry.getCronJobs().keys()].sort();

  it('runs nothing that keeps for ever, and nothing in a process that is no scheduler', async () => {
    const nothing = async () => ({ skipped: 0 });
    const usual = scheduled({ upkeep: defaults }, nothing);
    usual.schedule.onApplicationBootstrap();
    expect(names(usual.registry)).toEqual([
      'alert-rules',
      'audio-deletions',
      'failed-jobs',
      'service-levels',
      'temporary-data',
    ]);
    await usual.schedule.onModuleDestroy();
    expect(names(usual.registry)).toEqual([]);

    const retainDays = { audio: 1, transcripts: 1, events: 8 };
    const crons = { ...defaults.crons, 'failed-jobs': '0 0 1 1 *' };
    const all = scheduled({ upkeep: { ...defaults, retainDays, crons } }, nothing);
    all.schedule.onApplicationBootstrap();
    expect(names(all.registry)).toEqual([...SWEEP_NAMES].sort());
    expect(all.registry.getIntervals()).toEqual([]);
    await all.schedule.onModuleDestroy();

    const worker = scheduled({ roles: ['api', 'worker'], upkeep: defaults }, nothing);
    worker.schedule.onApplicationBootstrap();
    expect(names(worker.registry)).toEqual([]);
  });

  it('runs a sweep at its times, never twice at the same time, continues after a failure, and waits for the last run when it ends', async () => {
    let running = 0;
    let runs = 0;
    let failed = false;
    let most = 0;
    const both = Promise.withResolvers<void>();
    const crons = { ...testEnvironment().upkeep.crons, 'temporary-data': '* * * * * *' };
    const { schedule, lines, until } = scheduled(
      { upkeep: { ...testEnvironment().upkeep, crons }, sweepIntervalSeconds: 0.05 },
      async (sweep) => {
        running += 1;
        runs += 1;
        const fails = sweep === 'failed-jobs' && !failed;
        failed ||= fails;
        most = Math.max(most, running);
        if (running === 2) both.resolve();
        if (sweep === 'temporary-data') await both.promise;
        await new Promise((resolve) => setTimeout(resolve, 120));
        running -= 1;
        if (fails) throw new Error('the database went away');
        return { skipped: 0, examined: 5, deleted: 3 };
      },
    );
    schedule.onApplicationBootstrap();
    await until(() => lines().some(({ sweep, deleted }) => sweep === 'temporary-data' && deleted === 3));
    await schedule.onModuleDestroy();
    expect(running).toBe(0);
    // One of each of the two that are scheduled.
    expect(most).toBe(2);
    expect(lines()).toContainEqual(expect.objectContaining({ level: 'error', sweep: 'failed-jobs' }));
    const ended = runs;
    await new Promise((resolve) => setTimeout(resolve, 150));
    expect(runs).toBe(ended);
  });
});
