import type { Stand } from './stand.js';

/** The contract's three questions of an operator, as the engine answers them and as SQL does. */
export interface StatisticsFact {
  readonly source: 'jobStats' | 'SQL';
  readonly byStatus: Readonly<Record<string, number>>;
  /** To a tenth of a millisecond; null without a complete job. */
  readonly averageMs: number | null;
  readonly failed: number;
}

const QUERY = `{ jobStats { byStatus { status count } averageProcessingTimeMs }
  failedJobs(first: 100) { edges { cursor } pageInfo { hasNextPage } } }`;
const LIMIT_MS = 30_000;
const PAGE = 100;

interface Answer {
  readonly data: {
    readonly jobStats: {
      readonly byStatus: readonly { readonly status: string; readonly count: number }[];
      readonly averageProcessingTimeMs: number | null;
    };
    readonly failedJobs: { readonly edges: readonly unknown[] };
  };
}

/** What GraphQL says, through one of the replicas. Throws when none answers well. */
export async function askStatistics(stand: Stand): Promise<StatisticsFact> {
  const engine = stand.engines.find(({ hasApi, alive }) => hasApi && alive);
  if (engine === undefined) throw new Error('no replica answers requests');
  const response = await fetch(`${engine.url}/graphql`, {
    method: 'POST',
    headers: { authorization: `Bearer ${stand.keys.secretKey}`, 'content-type': 'application/json' },
    body: JSON.stringify({ query: QUERY }),
    signal: AbortSignal.timeout(LIMIT_MS),
  });
  const text = await response.text();
  const { data } = JSON.parse(text) as Answer;
  if (!data?.jobStats) throw new Error(`jobStats answered ${text.slice(0, 300)}`);
  return {
    source: 'jobStats',
    byStatus: Object.fromEntries(
      data.jobStats.byStatus.filter(({ count }) => count > 0).map(({ status, count }) => [status, count]),
    ),
    averageMs: rounded(data.jobStats.averageProcessingTimeMs),
    failed: data.failedJobs.edges.length,
  };
}

/** What the contract's SQL says. */
export async function countStatistics(stand: Stand): Promise<StatisticsFact> {
  const { database } = stand;
  const counts = await database.read<{ status: string; count: number }>(
    'select status, count(*)::int as count from studio_jobs group by status',
  );
  const [average] = await database.read<{ ms: number | null }>(
    `select avg(processing_time_ms)::float8 as ms from studio_jobs where status = 'COMPLETE'`,
  );
  const byStatus = Object.fromEntries(counts.map(({ status, count }) => [status, count]));
  const failed = Math.min(PAGE, byStatus.FAILED ?? 0);
  return { source: 'SQL', byStatus, averageMs: rounded(average?.ms ?? null), failed };
}

function rounded(ms: number | null): number | null {
  return ms === null ? null : Math.round(ms * 10) / 10;
}
