import { describe, expect, it } from '@jest/globals';
import parse from 'parse-prometheus-text-format';
import { Metrics, type ScrapedFigures } from '../../../src/monitoring/metrics/metrics.js';
import { JOB_FAULT_KINDS } from '../../../src/platform/fault-codes.js';
import { Instruments } from '../../../src/platform/telemetry/instruments.js';

const FIGURES: ScrapedFigures = {
  stats: {
    byStatus: [
      { status: 'NEW', count: 2 },
      { status: 'FAILED', count: 3 },
    ],
    failuresByCode: [{ code: 'TIMED_OUT', count: 3 }],
    completions: 7,
    failures: 4,
    oldestWaitingSeconds: 12.5,
  },
  openAlerts: { WAITING: 1, REFINING: 0 },
  openEngineAlerts: { NO_WORKER: 1 },
  oldestUnfinished: { NEW: 12.5, REFINING: 0 },
};

describe('the series of /metrics', () => {
  it('have these names, labels and values', async () => {
    const lines = (await new Metrics(new Instruments()).render(FIGURES))
      .split('\n')
      .filter((line) => line !== '' && line[0] !== '#');
    const zeros = /^studio_jobs_failed.* 0$/;
    expect(lines.filter((line) => /^studio_job|^studio_alert/.test(line) && !zeros.test(line))).toEqual([
      'studio_jobs{status="NEW"} 2',
      'studio_jobs{status="FAILED"} 3',
      'studio_jobs_failed{code="TIMED_OUT"} 3',
      'studio_job_completions_total 7',
      'studio_job_failures_total 4',
      'studio_jobs_oldest_waiting_seconds 12.5',
      'studio_jobs_oldest_unfinished_seconds{status="NEW"} 12.5',
      'studio_jobs_oldest_unfinished_seconds{status="REFINING"} 0',
      'studio_alerts_open{level="WAITING"} 1',
      'studio_alerts_open{level="REFINING"} 0',
    ]);
    expect(lines.filter((line) => /^process_(resident|uptime)/.test(line))).toEqual([
      expect.stringMatching(/^process_uptime_seconds [\d.]+$/),
      expect.stringMatching(/^process_resident_memory_bytes \d{7,}$/),
    ]);
  });

  it('show the figures of this scrape alone', async () => {
    const metrics = new Metrics(new Instruments());
    await metrics.render(FIGURES);
    const stats = { ...FIGURES.stats, failuresByCode: [], oldestWaitingSeconds: null };
    const text = await metrics.render({ ...FIGURES, stats });
    expect(text).toContain('studio_job_completions_total 7\n');
    expect(text).toContain('studio_jobs_oldest_waiting_seconds 0\n');
    expect(text).toContain('studio_jobs_failed{code="TIMED_OUT"} 0\n');
  });

  it('have a sample for every code of a failure before the first one', async () => {
    const stats = { ...FIGURES.stats, failuresByCode: [] };
    const text = await new Metrics(new Instruments()).render({ ...FIGURES, stats });
    const codes = [...text.matchAll(/^studio_jobs_failed\{code="(\w+)"\} 0$/gm)].map(([, code]) => code);
    expect(codes.sort()).toEqual(
      Object.keys(JOB_FAULT_KINDS)
        .filter((code) => code !== 'CANCELLED')
        .sort(),
    );
  });
});

describe('what a process measures', () => {
  it('is what a parser of the format takes, with the outcomes in their buckets', async () => {
    const instruments = new Instruments();
    instruments.stageWaited('REFINING', 0.2);
    instruments.stageEnded('REFINING', 'advanced', 3, null);
    instruments.stageEnded('REFINING', 'retry', 40, 'REFINER_UNAVAILABLE');
    instruments.providerCalled('api.example.com/model "a"\\b', 'answered', 0.3);
    const text = await new Metrics(instruments).render(FIGURES);
    const families = parse(text);
    const metricsOf = (name: string) => families.find((family) => family.name === name)?.metrics;
    expect(text).toContain('studio_stage_duration_seconds_sum{stage="REFINING",outcome="retry"} 40\n');
    expect(text).toContain('studio_stage_duration_seconds_bucket{le="5",stage="REFINING",outcome="advanced"} 1\n');
    expect(metricsOf('studio_stage_faults_total')).toEqual([
      { labels: { stage: 'REFINING', code: 'REFINER_UNAVAILABLE' }, value: '1' },
    ]);
    for (const name of [
      'studio_stage_wait_seconds',
      'studio_provider_call_duration_seconds',
      'nodejs_eventloop_lag_p99_seconds',
    ])
      expect(metricsOf(name)).toHaveLength(1);
    expect(new Set(families.map(({ name }) => name)).size).toBe(families.length);
  });
});
