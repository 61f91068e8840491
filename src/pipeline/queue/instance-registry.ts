import type { Instance, InstanceWorker } from 'pg-boss';
import { STAGE_STATUSES, type StageStatus } from '../../jobs/record/job-status.js';
import type { QueueInstance } from './queue-instance.js';

const NAME = 'evolution-studios-engine';
/** After so many heartbeats without a word a replica counts as dead. */
const MISSED_HEARTBEATS = 3;

/** The name under which a replica registers: it carries its roles, for which the registry has no place. */
export function instanceNameOf(roles: readonly string[]): string {
  return roles.length === 0 ? NAME : `${NAME} ${roles.join(',')}`;
}

/**
 * The registry's rows, the newest first. The newest heartbeat stands for the present: this replica's own is among them, and all were
 * written by the database's clock, which this process need not agree with.
 */
export function toQueueInstances(instances: readonly Instance[], queueOf: (stage: StageStatus) => string) {
  const now = Math.max(...instances.map(({ heartbeatOn }) => heartbeatOn.getTime()));
  return instances
    .map((instance) => toQueueInstance(instance, now, queueOf))
    .sort((a, b) => b.startedAt.getTime() - a.startedAt.getTime());
}

function toQueueInstance(instance: Instance, now: number, queueOf: (stage: StageStatus) => string): QueueInstance {
  const quietMs = now - instance.heartbeatOn.getTime();
  return {
    id: instance.id,
    roles: (instance.name ?? '').split(' ')[1]?.split(',') ?? [],
    host: instance.host,
    pid: instance.pid,
    alive: instance.stoppedOn === null && quietMs < instance.heartbeatSeconds * 1000 * MISSED_HEARTBEATS,
    startedAt: instance.startedOn,
    heartbeatAt: instance.heartbeatOn,
    stoppedAt: instance.stoppedOn,
    stages: STAGE_STATUSES.flatMap((stage) => stageOf(stage, instance.workers, queueOf(stage))),
    cpuCores: instance.metrics?.cpu ?? null,
    memoryBytes: instance.metrics?.rss ?? null,
  };
}

function stageOf(stage: StageStatus, workers: readonly InstanceWorker[], queue: string) {
  const own = workers.filter((worker) => worker.queue === queue);
  if (own.length === 0) return [];
  const sum = (pick: (worker: InstanceWorker) => number) => own.reduce((total, worker) => total + pick(worker), 0);
  return [{ stage, concurrency: sum((worker) => worker.localConcurrency), active: sum((worker) => worker.active) }];
}
