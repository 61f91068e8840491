import { answerLines } from './pipeline/refining/lines/json-lines.js';
import { judgeLine } from './pipeline/refining/lines/judge-line.js';
import { OpenAiVerifier } from './pipeline/refining/verifier/openai-verifier.js';
import { RetryingVerifier } from './pipeline/refining/verifier/retrying-verifier.js';
import { readEnvironment } from './platform/environment/read-environment.js';

// `npm run -s judge`: reads { raw, refined, language?, brandBible?, speakers? } a line and writes { verdict, coverage, findings } a line. With VERIFIER_BASE_URL or
// VERIFIER_MODEL set a model gives a second opinion; the rules alone decide otherwise.
const asked = Object.entries(process.env).filter(([name]) => /^(VERIFIER|REFINER|OPENAI|PROVIDER)_/.test(name));
const { verifier = null, providerTimeoutSeconds } = readEnvironment(Object.fromEntries(asked));
const model = verifier === null || verifier === 'off' ? null : new OpenAiVerifier(verifier, providerTimeoutSeconds);
const retrying = model === null ? null : new RetryingVerifier(model);
await answerLines(
  { input: process.stdin, output: process.stdout },
  (line) => judgeLine(line, retrying),
  model?.chat.capabilities.parallel,
);
