/** What a Host header may be to stand in a policy. */
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
 * The Content-Security-Policy of the console: scripts and style sheets of the engine alone, no inline script, requests to the engine and to
 * the Supabase project alone.
 */
export function consolePolicy({ host, supabaseUrl, nonce }: PolicyParts): string {
  const supabase = new URL(supabaseUrl);
  const sockets = host !== undefined && HOST.test(host) ? ` ws://${host} wss://${host}` : '';
  // Large uploads of hosted projects go to a host of their own beside the project's.
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
