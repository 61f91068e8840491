import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { getMetadataStorage } from 'class-validator';
import { seriesTable } from '../../../src/monitoring/metrics/series-reference.js';
import { RawSettings, readEnvironment } from '../../../src/platform/environment/read-environment.js';
import { secretsOf } from '../../../src/platform/environment/secrets-of.js';
import { SETTINGS } from '../../../src/platform/environment/settings.js';
import { envExample, settingsTable } from '../../../src/platform/environment/settings-reference.js';

const example = readFileSync('.env.example', 'utf8');
const shown = [...example.matchAll(/^# ([A-Z][A-Z0-9_]{2,})=(.*)$/gm)];
const read = (source: NodeJS.ProcessEnv) => readEnvironment(source, { envFile: null });

describe('the generated reference (npm run reference)', () => {
  it.each([
    ['.env.example', envExample],
    ['docs/settings.md', settingsTable],
    ['docs/observability/series.md', seriesTable],
  ])('%s is what the declarations say', (path, generate) => {
    expect(readFileSync(path, 'utf8')).toBe(generate());
  });

  it('names every setting once', () => {
    const names = SETTINGS.map((setting) => setting.name);
    expect(new Set(names).size).toBe(names.length);
    expect(shown.map((line) => line[1])).toEqual(names);
  });

  it('is a file the engine accepts as it stands, and the same as having none', () => {
    expect(readEnvironment({}, { envFile: '.env.example' })).toEqual(read({}));
  });

  it('shows examples that the rules accept', () => {
    const problems = shown.flatMap(([, name, value]) => {
      try {
        read({ [name as string]: value });
        return [];
      } catch (error) {
        return String(error).includes('but must be') ? [String(error)] : [];
      }
    });
    expect(problems).toEqual([]);
  });
});

describe('a declared default', () => {
  it('is what the engine uses without the setting', () => {
    const fixed = SETTINGS.filter((setting) => typeof setting.default === 'string');
    // Two settings for the time of one sweep contradict each other, so the interval is not set here.
    const source = Object.fromEntries(fixed.map(({ name, default: value }) => [name, value as string]));
    const inForce = expect.anything();
    expect({ ...read(source), inForce }).toEqual({ ...read({}), inForce });
  });
});

describe('a declared setting', () => {
  it('has a rule of class-validator', () => {
    const validated = getMetadataStorage().getTargetValidationMetadatas(RawSettings, '', true, false);
    expect(validated.map((metadata) => metadata.propertyName)).toEqual(SETTINGS.map((setting) => setting.name));
  });

  it('that is a secret never reaches a log line', () => {
    const token = 'planted-secret-of-thirty-two-chars';
    const hosted = {
      SUPABASE_URL: 'https://abcdefgh.supabase.co',
      SUPABASE_PUBLISHABLE_KEY: 'sb_publishable_0123456789',
      SUPABASE_SECRET_KEY: 'sb_secret_0123456789',
      DATABASE_URL: 'postgresql://postgres:planted-password@db.abcdefgh.supabase.co:5432/postgres',
      TRANSCRIBER_BASE_URL: 'http://localhost:8000/v1',
      TRANSCRIBER_MODEL: 'm',
      REFINER_BASE_URL: 'http://localhost:8000/v1',
      REFINER_MODEL: 'm',
      VERIFIER_BASE_URL: 'http://localhost:8000/v1',
      VERIFIER_MODEL: 'm',
    };
    const special: Record<string, NodeJS.ProcessEnv> = {
      SUPABASE_SECRET_KEY: { SUPABASE_SECRET_KEY: `sb_secret_${token}` },
      OTEL_EXPORTER_OTLP_HEADERS: { OTEL_EXPORTER_OTLP_HEADERS: `x-tenant=studio,authorization=${token}` },
      SUPABASE_SERVICE_ROLE_KEY: { SUPABASE_SERVICE_ROLE_KEY: serviceRole(token) },
      DATABASE_URL: { DATABASE_URL: hosted.DATABASE_URL.replace('planted-password', token) },
      OPENAI_API_KEY: {
        OPENAI_API_KEY: token,
        TRANSCRIBER_BASE_URL: '',
        REFINER_BASE_URL: '',
        REFINER_MODEL: '',
        TRANSCRIBER_MODEL: '',
      },
      TRANSCRIBER_FALLBACKS: { TRANSCRIBER_FALLBACKS: `https://${token}@host.example/v1?model=m` },
      REFINER_FALLBACKS: { REFINER_FALLBACKS: `https://${token}@host.example/v1?model=m` },
    };
    for (const { name } of SETTINGS.filter((setting) => setting.secret)) {
      const secrets = secretsOf(read({ ...hosted, ...(special[name] ?? { [name]: token }) }));
      expect({
        name,
        listed: secrets.some((secret) => secret.includes(token)) || secrets.includes(serviceRole(token)),
      }).toEqual({ name, listed: true });
    }
  });
});

function serviceRole(id: string): string {
  const claims = Buffer.from(JSON.stringify({ role: 'service_role', jti: id })).toString('base64url');
  return `eyJhbGciOiJIUzI1NiJ9.${claims}.c2lnbmF0dXJl`;
}
