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

/** A path of one API, as the dashboard shows it beside the address. */
const API_PATH = /^\/(?:rest|auth|storage|realtime|graphql|functions)\/v1/;
/** What tutorials write in the place of the project. */
const PLACEHOLDER =
  /^(?:<.*>|your[-_]?\w*|(?:my[-_]?)?project(?:[-_]?(?:ref|id))?|x{3,}|example)\.supabase\.(?:co|in)$/;

function urlProblems(raw: RawValues): string[] {
  const url = raw.SUPABASE_URL === undefined ? null : parseUrl(raw.SUPABASE_URL);
  if (url === null || !/^https?:$/.test(url.protocol)) return [];
  const { hostname, pathname, protocol } = url;
  const [, ofDatabase] = /^db\.([a-z0-9]+)\.supabase\.(?:co|in)$/.exec(hostname) ?? [];
  if (ofDatabase !== undefined) {
    return [`SUPABASE_URL is the address of the database; write https://${ofDatabase}.supabase.co.`];
  }
  if (PLACEHOLDER.test(hostname)) {
    return [
      'SUPABASE_URL still contains the placeholder for the project; copy the URL of the project (Connect in the dashboard).',
    ];
  }
  if (/(^|\.)supabase\.com$/.test(hostname)) {
    return ["SUPABASE_URL is the dashboard's address; copy the project's URL, https://<project>.supabase.co."];
  }
  if (API_PATH.test(pathname) || (/\.supabase\.(?:co|in)$/.test(hostname) && pathname !== '/')) {
    return ['SUPABASE_URL ends in the path of one API; remove the path.'];
  }
  if (protocol === 'http:' && !PRIVATE_HOST.test(hostname)) {
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
