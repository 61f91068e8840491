import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { ENVIRONMENT, type Environment, type ProviderSettings } from '../../platform/environment/environment.js';
import { Fault } from '../../platform/fault.js';
import { LOGGER, type Logger } from '../../platform/logging/logger.js';
import { DATABASE, type Database } from '../../platform/postgres/database.js';
import { withinMs } from '../../platform/time-limit.js';
import { AudioBucket } from '../../supabase/audio-bucket.js';
import { knowsBucket, OTHER_PROJECT } from '../../supabase/bucket-policies-store.js';
import { bucketProblems } from '../../supabase/bucket-problems.js';
import { checkPublishableKey } from '../../supabase/publishable-key.js';
import { checkUserTokens } from '../../supabase/user-tokens.js';
import { checkProvider } from './check-provider.js';
import { checkTraceReceiver } from './check-trace-receiver.js';
import { questionsOf } from './health-store.js';
import { accessProblems, frontendProblems, openBucketProblem } from './table-access.js';

const PROVIDERS = ['transcriber', 'refiner', 'verifier'] as const;
/** What the engine depends on besides a database that answers. */
export const SURROUNDINGS = ['bucket', ...PROVIDERS, 'publishableKey', 'signIn', 'access'] as const;
export type Surrounding = (typeof SURROUNDINGS)[number];
/** `ok`, or what is wrong and what to do, without hosts and keys. */
export type SurroundingStates = Readonly<Partial<Record<Surrounding, string>>>;

/** Longest wait for one answer; the checks run side by side. Milliseconds. */
const LIMIT_MS = 5_000;
/** Interval between checks of what failed; what passed is not checked again. Milliseconds. */
const AGAIN_MS = 15_000;

/**
 * Checks at the start whether the engine can use the bucket and the providers (where stages run), and whether the publishable key and the protection of
 * the tables are right (where users are served), and logs the failed checks in one line. The start does not wait for them: jobs wait and are retried, and readiness is degraded until a later check
 * passes.
 */
@Injectable()
export class BootChecks implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly found = new Map<Surrounding, string>();
  private first: Promise<void> = Promise.resolve();
  private timer: NodeJS.Timeout | null = null;
  private closed = false;

  constructor(
    @Inject(AudioBucket) private readonly bucket: AudioBucket,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
    @Inject(LOGGER) private readonly log: Logger,
    @Inject(DATABASE) private readonly database: Database,
  ) {}

  /** What the last checks found; the first of them may take five seconds. */
  async states(): Promise<SurroundingStates> {
    await this.first;
    return Object.fromEntries(this.found);
  }

  onApplicationBootstrap(): void {
    const names = this.asked();
    if (names.length > 0) this.first = this.lookFirst(names);
  }

  private asked(): readonly Surrounding[] {
    const { roles } = this.environment;
    return SURROUNDINGS.filter((name) => {
      if (name === 'publishableKey' || name === 'signIn') return this.servesFrontends();
      if (name === 'verifier' && this.verifier() === null) return false;
      return roles.includes(name === 'access' ? 'api' : 'worker');
    });
  }

  /** The model of second opinions, if it is not the refiner's, which is checked. */
  private verifier(): ProviderSettings | null {
    const { verifier } = this.environment;
    return verifier === 'off' ? null : verifier;
  }

  private servesFrontends(): boolean {
    const { roles, localMode, supabase } = this.environment;
    return roles.includes('api') && !localMode && supabase !== null;
  }

  private async lookFirst(names: readonly Surrounding[]): Promise<void> {
    await this.look(names);
    if (this.closed) return;
    const wrong = this.wrong();
    const states = { database: 'ok', migrations: 'ok', queue: 'ok', ...Object.fromEntries(this.found) };
    if (wrong.length === 0) this.log.info('Boot checks passed.', states);
    else this.log.error('Boot checks failed. The engine runs and repeats the failed checks.', states);
    this.lookAgain();
    if (this.servesFrontends()) await this.warnOfFrontends();
    const traces = await checkTraceReceiver(this.environment.tracing, LIMIT_MS);
    if (traces !== 'ok') this.log.warn(`The receiver of traces ${traces}`);
  }

  /** What only frontends lack: the engine works without it. */
  private async warnOfFrontends(): Promise<void> {
    try {
      const problems = await frontendProblems(questionsOf(this.database), this.bucket.name);
      for (const { message, cure } of problems) this.log.warn(`${message} ${cure}`);
    } catch (error) {
      this.log.debug('Realtime and the policies of the bucket could not be checked.', { error });
    }
  }

  onModuleDestroy(): void {
    this.closed = true;
    if (this.timer !== null) clearTimeout(this.timer);
  }

  private wrong(): readonly Surrounding[] {
    return this.asked().filter((name) => this.found.get(name) !== 'ok');
  }

  private lookAgain(): void {
    const wrong = this.wrong();
    if (this.closed || wrong.length === 0) return;
    this.timer = setTimeout(() => {
      void this.look(wrong).then(() => {
        const healed = wrong.filter((name) => this.found.get(name) === 'ok');
        if (healed.length > 0) this.log.info('A failed boot check passes now.', { healed });
        this.lookAgain();
      });
    }, AGAIN_MS);
    this.timer.unref();
  }

  private async look(names: readonly Surrounding[]): Promise<void> {
    await Promise.all(names.map(async (name) => this.found.set(name, await this.state(name))));
  }

  private async state(name: Surrounding): Promise<string> {
    const late = () => new Fault('TIMED_OUT', `does not answer within ${LIMIT_MS / 1000} seconds`);
    try {
      return await withinMs(LIMIT_MS, this.ask(name), late);
    } catch (error) {
      return error instanceof Fault ? error.message : 'could not be checked; the log of the engine has the details';
    }
  }

  private async ask(name: Surrounding): Promise<string> {
    const { supabase } = this.environment;
    if (name === 'publishableKey') return supabase === null ? 'ok' : checkPublishableKey(supabase, LIMIT_MS);
    if (name === 'signIn') return supabase === null ? 'ok' : checkUserTokens(supabase, LIMIT_MS);
    if (name === 'access') return this.access();
    if (name === 'bucket') return this.bucketState();
    const provider = name === 'verifier' ? this.verifier() : this.environment[name];
    return checkProvider(name.toUpperCase(), provider, LIMIT_MS);
  }

  private async bucketState(): Promise<string> {
    const facts = await this.bucket.check();
    if ((await knowsBucket(questionsOf(this.database), this.bucket.name)) === false) return OTHER_PROJECT;
    for (const { message, cure } of bucketProblems(this.bucket.name, facts)) this.log.warn(`${message} ${cure}`);
    return 'ok';
  }

  private async access(): Promise<string> {
    const database = questionsOf(this.database);
    const open = await openBucketProblem(database, this.bucket.name);
    const problems = [...(await accessProblems(database)), ...(open === null ? [] : [open])];
    return problems.length === 0 ? 'ok' : problems.map(({ message, cure }) => `${message} ${cure}`).join(' ');
  }
}
