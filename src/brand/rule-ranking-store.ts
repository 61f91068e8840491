import { Inject, Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { DATABASE, type Database } from '../platform/postgres/database.js';
import type { RuleRanking } from './rule-ranking.js';

/** Characters of the transcript that are read: an hour of speech, and far below the limit of a tsvector. */
const LOOK_AT = 100_000;
/** Text search configurations that every PostgreSQL has, by language. */
const CONFIGURATIONS: ReadonlyMap<string, string> = new Map([
  ['da', 'danish'],
  ['de', 'german'],
  ['en', 'english'],
  ['es', 'spanish'],
  ['fi', 'finnish'],
  ['fr', 'french'],
  ['it', 'italian'],
  ['nl', 'dutch'],
  ['no', 'norwegian'],
  ['pt', 'portuguese'],
  ['ru', 'russian'],
  ['sv', 'swedish'],
]);

/** PostgreSQL's full-text ranking of rules by the words of a transcript. */
@Injectable()
export class FullTextRanking implements RuleRanking {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  async rank(texts: readonly string[], transcript: string, language: string | null): Promise<readonly number[]> {
    if (texts.length === 0) return [];
    const configuration = CONFIGURATIONS.get(language ?? 'en') ?? 'simple';
    // Divided by 1 + log of the rule's length, so that a long rule does not win by its length; rounded, so that the order does not
    // hang on the last bit of a float.
    const { rows } = await sql<{ rank: number }>`
      with said as (
        select string_agg(quote_literal(w.lexeme), ' | ' order by w.lexeme)::tsquery as words
        from unnest(tsvector_to_array(to_tsvector(${configuration}::regconfig, ${transcript.slice(0, LOOK_AT)}))) as w (lexeme)
      )
      select coalesce(round(ts_rank(to_tsvector(${configuration}::regconfig, r.text), s.words, 1)::numeric, 6), 0)::float8 as rank
      from unnest(${[...texts]}::text[]) with ordinality as r (text, ordinal), said s
      order by r.ordinal`.execute(this.database);
    return rows.map(({ rank }) => rank);
  }
}
