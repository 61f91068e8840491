import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

/** One numbered SQL file. */
export interface MigrationFile {
  readonly name: string;
  readonly sql: string;
  /** SHA-256 of the file, hex: an applied file must never change. */
  readonly checksum: string;
  /** Its first line is `-- repeat: until it answers done`: it works in batches, and its last statement answers a column `done`. */
  readonly repeats: boolean;
  /** One of its first lines is `-- tolerated: …`: the release before it may run on a database that has it. */
  readonly tolerated: boolean;
}

// The same distance from src/platform/postgres and from dist/platform/postgres.
const FOLDER = fileURLToPath(new URL('../../../database/migrations/', import.meta.url));
const REPEATS = '-- repeat: until it answers done\n';
/** Among the comments that a file begins with. */
const TOLERATED = /^(?:--.*\n)*-- tolerated: /;
const NAME = /^\d{3}_[a-z0-9_]+\.sql$/;

/** Reads the migrations in order of their numbers. Throws where two share a number or a file is misnamed. */
export async function readMigrationFiles(folder: string = FOLDER): Promise<readonly MigrationFile[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort();
  const numbers = new Set<string>();
  for (const name of names) {
    if (!NAME.test(name)) throw new Error(`${name} does not have a name such as 001_what_it_does.sql.`);
    const number = name.slice(0, 3);
    if (numbers.has(number)) throw new Error(`Two migrations have the number ${number}.`);
    numbers.add(number);
  }
  return Promise.all(
    names.map(async (name) => {
      const sql = await readFile(`${folder}/${name}`, 'utf8');
      const checksum = createHash('sha256').update(sql).digest('hex');
      return { name, sql, checksum, repeats: sql.startsWith(REPEATS), tolerated: TOLERATED.test(sql) };
    }),
  );
}
