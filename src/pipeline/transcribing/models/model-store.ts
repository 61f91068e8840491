import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { InstalledModel } from './installed-model.js';
import { readSpec } from './model-manifest.js';
import { bytesOf, type ModelSpec } from './model-spec.js';

/** In a model's folder: what it is. It is written last, so a folder with it is complete. */
const MANIFEST = 'model.json';

/** The models on disk: a folder each in `DATA_DIR/models`. */
export class ModelStore {
  readonly root: string;

  constructor(dataDir: string) {
    this.root = join(dataDir, 'models');
  }

  /** A model whose files all have the size that was checked when they came; null if it is not there. */
  async installed(name: string): Promise<InstalledModel | null> {
    const folder = join(this.root, name);
    const spec = await this.describe(folder);
    if (spec === null) return null;
    const sizes = await Promise.all(spec.files.map((file) => sizeOf(join(folder, file.name))));
    if (!spec.files.every(({ bytes }, index) => sizes[index] === bytes)) return null;
    const files = Object.fromEntries(spec.files.map((file) => [file.role, join(folder, file.name)]));
    return { name, family: spec.family, languages: spec.languages, files, bytes: bytesOf(spec) };
  }

  /** Names of the models that are there. */
  async names(): Promise<string[]> {
    const entries = await readdir(this.root, { withFileTypes: true }).catch(() => []);
    const names = entries.filter((entry) => entry.isDirectory() && !entry.name.startsWith('.')).map(({ name }) => name);
    const there = await Promise.all(names.map((name) => this.installed(name)));
    return names.filter((_, index) => there[index] !== null);
  }

  /** What a folder with a manifest holds, from this store or copied from another machine's; null without a manifest. */
  async describe(folder: string): Promise<ModelSpec | null> {
    try {
      return readSpec(JSON.parse(await readFile(join(folder, MANIFEST), 'utf8')));
    } catch {
      return null;
    }
  }

  /** The folder in which a model's files are put together; it survives a cut, so that the rest can follow. */
  async workFolder(name: string): Promise<string> {
    const folder = join(this.root, `.${name}.partial`);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    return folder;
  }

  /** Makes the files in a work folder the model of that name, in one step. */
  async install(spec: ModelSpec, workFolder: string): Promise<InstalledModel> {
    await writeFile(join(workFolder, MANIFEST), `${JSON.stringify(spec, null, 2)}\n`, { mode: 0o600 });
    const folder = join(this.root, spec.name);
    const old = join(this.root, `.${spec.name}.old-${process.pid}`);
    await rename(folder, old).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') throw error;
    });
    await rename(workFolder, folder);
    await rm(old, { recursive: true, force: true });
    return (await this.installed(spec.name)) as InstalledModel;
  }
}

/** Null if there is no such file, or something else under its name, such as a device that never ends. */
export async function sizeOf(path: string): Promise<number | null> {
  return stat(path).then(
    (found) => (found.isFile() ? found.size : null),
    () => null,
  );
}
