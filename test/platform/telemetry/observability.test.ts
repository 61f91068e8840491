import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import Fastify from 'fastify';
import { parse } from 'yaml';
import { Metrics } from '../../../src/monitoring/metrics/metrics.js';
import { Instruments, watchRequests } from '../../../src/platform/telemetry/instruments.js';
import { isInstalled } from '../../support/is-installed.js';

const FOLDER = fileURLToPath(new URL('../../../docs/observability/', import.meta.url));
const read = (name: string) => readFileSync(`${FOLDER}${name}`, 'utf8');

const figures = {
  stats: { byStatus: [], failuresByCode: [], completions: 0, failures: 0, oldestWaitingSeconds: null },
  openAlerts: {},
  openEngineAlerts: {},
  oldestUnfinished: {},
};

/** The names that expressions in PromQL use, without the suffixes of a histogram's series. */
const namesIn = (expressions: readonly string[]) =>
  new Set(
    expressions
      .flatMap((expression) => expression.match(/\b(studio|nodejs|process)_\w+/g) ?? [])
      .map((name) => name.replace(/_(bucket|count)$/, '')),
  );

describe('the dashboard and the alert rules', () => {
  it('use only series that /metrics has', async () => {
    const text = await new Metrics(new Instruments()).render(figures);
    const offered = new Set([...text.matchAll(/^# HELP (\S+)/gm)].map(([, name]) => name));
    const rules = parse(read('alerts.yaml')).groups.flatMap((group: { rules: { expr: string }[] }) => group.rules);
    const panels: { targets: { expr: string }[] }[] = JSON.parse(read('grafana-dashboard.json')).panels;
    const expressions: string[] = [...rules, ...panels.flatMap(({ targets }) => targets)].map(({ expr }) => expr);
    const used = [...namesIn(expressions)];
    expect(used.length).toBeGreaterThan(12);
    expect(used.filter((name) => !offered.has(name))).toEqual([]);
  });

  const withPromtool = isInstalled('promtool') ? it : it.skip;
  if (!isInstalled('promtool'))
    process.stderr.write('Skipped: the test of the alert rules needs promtool (Prometheus).\n');
  withPromtool('fire with figures of an engine in trouble, and with those of a quiet one not', () => {
    const output = execFileSync('promtool', ['test', 'rules', 'alerts.test.yaml'], { cwd: FOLDER, encoding: 'utf8' });
    expect(output).toContain('SUCCESS');
  });
});

describe('requests over HTTP', () => {
  it('are measured by the pattern of their route, so that no number of users and paths adds a series', async () => {
    const instruments = new Instruments();
    const server = Fastify();
    watchRequests(server, instruments);
    server.get('/v1/jobs/:id', async (_request, reply) => reply.status(404).send({}));
    for (let user = 0; user < 10_000; user += 1) await server.inject(`/v1/jobs/${user}?user=${user}`);
    for (let path = 0; path < 100; path += 1) await server.inject(`/unknown/${path}`);
    const text = await instruments.render();
    const counts = [...text.matchAll(/^studio_http_request_duration_seconds_count(\{.*\}) (\d+)$/gm)];
    expect(counts.map(([, labels, count]) => [labels, count])).toEqual([
      ['{method="GET",route="/v1/jobs/:id",status="404"}', '10000'],
      ['{method="GET",route="none",status="404"}', '100'],
    ]);
    await server.close();
  });
});
