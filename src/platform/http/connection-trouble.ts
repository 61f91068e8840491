/** Why a connection to a server failed, and what to do. */
export interface ConnectionTrouble {
  /** Completes the sentence "The server could not be reached: …", without a full stop. */
  readonly why: string;
  /** A sentence that names the setting. */
  readonly cure: string;
}

const AUTHORITY =
  /^(?:SELF_SIGNED_CERT_IN_CHAIN|DEPTH_ZERO_SELF_SIGNED_CERT|UNABLE_TO_(?:VERIFY_LEAF_SIGNATURE|GET_ISSUER_CERT\w*))$/;

/** The codes of Node, undici and OpenSSL. `setting` is the address's. */
const TROUBLES: readonly (readonly [code: RegExp, why: string, cure: (setting: string) => string])[] = [
  [/^(?:ENOTFOUND|EAI_AGAIN)$/, 'its host name cannot be found', (setting) => `Check ${setting}.`],
  [/^ECONNREFUSED$/, 'nothing listens there', (setting) => `Start the server, or check ${setting}.`],
  [
    /^(?:EHOSTUNREACH|ENETUNREACH|ETIMEDOUT|UND_ERR_CONNECT_TIMEOUT)$/,
    'its host does not answer',
    (setting) => `Check ${setting} and the network of this machine.`,
  ],
  [
    AUTHORITY,
    'its certificate is not signed by an authority that this machine knows',
    () => 'Set NODE_EXTRA_CA_CERTS to the file with the certificate of that authority, and start again.',
  ],
  [/^CERT_HAS_EXPIRED$/, 'its certificate has expired', () => 'Renew it, and check the clock of this machine.'],
  [/^CERT_NOT_YET_VALID$/, 'its certificate is not valid yet', () => 'Check the clock of this machine.'],
  [
    /^ERR_TLS_CERT_ALTNAME_INVALID$/,
    'its certificate is for another host',
    (setting) => `Write the host in ${setting} as the certificate names it.`,
  ],
  [
    /^(?:EPROTO|ERR_SSL_\w+)$/,
    'it does not answer encrypted',
    (setting) => `Write http:// in ${setting} if the server has no certificate.`,
  ],
  [
    /^(?:HPE_\w+|HTTPParserError)$/,
    'the program that answers there does not use HTTP',
    (setting) => `Check the port in ${setting}, and write https:// if the server has a certificate.`,
  ],
  [
    /^Proxy response\b/,
    'the proxy refuses the connection',
    (setting) => `Check HTTPS_PROXY, and NO_PROXY, which lists hosts without a proxy; then ${setting}.`,
  ],
  [
    /^bad response$/,
    'it sends an interim answer (100 Continue) that was not requested, and Node does not accept that',
    (setting) => `Turn it off at the server or at the proxy before it, or check ${setting}.`,
  ],
  [
    /^UND_ERR_RES_CONTENT_LENGTH_MISMATCH$/,
    'its answer does not have the length that its header states',
    (setting) => `Check the server, and the proxy that ${setting} leads to.`,
  ],
  [
    /^bad port$/,
    'its port is reserved for another protocol, and Node does not connect to it',
    (setting) => `Check ${setting}: the server has to listen on another port.`,
  ],
];

/** Messages of errors whose code means many things. */
const SAYING = /^(?:bad (?:port|response)$|Proxy response\b)/;

/** What errors of the platform and of supabase-js have. */
interface Caused {
  readonly code?: unknown;
  readonly name?: unknown;
  readonly message?: unknown;
  readonly cause?: unknown;
  readonly originalError?: unknown;
  readonly errors?: readonly unknown[];
}

/** How deep causes are searched. */
const DEEPEST = 6;

/**
 * Why a connection failed, by the first known code of the error or its causes; null if none is known.
 * @param setting the name of the setting with the address, e.g. `REFINER_BASE_URL`
 */
export function connectionTrouble(error: unknown, setting: string): ConnectionTrouble | null {
  let cause = error as Caused | null;
  for (let depth = 0; typeof cause === 'object' && cause !== null && depth < DEEPEST; depth += 1) {
    // undici's parser gives some of its errors no code.
    const { code, name, message } = cause;
    const said = SAYING.test(String(message)) ? String(message) : String(code ?? name);
    const found = TROUBLES.find(([pattern]) => pattern.test(said));
    if (found !== undefined) return { why: found[1], cure: found[2](setting) };
    // An address with several IP addresses gives one error for each; supabase-js keeps the error of `fetch`.
    cause = (cause.cause ?? cause.originalError ?? cause.errors?.[0] ?? null) as Caused | null;
  }
  return null;
}
