import { readdirSync, readFileSync } from 'node:fs';
import { extname } from 'node:path';

/** One file of the playground. */
export interface PlaygroundFile {
  readonly contentType: string;
  readonly body: Buffer;
  /** Null for files that do not shrink. */
  readonly gzip: Buffer | null;
}

/** `playground/build.mjs` writes it. The relative path is the same from the compiled file. */
const FOLDER = new URL('../../../../playground/build/', import.meta.url);
const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.ttf': 'font/ttf',
  '.txt': 'text/plain; charset=utf-8',
};

/** The bundle of the playground, a few megabytes, read into memory at the first request. */
export class PlaygroundFiles {
  private names: ReadonlySet<string> | null = null;
  private readonly read = new Map<string, PlaygroundFile>();

  /** Changes with every build; null where nothing was built. */
  get version(): string | null {
    return this.known().has('.stamp') ? readFileSync(new URL('.stamp', FOLDER), 'utf8').slice(0, 32) : null;
  }

  /** A file by its name; null if the bundle has no such file. */
  file(name: string): PlaygroundFile | null {
    const contentType = TYPES[extname(name)];
    if (contentType === undefined || !this.known().has(name)) return null;
    const known = this.read.get(name);
    if (known) return known;
    const gzip = this.known().has(`${name}.gz`) ? readFileSync(new URL(`${name}.gz`, FOLDER)) : null;
    const file = { contentType, body: readFileSync(new URL(name, FOLDER)), gzip };
    this.read.set(name, file);
    return file;
  }

  private known(): ReadonlySet<string> {
    if (this.names === null || this.names.size === 0) this.names = new Set(listed());
    return this.names;
  }
}

/** Names are compared with this list, so that no name reaches another folder. */
function listed(): readonly string[] {
  try {
    return readdirSync(FOLDER);
  } catch (error) {
    // Not built: the page shows a message.
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
