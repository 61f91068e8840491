import { describe, expect, it } from '@jest/globals';
import { Metrics, type ScrapedFigures } from '../../../src/monitoring/metrics/metrics.js';

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
};

describe('the series of /metrics', () => {
  it('have these names, labels and values', async () => {
    const lines = (await new Metrics().render(FIGURES)).split('\n').filter((line) => line !== '' && line[0] !== '#');
    expect(lines.filter((line) => !line.startsWith('process_'))).toEqual([
      'studio_jobs{status="NEW"} 2',
      'studio_jobs{status="FAILED"} 3',
      'studio_jobs_failed{code="TIMED_OUT"} 3',
      'studio_job_completions_total 7',
      'studio_job_failures_total 4',
      'studio_jobs_oldest_waiting_seconds 12.5',
      'studio_alerts_open{level="WAITING"} 1',
      'studio_alerts_open{level="REFINING"} 0',
    ]);
    expect(lines.filter((line) => line.startsWith('process_'))).toEqual([
      expect.stringMatching(/^process_resident_memory_bytes \d{7,}$/),
      expect.stringMatching(/^process_uptime_seconds [\d.]+$/),
    ]);
  });

  it('show the figures of this scrape alone', async () => {
    const metrics = new Metrics();
    await metrics.render(FIGURES);
    const stats = { ...FIGURES.stats, failuresByCode: [], oldestWaitingSeconds: null };
    const text = await metrics.render({ ...FIGURES, stats });
    expect(text).toContain('studio_job_completions_total 7\n');
    expect(text).toContain('studio_jobs_oldest_waiting_seconds 0\n');
    expect(text).not.toContain('TIMED_OUT');
  });
});
