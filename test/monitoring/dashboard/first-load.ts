import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { gunzipSync } from 'node:zlib';

const DIST = 'web/dist';

/** Compressed bytes of JavaScript that a browser needs for a page that is opened directly, by the page's file: what is loaded later, when it is needed, is none of it. */
export function firstLoads(): ReadonlyMap<string, number> {
  const entry = /src="\/console\/([^"]+\.js)"/.exec(readFileSync(join(DIST, 'index.html'), 'utf8'))?.[1];
  if (entry === undefined) throw new Error('index.html names no script');
  const pages = readdirSync(DIST).filter((name) => /-page-[0-9a-f]+\.js\.gz$/.test(name));
  return new Map(
    pages.map((page) => [
      page.replace(/-[0-9a-f]+\.js\.gz$/, ''),
      bytesOf(needed(page.slice(0, -'.gz'.length), needed(entry, new Set()))),
    ]),
  );
}

/** The file and everything that it imports before it runs. */
function needed(file: string, found: ReadonlySet<string>): ReadonlySet<string> {
  if (found.has(file)) return found;
  const code = gunzipSync(readFileSync(join(DIST, `${file}.gz`))).toString();
  const imports = [...code.matchAll(/(?:\bfrom|\bimport)\s*["'`]\.\/([^"'`]+\.js)["'`]/g)].map(([, name]) =>
    basename(name!),
  );
  return imports.reduce((all, name) => needed(name, all), new Set([...found, file]) as ReadonlySet<string>);
}

function bytesOf(files: ReadonlySet<string>): number {
  return [...files].reduce((sum, file) => sum + statSync(join(DIST, `${file}.gz`)).size, 0);
}
