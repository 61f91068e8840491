import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { Database } from '../../../src/platform/postgres/database.js';
import { PLANNED_EACH_TIME } from '../../../src/platform/postgres/statement-names.js';
import type { Tables } from '../../../src/platform/postgres/tables.js';

interface PlanNode {
  readonly 'Node Type': string;
  readonly 'Actual Rows': number;
  readonly 'Actual Loops': number;
  readonly 'Rows Removed by Filter'?: number;
  readonly 'Rows Removed by Index Recheck'?: number;
  readonly Plans?: readonly PlanNode[];
}

interface Statement {
  readonly sql: string;
  readonly parameters: readonly unknown[];
}

/** What a reading cost. */
export interface Reading {
  /** Rows looked at by all scans of tables. */
  readonly scanned: number;
  /** Most rows that one sort took in. */
  readonly sorted: number;
  readonly plans: string;
}

/** After so many executions PostgreSQL may keep one plan of a prepared statement for whatever values come. */
const EXECUTIONS = 5;

/** Runs readings and explains each statement that they sent: planned for its values, and prepared, with the plan that PostgreSQL then keeps. */
export class Explainer {
  private readonly statements: Statement[] = [];
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

  /** @param kept looks at the plan, too, that PostgreSQL keeps for the statement when it is prepared and comes again */
  async explain(read: (db: Database) => Promise<unknown>, kept: boolean): Promise<Reading> {
    this.statements.length = 0;
    await read(this.db);
    const plans: PlanNode[][] = [];
    for (const statement of this.statements.splice(0)) plans.push(await this.plansOf(statement, kept));
    return [0, kept ? 1 : 0]
      .map((which) => readingOf(plans.map((one) => (one[which] ?? one[0]) as PlanNode)))
      .reduce((one, other) => ({
        scanned: Math.max(one.scanned, other.scanned),
        sorted: Math.max(one.sorted, other.sorted),
        plans: `${one.plans}\nWhen it came again: ${other.plans}`,
      }));
  }

  private async plansOf({ sql, parameters }: Statement, kept: boolean): Promise<PlanNode[]> {
    const run = `execute reading${parameters.length === 0 ? '' : `(${parameters.map(literal).join(', ')})`}`;
    const explain = `explain (analyze, format json) ${run}`;
    const again =
      kept && !sql.includes(PLANNED_EACH_TIME) ? [...Array.from({ length: EXECUTIONS - 1 }, () => run), explain] : [];
    const answers = await this.pool.query(
      [`prepare reading as ${sql}`, explain, ...again, 'deallocate reading'].join(';\n'),
    );
    return (answers as unknown as pg.QueryResult[]).flatMap(({ rows }) =>
      rows[0]?.['QUERY PLAN'] === undefined ? [] : [rows[0]['QUERY PLAN'][0].Plan as PlanNode],
    );
  }

  stop(): Promise<void> {
    return this.db.destroy();
  }
}

/** A parameter as SQL. */
function literal(value: unknown): string {
  if (value === null || value === undefined) return 'null';
  if (Array.isArray(value)) return `array[${value.map(literal).join(', ')}]::text[]`;
  return pg.escapeLiteral(value instanceof Date ? value.toISOString() : String(value));
}

function readingOf(plans: readonly PlanNode[]): Reading {
  const nodes = plans.flatMap(flatten);
  return {
    scanned: nodes.filter((node) => /(Seq|Index|Index Only|Heap) Scan$/.test(node['Node Type'])).reduce(looked, 0),
    sorted: Math.max(0, ...nodes.filter((node) => /Sort$/.test(node['Node Type'])).map(takenIn)),
    plans: JSON.stringify(plans, null, 1),
  };
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
