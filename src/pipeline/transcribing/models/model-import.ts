import { copyFile, mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Fault } from '../../../platform/fault.js';
import { sha256Of } from './file-download.js';
import type { InstalledModel } from './installed-model.js';
import { modelFaults } from './model-faults.js';
import { freeBytesOf } from './model-fetcher.js';
import { MODELS } from './model-list.js';
import { bytesOf, type ModelFile, type ModelSpec } from './model-spec.js';
import { type ModelStore, sizeOf } from './model-store.js';
import { withSharedLock } from './shared-lock.js';

/**
 * Takes a model from a folder: one copied from another machine's `DATA_DIR/models`, or one with the files as the hub or the library's archive has them.
 * Every file is checked before the model counts as installed.
 * @throws Fault NOT_FOUND if the folder holds no known model; TRANSCRIBER_UNAVAILABLE if a file is not the expected one
 */
export async function importModel(store: ModelStore, folder: string, signal: AbortSignal): Promise<InstalledModel> {
  const spec = await specIn(store, folder);
  for (const { name, bytes } of spec.files) {
    const there = await sizeOf(join(folder, name));
    if (there !== bytes) throw modelFaults.wrongSize(name, bytes, there ?? 0);
  }
  await mkdir(store.root, { recursive: true, mode: 0o700 });
  const free = await freeBytesOf(store.root);
  if (free < bytesOf(spec)) throw modelFaults.diskFull(store.root, bytesOf(spec), free);
  return withSharedLock(
    join(store.root, `.${spec.name}.lock`),
    signal,
    () => undefined,
    async () => {
      const work = await store.workFolder(spec.name);
      await rm(work, { recursive: true, force: true });
      await store.workFolder(spec.name);
      for (const file of spec.files) await takeFile(folder, file, work);
      return store.install(spec, work);
    },
  );
}

/** Copies a file and checks the copy: the folder can be another's, who may exchange the file in between. */
async function takeFile(folder: string, { name, sha256 }: ModelFile, work: string): Promise<void> {
  const copy = join(work, name);
  await copyFile(join(folder, name), copy);
  if ((await sha256Of(copy)) === sha256) return;
  await rm(work, { recursive: true, force: true });
  throw modelFaults.wrongSum(name);
}

/** A manifest names the model, but the engine's own list decides which files its models have. */
async function specIn(store: ModelStore, folder: string): Promise<ModelSpec> {
  const described = await store.describe(folder);
  if (described !== null) return MODELS.find(({ name }) => name === described.name) ?? described;
  const names = await readdir(folder).catch(() => {
    throw new Fault('NOT_FOUND', `The folder ${folder} cannot be read. Name a folder with the files of a model.`);
  });
  const found = MODELS.filter(({ files }) => files.every(({ name }) => names.includes(name)));
  const exact = await Promise.all(found.map((spec) => hasSizes(folder, spec)));
  const spec = found[exact.indexOf(true)] ?? found[0];
  if (spec !== undefined) return spec;
  const wanted = MODELS.map(({ name, files }) => `${name}: ${files.map((file) => file.name).join(', ')}`).join('; ');
  throw new Fault('NOT_FOUND', `The folder ${folder} has no complete model. The files of a model are: ${wanted}.`);
}

async function hasSizes(folder: string, { files }: ModelSpec): Promise<boolean> {
  const sizes = await Promise.all(files.map(({ name }) => sizeOf(join(folder, name))));
  return files.every(({ bytes }, index) => sizes[index] === bytes);
}
