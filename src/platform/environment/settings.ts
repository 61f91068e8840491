import { databaseWarnings } from './database-address.js';
import { GRAPHQL } from './graphql-settings.js';
import { LOCAL, localWarnings, portProblems } from './local-settings.js';
import { ALERTS, TRACES } from './observability-settings.js';
import { capabilitiesSettingProblems, fallbackProblems } from './provider-lists.js';
import { providerProblems, providerWarnings, verifierProblems } from './provider-rules.js';
import { PROVIDERS } from './provider-settings.js';
import { LIMITS, REPLICA, timeProblems } from './replica-settings.js';
import { type RawValues, type Setting, type SettingTree, settingsIn, type Values } from './setting.js';
import { supabaseProblems } from './supabase-diagnoses.js';
import { jwtSecretWarnings, rotationWarnings } from './supabase-keys.js';
import { SUPABASE } from './supabase-settings.js';
import { UPKEEP, upkeepProblems } from './upkeep-settings.js';

/** Every setting by its place in the Environment. */
export const SETTING_TREE = {
  ...SUPABASE,
  ...REPLICA,
  ...LIMITS,
  ...LOCAL,
  ...PROVIDERS,
  ...GRAPHQL,
  ...UPKEEP,
  ...ALERTS,
  ...TRACES,
};
export type SettingValues = Values<typeof SETTING_TREE>;

/** The sections of `.env.example` and docs/settings.md, in order. */
export const SECTIONS: readonly { readonly title: string; readonly settings: readonly Setting[] }[] = [
  section('The Supabase project (Project Settings, API keys). Leave SUPABASE_URL out for local mode', SUPABASE),
  section('This replica', REPLICA),
  section('Limits and times', LIMITS),
  section('Local mode only', LOCAL),
  section('Speech recognition and refining. With nothing set, both work offline', PROVIDERS),
  section('GraphQL', GRAPHQL),
  section('Upkeep: retention, sweeps, service levels, back-pressure', UPKEEP),
  section('Alert rules', ALERTS),
  section('Traces (OpenTelemetry)', TRACES),
];

/** Every setting, in the order of `.env.example`. */
export const SETTINGS: readonly Setting[] = Object.freeze(SECTIONS.flatMap(({ settings }) => settings));

/** Contradictions between settings. An invalid value compares as false, so that only its own problem is reported. */
export function crossProblems(raw: RawValues, values: SettingValues): string[] {
  return [
    ...supabaseProblems(raw),
    ...providerProblems(raw, 'TRANSCRIBER'),
    ...providerProblems(raw, 'REFINER'),
    ...verifierProblems(raw),
    ...capabilitiesSettingProblems(raw.TRANSCRIBER_CAPABILITIES, 'TRANSCRIBER'),
    ...capabilitiesSettingProblems(raw.REFINER_CAPABILITIES, 'REFINER'),
    ...fallbackProblems(raw.TRANSCRIBER_FALLBACKS, 'TRANSCRIBER'),
    ...fallbackProblems(raw.REFINER_FALLBACKS, 'REFINER'),
    ...upkeepProblems(raw, values),
    ...timeProblems(values),
    ...portProblems(raw, values),
  ];
}

/** Settings that are valid but probably not intended. */
export function warningsOf(raw: RawValues): string[] {
  return [
    ...providerWarnings(raw, 'TRANSCRIBER'),
    ...providerWarnings(raw, 'REFINER'),
    ...localWarnings(raw),
    ...databaseWarnings(raw),
    ...jwtSecretWarnings(raw),
    ...rotationWarnings(raw),
  ];
}

function section(title: string, tree: SettingTree) {
  return { title, settings: settingsIn(tree) };
}
