import { sql } from 'kysely';
import type { Database } from '../../platform/postgres/database.js';

/** The rules by which the texts of migration 052 are indexed: each by those of its own language. */
const RULES = ['simple', 'english', 'german', 'french', 'spanish', 'italian', 'portuguese', 'dutch'];

/**
 * What a person types, as PostgreSQL's tsquery. A searcher does not say which language they mean, so a text is searched by the rules it was
 * indexed by. The query is made before the search itself, so that the planner sees how rare the words are. Empty where nothing but words such
 * as "the" is asked for.
 */
export async function readSearchQuery(db: Database, words: string): Promise<string> {
  const { rows } = await sql<{ query: string | null }>`
    select string_agg('((' || q.query || ') & (' || q.rules || '))', ' | ') as query
    from (
      select w.query::text as query, string_agg(quote_literal('§' || r.name), ' | ') as rules
      from unnest(${RULES}::text[]) r (name) cross join lateral (select websearch_to_tsquery(r.name::regconfig, ${words}) as query) w
      where numnode(w.query) > 0 group by 1
    ) q`.execute(db);
  return rows[0]?.query ?? '';
}

/** The tsquery matches the texts of `studio_jobs j`. */
export function searchCondition(query: string) {
  return sql`exists (select from job_texts x where x.job_id = j.job_id and x.document @@ ${query}::tsquery)`;
}
