import { checkProvider } from '../../monitoring/health/check-provider.js';
import { withTranscriber } from '../../pipeline/transcribing/default-transcriber.js';
import { ModelStore } from '../../pipeline/transcribing/models/model-store.js';
import { PocketsphinxRecogniser } from '../../pipeline/transcribing/recognisers/pocketsphinx-recogniser.js';
import type { Environment, ProviderSettings } from '../../platform/environment/environment.js';
import { BUILT_IN_KIND, kindOf, LOCAL_KIND } from '../../platform/environment/provider-kinds.js';
import { type Finding, fail, ok, warn } from './finding.js';

/** Longest wait for a provider, in milliseconds. */
const PROVIDER_LIMIT_MS = 8_000;

/** The transcriber and the refiner: reachable, the key accepted, the model there. */
export async function checkProviders(given: Environment): Promise<readonly Finding[]> {
  const { transcriber, transcriberFallbacks, refiner, refinerFallbacks, dataDir } = await withTranscriber(given);
  const checks = [
    ...[transcriber, ...transcriberFallbacks].map((settings, at) => ({ prefix: 'TRANSCRIBER', settings, at })),
    ...[refiner, ...refinerFallbacks].map((settings, at) => ({ prefix: 'REFINER', settings, at })),
  ];
  return Promise.all(
    checks.map(({ prefix, settings, at }) => {
      const name = `${prefix.toLowerCase()}${at === 0 ? '' : `, fallback ${at}`}`;
      const kind = kindOf(settings);
      if (kind === BUILT_IN_KIND) return offlineFinding(prefix, name);
      if (kind === LOCAL_KIND) return localModelFinding(name, (settings as ProviderSettings).model, dataDir);
      return providerFinding(prefix, name, settings as ProviderSettings);
    }),
  );
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

async function localModelFinding(name: string, model: string, dataDir: string): Promise<Finding> {
  const installed = await new ModelStore(dataDir).installed(model);
  if (installed !== null) return ok(name, `The speech model ${model} is in DATA_DIR.`);
  return warn(
    name,
    `The speech model ${model} is not in DATA_DIR/models; jobs wait until it is fetched.`,
    `Run "studio models pull ${model}".`,
  );
}
