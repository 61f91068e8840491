/** The Host headers that may be part of a policy. */
const HOST = /^[a-z0-9.:[\]-]{1,255}$/i;

interface PolicyParts {
  /** The request's Host header. */
  readonly host: string | undefined;
  /** Of the Supabase project: sign-in, uploads and audio go there. */
  readonly supabaseUrl: string;
  /** Fresh for each answer; the component library puts it on the style sheets that it writes into the page. */
  readonly nonce: string;
}

/**
 * The Content-Security-Policy of the console: only scripts and style sheets of the engine, no inline script, and requests only to the engine and
 * the Supabase project.
 */
export function consolePolicy({ host, supabaseUrl, nonce }: PolicyParts): string {
  const supabase = new URL(supabaseUrl);
  const sockets = host !== undefined && HOST.test(host) ? ` ws://${host} wss://${host}` : '';
  // A hosted project takes large uploads on a separate host.
  const storage = supabase.hostname.endsWith('.supabase.co')
    ? ` https://${supabase.hostname.replace(/\.supabase\.co$/, '.storage.supabase.co')}`
    : '';
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "font-src 'self'",
    "img-src 'self' data:",
    `media-src 'self' blob: ${supabase.origin}`,
    `connect-src 'self' blob: ${supabase.origin}${storage}${sockets}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}
