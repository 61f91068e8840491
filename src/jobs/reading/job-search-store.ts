import { sql } from 'kysely';
import type { Database } from '../../platform/postgres/database.js';

/** The text search configurations with which migration 052 indexes texts: each text with that of its language. */
const RULES = ['simple', 'english', 'german', 'french', 'spanish', 'italian', 'portuguese', 'dutch'];

/**
 * Turns what a person types into PostgreSQL's tsquery. A search does not name its language, so the rules with which a text was indexed apply
 * to it. The query is built before the search itself, so that the planner sees how rare the words are. Empty if the search has only stop
 * words such as "the".
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

/** Whether the tsquery matches the texts of `studio_jobs j`. */
export function searchCondition(query: string) {
  return sql`exists (select from job_texts x where x.job_id = j.job_id and x.document @@ ${query}::tsquery)`;
}

/** Indexes the words of the next jobs that wait for it. Returns how many entries it took from the queue. */
export async function indexTexts(db: Database, most: number): Promise<number> {
  const { rows } = await sql<{ taken: number }>`select job_texts_index(${most}) as taken`.execute(db);
  return rows[0]?.taken ?? 0;
}
