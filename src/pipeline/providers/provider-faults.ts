import { APIConnectionError, APIConnectionTimeoutError, APIError } from 'openai';
import { Fault, type FaultOptions } from '../../platform/fault.js';
import { askedWait } from './asked-wait.js';
import { limitExceeded } from './bounded-answer.js';

/** The role of a provider, with the words of its faults. */
export interface ProviderRole {
  readonly prefix: 'TRANSCRIBER' | 'REFINER';
  readonly noun: 'transcriber' | 'refiner' | 'verifier';
  /** The prefix of its settings, if it differs from the prefix of its codes. */
  readonly settings?: string;
  /** What the model must be, for example `a chat model`. */
  readonly modelKind: string;
  /** The fault for a 413. */
  readonly tooLarge: string;
}

/** Turns errors of OpenAI's SDK into the faults of one role. The cause keeps the provider's own words. */
export class ProviderFaults {
  /** The prefix of its settings, for example `REFINER`. */
  readonly settings: string;

  constructor(private readonly role: ProviderRole) {
    this.settings = role.settings ?? role.prefix;
  }

  of(error: unknown, provider: string, model: string): Fault {
    if (error instanceof Fault) return error;
    const options: FaultOptions = { provider, cause: error };
    const limit = limitExceeded(error);
    if (limit !== null) return this.beyondLimit(limit.what, options);
    if (error instanceof APIConnectionTimeoutError) return this.unavailable('did not answer in time', options);
    if (error instanceof APIConnectionError || !(error instanceof APIError) || error.status === undefined) {
      return this.unavailable('could not be reached, or its answer ended early', options);
    }
    return this.ofStatus(error, model, { ...options, providerStatus: error.status });
  }

  /** The provider is down, slow, or returned an invalid answer: the fault is transient. */
  unavailable(what: string, options: FaultOptions): Fault {
    const { prefix, noun } = this.role;
    return new Fault(`${prefix}_UNAVAILABLE`, `The ${noun} ${what}. It is tried again.`, options);
  }

  /** An answer beyond a limit of the engine: a retry would be paid for and rejected again. */
  private beyondLimit(what: string, options: FaultOptions): Fault {
    const { settings } = this;
    const advice = `${what}. The answer is not used, and the request is not sent again. Check ${settings}_BASE_URL and ${settings}_MODEL, then retry the job.`;
    return this.rejected(advice, options);
  }

  /** A permanent fault: the same request would be refused again. */
  rejected(what: string, options: FaultOptions): Fault {
    return new Fault(`${this.role.prefix}_REJECTED`, `The ${this.role.noun} ${what}`, options);
  }

  private ofStatus(error: APIError, model: string, options: FaultOptions): Fault {
    const status = error.status ?? 0;
    if (status === 429) return this.rateLimited(error, options);
    if (PASSING.includes(status) || status >= 500) {
      const memory = status === 500 && NO_MEMORY.test(error.message);
      const what = memory
        ? `has too little memory for the model "${model}". Set ${this.settings}_MODEL to a smaller one, or give the server more memory`
        : `answered with status ${status}`;
      return this.unavailable(what, { ...options, retryAfterMs: askedWait(error) });
    }
    if (status === 402 || NO_QUOTA.includes(String(error.code)) || UNPAID.test(error.message))
      return this.noQuota(options);
    return this.rejected(this.refusal(error, model, options.provider), options);
  }

  /** What completes the sentence "The transcriber …" for a request that would be refused again. */
  private refusal(error: APIError, model: string, provider: string | undefined): string {
    const { modelKind, tooLarge } = this.role;
    const prefix = this.settings;
    const status = error.status ?? 0;
    if (status >= 300 && status < 400) {
      return `answered with a redirect, which is not followed. Set ${prefix}_BASE_URL to the address itself.`;
    }
    if (isFiltered(error)) {
      return `refused the content because of its content filter. Change the filter of the deployment, set another ${prefix}_MODEL, or remove the part from the recording.`;
    }
    if (isModelGone(error)) return this.notThere(error, model);
    const refusal = refusedAccess(error, prefix);
    if (refusal !== null) return refusal;
    if (isKeyRefused(error)) {
      const or = provider === 'openai' ? ' (or OPENAI_API_KEY)' : '';
      return `did not accept the engine's key. Check ${prefix}_API_KEY${or}.`;
    }
    if ([404, 405, 410].includes(status)) return this.notThere(error, model);
    if (status === 413 || TOO_LARGE.test(error.message)) return tooLarge;
    return `refused the request with status ${status}. Check that ${prefix}_MODEL names ${modelKind}.`;
  }

  private notThere(error: APIError, model: string): string {
    const prefix = this.settings;
    if (isModelGone(error)) {
      return `no longer has the model "${model}": it was retired, or never had that name. Set ${prefix}_MODEL to a model it has, then retry the job.`;
    }
    return `does not know the model "${model}", or the path. Set ${prefix}_MODEL to a model it has (providers retire models; some servers expect the publisher before the name, such as openai/NAME), and check ${prefix}_BASE_URL.`;
  }

  private noQuota(options: FaultOptions): Fault {
    const { prefix, noun } = this.role;
    const message = `The ${noun}'s account has no quota left. Top it up at the provider, then retry the job.`;
    return new Fault(`${prefix}_RATE_LIMITED`, message, { ...options, retryable: false });
  }

  private rateLimited(error: APIError, options: FaultOptions): Fault {
    const { prefix, noun } = this.role;
    if (NO_QUOTA.includes(String(error.code))) return this.noQuota(options);
    const retryAfterMs = askedWait(error);
    const message = `The ${noun} is limiting requests. The engine tries again when the provider allows it.`;
    return new Fault(`${prefix}_RATE_LIMITED`, message, { ...options, retryAfterMs });
  }
}

/** Codes of an account without credit, with any status. */
const NO_QUOTA = ['insufficient_quota', 'billing_hard_limit_reached', 'billing_not_active'];

/** Messages of an account without credit, for servers without a code for it. */
const UNPAID = /account balance|insufficient (funds|credits?)|top up/i;

/** Statuses below 500 that pass. 499 is a proxy's word for a request that was broken off. */
const PASSING = [408, 409, 425, 499];

/** Messages of servers whose machine cannot hold the model now; other programs may leave it later. */
const NO_MEMORY = /more (?:system |gpu )?memory|out of memory|resource limitations/i;

/** Messages of an upload that is too long or too large, for servers that answer with 400. */
const TOO_LARGE = /clip duration|file ?size|audio .{0,40}too (?:long|large)|content size limit/i;

/** A key that is refused; Google answers with 400. */
function isKeyRefused({ status, code, message }: APIError): boolean {
  return (
    status === 401 || status === 403 || code === 'invalid_api_key' || /api.?key (?:not valid|invalid)/i.test(message)
  );
}

/** A refusal that no key changes: of the country, or by something in front of the server, which answers with a page. */
function refusedAccess({ status, code, message }: APIError, prefix: string): string | null {
  if (status !== 403) return null;
  if (
    code === 'unsupported_country_region_territory' ||
    /(country|region|territory).{0,30}not supported/i.test(message)
  ) {
    return `does not serve the country or region of this machine. Run the engine elsewhere, or set ${prefix}_BASE_URL to another provider.`;
  }
  if (!/<(!doctype|html|head|body)\b/i.test(message)) return null;
  return `was not reached: a proxy or firewall in front of it answered with a page and status 403. Check ${prefix}_BASE_URL and the network of this machine.`;
}

/** OpenAI returns `model_not_found` both for an unknown name and for a model that was switched off. */
function isModelGone({ status, code, message }: APIError): boolean {
  const gone =
    /model.{0,200}(not exist|not found|retired|deprecat|decommission)|no such model|not have access to .{0,20}model/i;
  const codes = /^(model_(not_found|decommissioned)|DeploymentNotFound)$/;
  return status === 410 || codes.test(String(code)) || gone.test(message);
}

/** Azure's content filter refuses with 400. */
function isFiltered({ status, code }: APIError): boolean {
  return (
    status === 400 && /^(content_filter|content_policy_violation|ResponsibleAIPolicyViolation)$/.test(String(code))
  );
}
