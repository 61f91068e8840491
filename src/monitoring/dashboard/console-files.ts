import { readdirSync, readFileSync } from 'node:fs';
import { extname } from 'node:path';
import { gunzipSync } from 'node:zlib';

/** One file of the console. */
export interface ConsoleFile {
  readonly contentType: string;
  readonly gzip: Buffer;
  readonly body: Buffer;
}

/** Made by `web/build.mjs` and committed; as far from here as from where this file is compiled to. */
const FOLDER = new URL('../../../web/dist/', import.meta.url);
const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** The build of the console: each file is read when it is first asked for and then kept, half a megabyte in all. */
export class ConsoleFiles {
  private names: ReadonlySet<string> = new Set();
  private readonly kept = new Map<string, ConsoleFile>();

  /** The page that every address of the console answers with; null where nothing was built. */
  page(): string | null {
    return this.has('index.html') ? readFileSync(new URL('index.html', FOLDER), 'utf8') : null;
  }

  /** A file by its name alone; null where the build has none of that name. */
  file(name: string): ConsoleFile | null {
    const contentType = TYPES[extname(name)];
    if (contentType === undefined || !this.has(`${name}.gz`)) return null;
    const kept = this.kept.get(name);
    if (kept) return kept;
    const gzip = readFileSync(new URL(`${name}.gz`, FOLDER));
    const file = { contentType, gzip, body: gunzipSync(gzip) };
    this.kept.set(name, file);
    return file;
  }

  /** A name is compared with the list, so that no name reaches another folder. A build that took the place of another has new names. */
  private has(name: string): boolean {
    if (!this.names.has(name)) this.names = new Set(listed());
    return this.names.has(name);
  }
}

function listed(): readonly string[] {
  try {
    return readdirSync(FOLDER);
  } catch (error) {
    // Not built: the page says so.
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
