import type { FastifyInstance } from 'fastify';
import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client';
import { type Series, seriesOf } from './series.js';

/** Seconds. Stages last from milliseconds (enriching) to an hour (two hours of audio on a laptop). */
const STAGE_SECONDS = [0.01, 0.05, 0.1, 0.5, 1, 5, 15, 30, 60, 300, 900, 3_600];
const CALL_SECONDS = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300];
const REQUEST_SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];
/** Milliseconds between two samples of the event loop; each wakes the process. */
const LOOP_LOOK_MS = 100;

/**
 * What this process measures while it works, for /metrics. Labels come from closed lists (stages, outcomes, fault codes, providers of the
 * settings, route patterns), so that users and jobs never add a series.
 */
export class Instruments {
  private readonly registry = new Registry();
  private readonly stageSeconds = this.histogram(
    'studio_stage_duration_seconds',
    'From the claim of a stage to its stored outcome.',
    ['stage', 'outcome'],
    STAGE_SECONDS,
  );
  private readonly waitSeconds = this.histogram(
    'studio_stage_wait_seconds',
    'From the moment a stage was due to its first claim.',
    ['stage'],
    STAGE_SECONDS,
  );
  private readonly callSeconds = this.histogram(
    'studio_provider_call_duration_seconds',
    'Requests to providers and to Storage; outcome is "answered" or the code of the fault.',
    ['provider', 'outcome'],
    CALL_SECONDS,
  );
  private readonly requestSeconds = this.histogram(
    'studio_http_request_duration_seconds',
    'Requests over HTTP, by the pattern of their route.',
    ['method', 'route', 'status'],
    REQUEST_SECONDS,
  );
  private readonly faults = new Counter({
    name: 'studio_stage_faults_total',
    help: 'Faults of stages, those that are retried included.',
    labelNames: ['stage', 'code'],
    registers: [this.registry],
  });

  private readonly webhooks = new Counter({
    name: 'studio_webhook_attempts_total',
    help: 'Attempts to deliver webhooks, by event; outcome is "delivered", "retried", "failed" or "refused".',
    labelNames: ['event', 'outcome'],
    registers: [this.registry],
  });

  constructor() {
    collectDefaultMetrics({ register: this.registry, eventLoopMonitoringPrecision: LOOP_LOOK_MS });
  }

  stageWaited(stage: string, seconds: number): void {
    this.waitSeconds.observe({ stage }, seconds);
  }

  /** @param fault the code of the fault that ended it, null without one */
  stageEnded(stage: string, outcome: string, seconds: number, fault: string | null): void {
    this.stageSeconds.observe({ stage, outcome }, seconds);
    if (fault !== null) this.faults.inc({ stage, code: fault });
  }

  providerCalled(provider: string, outcome: string, seconds: number): void {
    this.callSeconds.observe({ provider, outcome }, seconds);
  }

  /** @param route the pattern, such as `/v1/jobs/:id` */
  requestAnswered(request: { method: string; route: string; status: number }, seconds: number): void {
    this.requestSeconds.observe({ ...request, status: String(request.status) }, seconds);
  }

  /** @param event an event of the closed list, such as `job.completed` */
  webhookAttempted(event: string, outcome: 'delivered' | 'retried' | 'failed' | 'refused'): void {
    this.webhooks.inc({ event, outcome });
  }

  /** The series in Prometheus' text format. */
  render(): Promise<string> {
    return this.registry.metrics();
  }

  /** What it declares beyond the measures of every Node process. */
  series(): readonly Series[] {
    return seriesOf(this.registry);
  }

  private histogram<Label extends string>(name: string, help: string, labelNames: readonly Label[], buckets: number[]) {
    return new Histogram<Label>({ name, help, labelNames, buckets, registers: [this.registry] });
  }
}

/** Measures every answered request; all requests without a route share one name. */
export function watchRequests(server: FastifyInstance, instruments: Instruments): void {
  server.addHook('onResponse', (request, reply, done) => {
    const route = request.is404 ? 'none' : (request.routeOptions.url ?? 'none');
    const { method } = request;
    instruments.requestAnswered({ method, route, status: reply.statusCode }, reply.elapsedTime / 1000);
    done();
  });
}
