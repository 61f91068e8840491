import { capabilitiesSettingProblems } from './provider-capabilities.js';
import { fallbackProblems } from './provider-fallbacks.js';
import { providerProblems, providerWarnings, verifierProblems } from './provider-rules.js';
import type { RawSettings } from './raw-settings.js';
import { supabaseProblems } from './supabase-rules.js';
import { upkeepProblems } from './upkeep-settings.js';

/** Rules that look at several settings at once. A number that is none compares as false, so a bad value is not complained about twice. */
export function crossProblems(raw: RawSettings): string[] {
  return [
    ...supabaseProblems(raw),
    ...providerProblems(raw, 'TRANSCRIBER'),
    ...providerProblems(raw, 'REFINER'),
    ...verifierProblems(raw),
    ...capabilitiesSettingProblems(raw.TRANSCRIBER_CAPABILITIES, 'TRANSCRIBER'),
    ...capabilitiesSettingProblems(raw.REFINER_CAPABILITIES, 'REFINER'),
    ...fallbackProblems(raw.TRANSCRIBER_FALLBACKS, 'TRANSCRIBER'),
    ...fallbackProblems(raw.REFINER_FALLBACKS, 'REFINER'),
    ...upkeepProblems(raw),
    ...timeProblems(raw),
    ...portProblems(raw),
  ];
}

/** Settings that work, and that the person who set them may not have meant. */
export function warningsOf(raw: RawSettings): string[] {
  const warnings = [...providerWarnings(raw, 'TRANSCRIBER'), ...providerWarnings(raw, 'REFINER')];
  if (raw.SUPABASE_URL !== undefined) return warnings;
  if (raw.DATABASE_URL !== undefined) {
    warnings.push(
      'DATABASE_URL is not used: without SUPABASE_URL the engine starts a database of its own (local mode).',
    );
  }
  if (raw.HOST !== undefined && !/^(localhost|127(\.\d+){3}|::1)$/i.test(raw.HOST)) {
    warnings.push('HOST opens local mode to other machines; it is meant for this one alone.');
  }
  return warnings;
}

function timeProblems(raw: RawSettings): string[] {
  const stage = Number(raw.STAGE_TIMEOUT_SECONDS ?? 3_600);
  const provider = Number(raw.PROVIDER_TIMEOUT_SECONDS ?? 600);
  const heartbeat = Number(raw.HEARTBEAT_SECONDS ?? 10);
  const problems: string[] = [];
  if (provider >= stage) {
    problems.push(
      `PROVIDER_TIMEOUT_SECONDS (${provider}) must be below STAGE_TIMEOUT_SECONDS (${stage}), ` +
        'or a stage would end before its request is given up.',
    );
  }
  if (heartbeat >= stage) {
    problems.push(`HEARTBEAT_SECONDS (${heartbeat}) must be below STAGE_TIMEOUT_SECONDS (${stage}).`);
  }
  return problems;
}

function portProblems(raw: RawSettings): string[] {
  if (raw.SUPABASE_URL !== undefined) return [];
  const ports = {
    PORT: raw.PORT ?? '8080',
    LOCAL_DATABASE_PORT: raw.LOCAL_DATABASE_PORT ?? '54322',
    LOCAL_SUPABASE_PORT: raw.LOCAL_SUPABASE_PORT ?? '54321',
  };
  const problems: string[] = [];
  for (const [index, [name, port]] of Object.entries(ports).entries()) {
    const twin = Object.entries(ports).find(([, other], at) => at < index && Number(other) === Number(port));
    if (twin && Number(port) !== 0)
      problems.push(`${twin[0]} and ${name} are both ${Number(port)}; give each its own.`);
  }
  return problems;
}
