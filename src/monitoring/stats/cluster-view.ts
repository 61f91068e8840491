import { adviceFor } from '../../jobs/record/failure-advice.js';
import { isJobFaultCode, JOB_FAULT_KINDS } from '../../platform/fault-codes.js';
import type { FailureClusterFigures } from './figures.js';
import type { FailureClusterType } from './job-figures.graphql.js';

/** A cluster with its cause in words and what can be done about it. A code of a later release counts as INTERNAL. */
export function clusterView(cluster: FailureClusterFigures, operator: boolean): FailureClusterType {
  const code = isJobFaultCode(cluster.code) ? cluster.code : 'INTERNAL';
  const { title, family } = JOB_FAULT_KINDS[code];
  return { ...cluster, cause: title, actions: adviceFor({ code, retryable: family === 'transient' }, operator) };
}
