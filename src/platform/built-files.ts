import { readdirSync, readFileSync } from 'node:fs';
import { extname } from 'node:path';
import { gunzipSync } from 'node:zlib';

/** One file of a build. */
export interface BuiltFile {
  readonly contentType: string;
  readonly body: Buffer;
  /** Null for a file that does not shrink. */
  readonly gzip: Buffer | null;
}

/** The files of a folder that a build wrote, a few megabytes. Each file is read at its first request and then kept in memory. */
export class BuiltFiles {
  private names: ReadonlySet<string> = new Set();
  private readonly kept = new Map<string, BuiltFile>();

  /**
   * @param folder its URL, with a slash at the end
   * @param types the content type by the extension of a file; files with other extensions are not served
   */
  constructor(
    private readonly folder: URL,
    private readonly types: Readonly<Record<string, string>>,
  ) {}

  /** A file as text, for the engine's own use; null if the folder has no such file or was not built. */
  text(name: string): string | null {
    return this.has(name) ? this.read(name).toString('utf8') : null;
  }

  /** A file by its name; null if the folder has neither this file nor its compressed form. */
  file(name: string): BuiltFile | null {
    const contentType = this.types[extname(name)];
    if (contentType === undefined) return null;
    const kept = this.kept.get(name);
    if (kept) return kept;
    const gzip = this.has(`${name}.gz`) ? this.read(`${name}.gz`) : null;
    const body = this.has(name) ? this.read(name) : gzip && gunzipSync(gzip);
    if (body === null) return null;
    const file = { contentType, body, gzip };
    this.kept.set(name, file);
    return file;
  }

  private read(name: string): Buffer {
    return readFileSync(new URL(name, this.folder));
  }

  /** A requested name must be in the list, so that no name reaches another folder. A later build has new names, so an unknown name lists again. */
  private has(name: string): boolean {
    if (!this.names.has(name)) this.names = new Set(namesIn(this.folder));
    return this.names.has(name);
  }
}

function namesIn(folder: URL): readonly string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    // Not built: the page shows a message.
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
