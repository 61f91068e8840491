/** The engine's requests to the supervisor. They contain the secrets, because every process can read arguments. */
export type SupervisorRequest =
  | {
      readonly kind: 'start-postgres';
      readonly dataDir: string;
      readonly port: number;
      readonly password: string;
      /** Further server settings, as in postgresql.conf. */
      readonly settings?: Readonly<Record<string, string>>;
      /** A folder that lasts as long as the server: the stop does not wait for a checkpoint, and removes it. */
      readonly temporaryFolder?: string;
    }
  | {
      readonly kind: 'start-api';
      readonly dir: string;
      readonly databaseUrl: string;
      readonly port: number;
      readonly publishableKey: string;
      readonly secretKey: string;
      readonly jwtSecret: string;
      readonly fileSizeLimit: string;
      readonly largestObjectBytes: number;
    }
  | { readonly kind: 'stop' };

/** Where a part that was started can be reached. */
export interface StartedPart {
  readonly url: string;
  readonly pid: number;
}

export interface RequestMessage {
  readonly id: number;
  readonly request: SupervisorRequest;
}

/** What the supervisor says: the answer to a request, a log line, or that a part ended by itself. */
export type SupervisorMessage =
  | { readonly kind: 'done'; readonly id: number; readonly started: StartedPart | null }
  | { readonly kind: 'failed'; readonly id: number; readonly message: string }
  | {
      readonly kind: 'log';
      readonly level: 'debug' | 'info' | 'warn' | 'error';
      readonly message: string;
      readonly fields: object;
    }
  | { readonly kind: 'lost'; readonly part: string };
