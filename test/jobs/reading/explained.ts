import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { Database } from '../../../src/platform/postgres/database.js';
import type { Tables } from '../../../src/platform/postgres/tables.js';

interface PlanNode {
  readonly 'Node Type': string;
  readonly 'Actual Rows': number;
  readonly 'Actual Loops': number;
  readonly 'Rows Removed by Filter'?: number;
  readonly 'Rows Removed by Index Recheck'?: number;
  readonly Plans?: readonly PlanNode[];
}

/** What a reading cost. */
export interface Reading {
  /** Rows looked at by all scans of tables. */
  readonly scanned: number;
  /** Most rows that one sort took in. */
  readonly sorted: number;
  readonly plans: string;
}

/** Runs readings and explains each statement that they sent. */
export class Explainer {
  private readonly statements: { sql: string; parameters: readonly unknown[] }[] = [];
  private readonly pool: pg.Pool;
  private readonly db: Database;

  constructor(url: string) {
    this.pool = new pg.Pool({ connectionString: url, max: 1 });
    this.db = new Kysely<Tables>({
      dialect: new PostgresDialect({ pool: this.pool }),
      log: ({ query }) => {
        this.statements.push({ sql: query.sql, parameters: query.parameters });
      },
    });
  }

  async explain(read: (db: Database) => Promise<unknown>): Promise<Reading> {
    this.statements.length = 0;
    await read(this.db);
    const plans: PlanNode[] = [];
    for (const { sql, parameters } of this.statements.splice(0)) {
      const { rows } = await this.pool.query(`explain (analyze, format json) ${sql}`, [...parameters]);
      plans.push(rows[0]['QUERY PLAN'][0].Plan);
    }
    const nodes = plans.flatMap(flatten);
    return {
      scanned: nodes.filter((node) => /(Seq|Index|Index Only|Heap) Scan$/.test(node['Node Type'])).reduce(looked, 0),
      sorted: Math.max(0, ...nodes.filter((node) => /Sort$/.test(node['Node Type'])).map(takenIn)),
      plans: JSON.stringify(plans, null, 1),
    };
  }

  stop(): Promise<void> {
    return this.db.destroy();
  }
}

function flatten(node: PlanNode): readonly PlanNode[] {
  return [node, ...(node.Plans ?? []).flatMap(flatten)];
}

function looked(sum: number, node: PlanNode): number {
  const away = (node['Rows Removed by Filter'] ?? 0) + (node['Rows Removed by Index Recheck'] ?? 0);
  return sum + (node['Actual Rows'] + away) * node['Actual Loops'];
}

function takenIn(sort: PlanNode): number {
  return (sort.Plans ?? []).reduce((sum, node) => sum + node['Actual Rows'] * node['Actual Loops'], 0);
}
