import { databaseProblems } from './database-address.js';
import type { RawValues } from './setting.js';
import { parseUrl } from './setting-kinds.js';
import { PRIVATE_HOST, projectOf } from './supabase-hosts.js';
import { KEY_NAMES, keyProblems } from './supabase-keys.js';

/**
 * What is wrong with the settings of the Supabase project, taken together: each a sentence with its cure. The start and `studio doctor`
 * show them. Names only: no value is shown.
 */
export function supabaseProblems(raw: RawValues): string[] {
  const problems = [...keyProblems(raw, 'publishable'), ...keyProblems(raw, 'secret'), ...databaseProblems(raw)];
  if (raw.SUPABASE_URL === undefined) return [...problems, ...strayProblems(raw)];
  return [...problems, ...urlProblems(raw), ...missingProblems(raw)];
}

/** The settings that are missing besides SUPABASE_URL, and where to copy them in the dashboard. */
function missingProblems(raw: RawValues): string[] {
  const problems: string[] = [];
  const project = projectOf(raw.SUPABASE_URL);
  const dashboard = `https://supabase.com/dashboard/project/${project ?? '_'}`;
  for (const kind of ['publishable', 'secret'] as const) {
    const [newer, older] = KEY_NAMES[kind];
    if (raw[newer] !== undefined || raw[older] !== undefined) continue;
    const role = kind === 'secret' ? 'service_role' : 'anon';
    const why = kind === 'secret' ? ' The engine reads recordings with it; the anon key may not.' : '';
    problems.push(
      `${newer} is missing.${why} Open Project Settings → API Keys in the dashboard (${dashboard}/settings/api-keys), copy the ${kind} key ` +
        `and add the line ${newer}=sb_${kind}_… to .env; for a project with the older keys add ${older}=, the ${role} key of the same page.`,
    );
  }
  if (raw.DATABASE_URL === undefined) {
    problems.push(
      `DATABASE_URL is missing. Press Connect at the top of the dashboard (${dashboard}?showConnect=true), choose the connection string of the ` +
        'session pooler (port 5432), put the database password in the place of [YOUR-PASSWORD], and add the line DATABASE_URL=postgresql://… to .env. ' +
        'A forgotten password is reset under Database → Settings.',
    );
  }
  return problems;
}

function urlProblems(raw: RawValues): string[] {
  const url = raw.SUPABASE_URL === undefined ? null : parseUrl(raw.SUPABASE_URL);
  if (url === null) return [];
  if (/(^|\.)supabase\.com$/.test(url.hostname)) {
    return ["SUPABASE_URL is the dashboard's address; copy the project's URL, https://<project>.supabase.co."];
  }
  if (/^\/(rest|auth|storage|realtime|graphql)\/v1/.test(url.pathname)) {
    return ['SUPABASE_URL ends in the path of one API; remove the path.'];
  }
  if (url.protocol === 'http:' && !PRIVATE_HOST.test(url.hostname)) {
    return [
      'SUPABASE_URL begins with http://, so keys and recordings would travel unencrypted; write https:// instead.',
    ];
  }
  return [];
}

function strayProblems(raw: RawValues): string[] {
  const stray = [...KEY_NAMES.publishable, ...KEY_NAMES.secret, 'SUPABASE_JWT_SECRET'].filter(
    (name) => raw[name] !== undefined,
  );
  if (stray.length === 0) return [];
  return [`SUPABASE_URL is missing, although ${stray.join(', ')} is set; set it, or remove these for local mode.`];
}
