import { checkProvider } from '../../monitoring/health/check-provider.js';
import { obstacleTo, withTranscriber } from '../../pipeline/transcribing/default-transcriber.js';
import { specOf } from '../../pipeline/transcribing/models/known-models.js';
import { CLOSED_NETWORK } from '../../pipeline/transcribing/models/model-faults.js';
import { ModelStore } from '../../pipeline/transcribing/models/model-store.js';
import { PocketsphinxRecogniser } from '../../pipeline/transcribing/recognisers/pocketsphinx-recogniser.js';
import type { Environment, ProviderSettings } from '../../platform/environment/environment.js';
import { BUILT_IN_KIND, kindOf, LOCAL_KIND } from '../../platform/environment/provider-kinds.js';
import { Fault } from '../../platform/fault.js';
import { type Finding, fail, failWith, ok, warn } from './finding.js';

/** Longest wait for a provider, in milliseconds. */
const PROVIDER_LIMIT_MS = 8_000;

/** The transcriber and the refiner: reachable, the key accepted, the model there. */
export async function checkProviders(given: Environment): Promise<readonly Finding[]> {
  const settings = await withTranscriber(given);
  const { transcriber, transcriberFallbacks, refiner, refinerFallbacks, verifier } = settings;
  const checks = [
    ...[transcriber, ...transcriberFallbacks].map((settings, at) => ({ prefix: 'TRANSCRIBER', settings, at })),
    ...[refiner, ...refinerFallbacks].map((settings, at) => ({ prefix: 'REFINER', settings, at })),
  ];
  const found = checks.map(({ prefix, settings: provider, at }) => {
    const name = `${prefix.toLowerCase()}${at === 0 ? '' : `, fallback ${at}`}`;
    const kind = kindOf(provider);
    if (kind === BUILT_IN_KIND) return offlineFinding(prefix, name);
    if (kind === LOCAL_KIND) return localModelFinding(name, (provider as ProviderSettings).model, settings);
    return providerFinding(prefix, name, provider as ProviderSettings);
  });
  const second = verifier === null || verifier === 'off' ? [] : [providerFinding('VERIFIER', 'verifier', verifier)];
  return Promise.all([...found, ...second]);
}

async function providerFinding(prefix: string, name: string, settings: ProviderSettings): Promise<Finding> {
  const state = await checkProvider(prefix, settings, PROVIDER_LIMIT_MS);
  const who = `${new URL(settings.baseUrl).host} with ${settings.model}`;
  if (state === 'ok') return ok(name, `${who} answers and takes the key.`);
  const [what = state, ...cure] = state.split(/(?<=[.!]) /);
  return fail(name, `${who} ${what}`, cure.length === 0 ? null : cure.join(' '));
}

async function offlineFinding(prefix: string, name: string): Promise<Finding> {
  if (prefix === 'REFINER') {
    return ok(
      name,
      'The offline copy-editor refines. For a language model set OPENAI_API_KEY, or REFINER_BASE_URL and REFINER_MODEL.',
    );
  }
  if (!(await new PocketsphinxRecogniser().installed())) {
    const cure =
      'Install it (Debian: apt-get install pocketsphinx), or set TRANSCRIBER_KIND=local, OPENAI_API_KEY or TRANSCRIBER_BASE_URL.';
    return fail(name, 'Speech is recognised by pocketsphinx, which is not installed.', cure);
  }
  const cure = 'For Whisper set TRANSCRIBER_KIND=local, or use a server with TRANSCRIBER_BASE_URL or OPENAI_API_KEY.';
  return warn(
    name,
    'Speech is recognised by pocketsphinx, which is rough: it knows only US English and gets many words wrong.',
    cure,
  );
}

async function localModelFinding(name: string, model: string, settings: Environment): Promise<Finding> {
  const { dataDir, modelsUrl } = settings;
  const store = new ModelStore(dataDir);
  if ((await store.installed(model)) !== null) return ok(name, `The speech model ${model} is in DATA_DIR.`);
  try {
    const obstacle = await obstacleTo(
      await specOf(model, modelsUrl, AbortSignal.timeout(PROVIDER_LIMIT_MS)),
      store,
      modelsUrl,
    );
    if (obstacle !== null)
      return fail(name, `The speech model ${model} cannot be fetched: ${obstacle}`, CLOSED_NETWORK);
  } catch (error) {
    if (error instanceof Fault) return failWith(name, error.message);
    throw error;
  }
  return warn(
    name,
    `The speech model ${model} is not in DATA_DIR/models; jobs wait until it is fetched.`,
    `Run "studio models pull ${model}".`,
  );
}
