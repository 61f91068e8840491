import type { Instance } from 'pg-boss';
import { STAGE_STATUSES } from '../../jobs/record/job-status.js';
import type { ActiveCount } from './delivery-store.js';
import type { QueueInstance } from './queue-instance.js';

const NAME = 'evolution-studios-engine';
/** A replica counts as dead after this many missed heartbeats. */
const MISSED_HEARTBEATS = 3;

/** The name under which a replica registers. It contains the roles and the concurrency of each stage: the registry has no columns for them. */
export function instanceNameOf(roles: readonly string[], concurrency: number): string {
  return [NAME, roles.join(','), concurrency > 0 ? String(concurrency) : ''].join(' ').trim();
}

/**
 * The registry's rows, newest first. The newest heartbeat counts as the current time: this replica's own is among them, and all were
 * written by the database's clock, which can differ from this process's clock.
 */
export function toQueueInstances(
  instances: readonly Instance[],
  active: readonly ActiveCount[],
): readonly QueueInstance[] {
  const now = Math.max(...instances.map(({ heartbeatOn }) => heartbeatOn.getTime()));
  return instances
    .map((instance) => toQueueInstance(instance, now, active))
    .sort((a, b) => b.startedAt.getTime() - a.startedAt.getTime());
}

function toQueueInstance(instance: Instance, now: number, active: readonly ActiveCount[]): QueueInstance {
  const quietMs = now - instance.heartbeatOn.getTime();
  const [, roles, concurrency] = (instance.name ?? '').split(' ');
  const alive = instance.stoppedOn === null && quietMs < instance.heartbeatSeconds * 1000 * MISSED_HEARTBEATS;
  return {
    id: instance.id,
    roles: roles ? roles.split(',') : [],
    host: instance.host,
    pid: instance.pid,
    alive,
    startedAt: instance.startedOn,
    heartbeatAt: instance.heartbeatOn,
    stoppedAt: instance.stoppedOn,
    stages: alive ? stagesOf(instance, Number(concurrency ?? 0), active) : [],
    cpuCores: instance.metrics?.cpu ?? null,
    memoryBytes: instance.metrics?.rss ?? null,
  };
}

/** A worker's name begins with its host and process (queue.module.ts). */
function stagesOf({ host, pid }: Instance, concurrency: number, active: readonly ActiveCount[]) {
  if (concurrency === 0) return [];
  const own = active.filter(({ worker }) => worker.startsWith(`${host}:${pid}:`));
  return STAGE_STATUSES.map((stage) => ({
    stage,
    concurrency,
    active: own.find((counted) => counted.stage === stage)?.count ?? 0,
  }));
}
