import type { RawValues, Setting } from './setting.js';
import { SECTIONS } from './settings.js';

/** A setting as an operator may see it. */
export interface SettingInForce {
  readonly section: string;
  readonly name: string;
  /** What it is, as a phrase. */
  readonly description: string;
  /** Null for a secret, and where nothing is set and there is no default value. */
  readonly value: string | null;
  /** Whether it was set; otherwise its default applies. */
  readonly set: boolean;
  readonly secret: boolean;
}

/** Every setting, in the order of docs/settings.md. The values of secrets are left out. */
export function settingsInForce(raw: RawValues): readonly SettingInForce[] {
  return SECTIONS.flatMap(({ title, settings }) =>
    settings.map((setting) => ({
      section: title,
      name: setting.name,
      description: setting.description,
      value: shownValue(setting, raw),
      set: raw[setting.name] !== undefined,
      secret: setting.secret === true,
    })),
  );
}

function shownValue(setting: Setting, raw: RawValues): string | null {
  if (setting.secret) return null;
  const text = raw[setting.name];
  if (text !== undefined) return withoutPassword(text);
  if (typeof setting.default === 'string') return setting.default;
  return setting.default?.text ?? null;
}

/** An address may carry a user and a password though the setting is not a secret. */
function withoutPassword(text: string): string {
  return text.replace(/(\b[a-z][a-z0-9+.-]*:\/\/)[^\s/@]+@/gi, '$1…@');
}
