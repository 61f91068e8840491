import { readdir, readFile } from 'node:fs/promises';
import { describe, expect, it } from '@jest/globals';

const SRC = new URL('../../../src/', import.meta.url);
const DOOR = 'jobs/lifecycle/';

/** The files of src, by their path below it. */
async function sources(): Promise<ReadonlyMap<string, string>> {
  const names = (await readdir(SRC, { recursive: true })).filter((name) => name.endsWith('.ts'));
  return new Map(
    await Promise.all(names.map(async (name) => [name, await readFile(new URL(name, SRC), 'utf8')] as const)),
  );
}

/** Whether a text holds a statement that writes studio_jobs.status, by SQL or by the query builder. */
function movesJobs(text: string): boolean {
  const statements = text.match(/update\s+(public\.)?studio_jobs\b[^`]*?(?=\bwhere\b|`)/gi) ?? [];
  const built = text.match(/updateTable\('studio_jobs'\)[\s\S]*?\.(where|execute)/g) ?? [];
  return statements.some((sql) => /\bstatus\s*=/.test(sql)) || built.some((call) => /\bstatus\s*:/.test(call));
}

describe('the one door to a status', () => {
  it('recognises a statement that moves a job', () => {
    expect(movesJobs("sql`update studio_jobs j set status = 'FAILED' where true`")).toBe(true);
    expect(movesJobs("trx.updateTable('studio_jobs').set({ status: 'NEW' }).where('job_id', '=', id)")).toBe(true);
    expect(movesJobs("sql`update studio_jobs set refined_text = 'x' where status = 'COMPLETE'`")).toBe(false);
  });

  it('is the lifecycle: no other file updates studio_jobs.status', async () => {
    const movers = [...(await sources())].filter(([, text]) => movesJobs(text)).map(([name]) => name);
    expect(movers.filter((name) => !name.startsWith(DOOR))).toEqual([]);
    expect(movers.length).toBeGreaterThan(0);
  });

  it('is JobLifecycle: no other code calls the statements of its folder', async () => {
    const callers = [...(await sources())].filter(([name, text]) => {
      const imports = text.matchAll(
        /import (?!type)[^;]*?from '[^']*\/((job-move|claim|job-request|settle)-store)\.js'/g,
      );
      return [...imports].length > 0 && !name.startsWith(DOOR);
    });
    expect(callers.map(([name]) => name)).toEqual([]);
  });
});
