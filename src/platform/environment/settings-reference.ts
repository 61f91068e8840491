import type { Setting } from './setting.js';
import { SECTIONS } from './settings.js';

/** docs/settings.md: every setting with its meaning, what a value must be, and its default. */
export function settingsTable(): string {
  const parts = SECTIONS.flatMap(({ title, settings }) => [
    `## ${title}`,
    '',
    '| variable | meaning | value | default |',
    '|---|---|---|---|',
    ...settings.map(row),
    '',
  ]);
  return [
    '# Settings',
    '',
    '`npm run reference` generates this page and `.env.example` from the declarations in `src/platform/environment`; a test compares them.',
    'Settings are environment variables. The engine also reads a `.env` file in the working folder; environment variables take precedence over it.',
    'The engine reports all problems at once when it starts. It never shows the value of a secret.',
    '',
    ...parts,
  ].join('\n');
}

/** `.env.example`: every setting, commented out, with its description and an example. */
export function envExample(): string {
  const parts = SECTIONS.flatMap(({ title, settings }) => [`# ---- ${title}.`, '', ...settings.flatMap(entry)]);
  return [
    '# Every setting of the engine. Copy this file to .env and remove the "# " from the lines you need.',
    '# A setting that is not set keeps its default. Environment variables take precedence over this file. Never commit .env.',
    '',
    ...parts,
  ]
    .join('\n')
    .trimEnd()
    .concat('\n');
}

function row(setting: Setting): string {
  const cell = (text: string) => text.replaceAll('|', '\\|');
  const value = `${setting.wanted}${setting.secret ? '; secret' : ''}`;
  const standard = defaultOf(setting);
  return `| \`${setting.name}\` | ${cell(setting.description)} | ${cell(value)} | ${standard && `\`${cell(standard)}\``} |`;
}

function entry(setting: Setting): readonly string[] {
  const standard = defaultOf(setting);
  const example = setting.example ?? (typeof setting.default === 'string' ? setting.default : '');
  return [`# ${setting.description}.${standard && ` Default: ${standard}.`}`, `# ${setting.name}=${example}`, ''];
}

/** The default in words; empty without one. */
function defaultOf({ default: standard }: Setting): string {
  return typeof standard === 'string' ? standard : (standard?.text ?? '');
}
