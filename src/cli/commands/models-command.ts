import { resolve } from 'node:path';
import { Command } from 'commander';
import { mirrorModels, specOf } from '../../pipeline/transcribing/models/known-models.js';
import { progressLine } from '../../pipeline/transcribing/models/local-model.js';
import { megabytes } from '../../pipeline/transcribing/models/model-faults.js';
import { type FetchProgress, ModelFetcher } from '../../pipeline/transcribing/models/model-fetcher.js';
import { importModel } from '../../pipeline/transcribing/models/model-import.js';
import { MODELS } from '../../pipeline/transcribing/models/model-list.js';
import { bytesOf } from '../../pipeline/transcribing/models/model-spec.js';
import { ModelStore } from '../../pipeline/transcribing/models/model-store.js';
import { DEFAULT_SPEECH_MODEL, HUB_URL } from '../../platform/environment/provider-kinds.js';
import { readEnvironment } from '../../platform/environment/read-environment.js';
import { print, printJson, remark } from '../output/print.js';

/** Where a download is not shown on a terminal, a line for each such share of it. */
const LINE_SHARE = 0.1;

/** `studio models`: what speech models there are, and how they come onto this machine. */
export function modelsCommand(): Command {
  const models = new Command('models').description(
    'list, download and import speech models of TRANSCRIBER_KIND=local, which are in DATA_DIR/models',
  );
  models
    .command('list')
    .description('list the models that the engine knows, and which of them are installed')
    .option('--json', 'JSON for scripts')
    .action(list);
  models
    .command('pull')
    .description('download a model, or its missing files')
    .argument('[name]', 'a name of "studio models list"', DEFAULT_SPEECH_MODEL)
    .option('--again', 'download it again even if it is installed')
    .option('--json', 'JSON for scripts')
    .action(pull);
  models
    .command('import')
    .description('import a model from a folder, for a machine without network')
    .argument('<folder>', "a model's folder of another machine's DATA_DIR/models, or one with its files")
    .option('--json', 'JSON for scripts')
    .action(importFrom);
  return models;
}

async function list({ json = false }: { json?: boolean }): Promise<void> {
  const { dataDir, modelsUrl } = readEnvironment(process.env);
  const there = await new ModelStore(dataDir).names();
  const mirrored = modelsUrl === HUB_URL ? [] : await mirrorModels(modelsUrl, new AbortController().signal);
  const known = [...MODELS, ...mirrored.filter(({ name }) => !MODELS.some((model) => model.name === name))];
  const rows = known.map((spec) => ({
    name: spec.name,
    installed: there.includes(spec.name),
    bytes: bytesOf(spec),
    languages: spec.languages,
    licence: spec.licence,
    source: spec.source,
    description: spec.description,
  }));
  if (json) return print(JSON.stringify(rows, null, 2));
  for (const { name, installed, bytes, languages, licence, description } of rows) {
    const speaks =
      languages.length === 0
        ? 'any language'
        : languages.length > 6
          ? `${languages.length} languages`
          : languages.join(' ');
    print(
      `${installed ? '*' : ' '} ${name.padEnd(16)} ${megabytes(bytes).padStart(8)}  ${description} (${speaks}; ${licence})`,
    );
  }
  print(`* is in ${new ModelStore(dataDir).root}`);
}

async function pull(name: string, { again = false, json = false }: { again?: boolean; json?: boolean }): Promise<void> {
  const { dataDir, modelsUrl } = readEnvironment(process.env);
  const store = new ModelStore(dataDir);
  const { signal } = new AbortController();
  const spec = await specOf(name, modelsUrl, signal);
  const onWait = () => remark(`Another process is downloading ${name}. This one waits for it.`);
  const model = await new ModelFetcher(store, modelsUrl).fetch(spec, {
    signal,
    again,
    onProgress: json ? () => undefined : progress(name),
    onWait,
  });
  if (json) return printJson({ name, folder: store.root, bytes: model.bytes, licence: spec.licence });
  print(`${name} is in ${store.root} (${megabytes(model.bytes)}, licence ${spec.licence}).`);
}

async function importFrom(folder: string, { json = false }: { json?: boolean }): Promise<void> {
  const { dataDir } = readEnvironment(process.env);
  const store = new ModelStore(dataDir);
  const model = await importModel(store, resolve(folder), new AbortController().signal);
  if (json) return printJson({ name: model.name, folder: store.root, bytes: model.bytes });
  print(`${model.name} is in ${store.root} (${megabytes(model.bytes)}).`);
}

/** On a terminal one line that is written over, elsewhere a line now and then. */
function progress(name: string): (progress: FetchProgress) => void {
  let printed = -LINE_SHARE;
  return (state) => {
    const share = state.bytes / state.ofBytes;
    if (process.stdout.isTTY) process.stdout.write(`\r\u001b[2K${progressLine(name, state)}${share === 1 ? '\n' : ''}`);
    else if (share - printed >= LINE_SHARE || share === 1) {
      printed = share;
      print(progressLine(name, state));
    }
  };
}
