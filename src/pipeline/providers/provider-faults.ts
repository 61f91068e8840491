import { APIConnectionError, APIConnectionTimeoutError, APIError } from 'openai';
import { Fault, type FaultOptions } from '../../platform/fault.js';
import { connectionTrouble } from '../../platform/http/connection-trouble.js';
import { askedWait } from './asked-wait.js';
import { limitExceeded } from './bounded-answer.js';
import { type Refusal, refusalOf } from './refusals.js';

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
      const trouble = connectionTrouble(error, `${this.settings}_BASE_URL`);
      const what = trouble === null ? ', or its answer ended early' : `: ${trouble.why}. ${withoutStop(trouble.cure)}`;
      return this.unavailable(`could not be reached${what}`, options);
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
    if (LIMITED.includes(status) || (status >= 500 && LIMIT_PASSED_ON.test(error.message)))
      return this.rateLimited(error, options);
    if (PASSING.includes(status) || status >= 500 || NO_MEMORY.test(error.message)) {
      const what = NO_MEMORY.test(error.message)
        ? `has too little memory for the model "${model}". Set ${this.settings}_MODEL to a smaller one, or give the server more memory`
        : `answered with status ${status}`;
      return this.unavailable(what, { ...options, retryAfterMs: askedWait(error) });
    }
    if (isUnpaid(error)) return this.noQuota(options);
    // A filter that answers with 403 refuses this content, and not the engine.
    const { providerStatus, ...others } = options;
    const ofContent = refusalOf(error) === 'filtered' && providerStatus === 403;
    return this.rejected(this.refusal(error, model, options), ofContent ? others : options);
  }

  /** What completes the sentence "The transcriber …" for a request that would be refused again. */
  private refusal(error: APIError, model: string, { provider }: FaultOptions): string {
    const { modelKind, tooLarge } = this.role;
    const prefix = this.settings;
    const or = provider === 'openai' ? ' (or OPENAI_API_KEY)' : '';
    const sentences: Readonly<Record<Refusal, string>> = {
      redirect: `answered with a redirect, which is not followed. Set ${prefix}_BASE_URL to the address itself.`,
      https: `expects an encrypted connection. Write https:// in ${prefix}_BASE_URL.`,
      filtered: `refused the content because of its content filter. Change the filter of the deployment, set another ${prefix}_MODEL, or remove the part from the recording.`,
      'not-loaded': `could not load the model "${model}". Load it at the server, or set ${prefix}_MODEL to one that the server can load, then retry the job.`,
      account: `has suspended or closed the engine's account. Ask the provider, or set ${prefix}_API_KEY${or} to the key of another account.`,
      'not-allowed': `does not let this account use the model "${model}" yet. Verify the account or accept the terms of the model at the provider, or set another ${prefix}_MODEL.`,
      privacy: `has no server for the model "${model}" that the privacy settings of the account allow. Change them at the provider, or set another ${prefix}_MODEL.`,
      'model-gone': `no longer has the model "${model}": it was retired, or never had that name. Set ${prefix}_MODEL to a model it has, then retry the job.`,
      country: `does not serve the country or region of this machine. Run the engine elsewhere, or set ${prefix}_BASE_URL to another provider.`,
      network: `was not reached: a proxy or firewall in front of it refused the request with status 403. Check ${prefix}_BASE_URL and the network of this machine.`,
      version: `does not support the API version. Set another ?api-version= in ${prefix}_BASE_URL.`,
      key: `did not accept the engine's key. Check ${prefix}_API_KEY${or}.`,
      path: `does not know the model "${model}", or the path. Set ${prefix}_MODEL to a model it has (providers retire models; some servers expect the publisher before the name, such as openai/NAME), and check ${prefix}_BASE_URL.`,
      'too-large': tooLarge,
      other: `refused the request with status ${error.status ?? 0}. Check that ${prefix}_MODEL names ${modelKind}.`,
    };
    return sentences[refusalOf(error)];
  }

  private noQuota(options: FaultOptions): Fault {
    const { prefix, noun } = this.role;
    const message = `The ${noun}'s account has no quota left. Top it up at the provider, then retry the job.`;
    return new Fault(`${prefix}_RATE_LIMITED`, message, { ...options, retryable: false });
  }

  private rateLimited(error: APIError, options: FaultOptions): Fault {
    const { prefix, noun } = this.role;
    if (NO_QUOTA.includes(String(error.code)) || BUDGET.test(error.message) || EMPTY.test(error.message))
      return this.noQuota(options);
    const retryAfterMs = askedWait(error);
    const message = `The ${noun} is limiting requests. The engine tries again when the provider allows it.`;
    return new Fault(`${prefix}_RATE_LIMITED`, message, { ...options, retryAfterMs });
  }
}

const withoutStop = (sentence: string) => sentence.replace(/\.$/, '');

/** Statuses of a limit: 420 and 430 at some gateways, 498 at Groq when its flexible capacity is used up. */
const LIMITED = [429, 420, 430, 498];

/** What a router with a status of its own says of a limit behind it. */
const LIMIT_PASSED_ON = /RateLimitError|too many requests|exceeded .{0,30}rate limit/i;

/** Codes of an account without credit, with any status. */
const NO_QUOTA = [
  'Arrearage',
  'insufficient_quota',
  'billing_hard_limit_reached',
  'billing_not_active',
  'quota_exceeded',
];

/** A proxy's word for the budget of its own key. */
const BUDGET = /budget.{0,20}exceeded|exceeded.{0,10}budget/i;
/** Messages of an account without credit, for servers without a code for it; with a status of a limit they are about the account too. */
const EMPTY = /account balance|credit balance|insufficient (?:funds|balance|credits?)|in arrears|余额不足|欠费/i;
const UNPAID = /top up|exceeds your quota|api usage limits?|spending limit/i;

function isUnpaid({ status, code, message }: APIError): boolean {
  return (
    status === 402 ||
    NO_QUOTA.includes(String(code)) ||
    EMPTY.test(message) ||
    UNPAID.test(message) ||
    BUDGET.test(message)
  );
}

/** Statuses below 500 that pass. 499 is a proxy's word for a request that was broken off, 460 a balancer's, 424 Bedrock's for a model that failed; 421 is about the connection. */
const PASSING = [408, 409, 421, 423, 424, 425, 460, 499];

/** Messages of servers whose machine cannot hold the model now; other programs may leave it later. */
const NO_MEMORY = /more (?:system |gpu )?memory|out of memory|resource limitations|insufficient system resources/i;
