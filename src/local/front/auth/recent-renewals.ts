/** As hosted Supabase's reuse interval, unless its project sets another. */
const REUSE_MS = 10_000;

/** A session as the API answers it. */
export interface AnsweredSession {
  readonly refresh_token?: string;
  readonly user?: { readonly id?: string };
}

interface Renewal {
  readonly session: Promise<AnsweredSession | null>;
  readonly askedAt: number;
}

/**
 * The renewals of the last seconds. Hosted Supabase accepts a refresh token again for 10 seconds and answers with the same new one, so that two tabs
 * or a request that is sent again do not end the session; the local API accepts it once.
 */
export class RecentRenewals {
  private readonly renewals = new Map<string, Renewal>();

  /** What a refresh token was renewed to, or is being renewed to; the promise of null if that was refused. */
  of(refreshToken: string): Promise<AnsweredSession | null> | null {
    const oldest = Date.now() - REUSE_MS;
    for (const [token, { askedAt }] of this.renewals) if (askedAt < oldest) this.renewals.delete(token);
    return this.renewals.get(refreshToken)?.session ?? null;
  }

  /** Keeps what a request for a renewal is answered. */
  keep(refreshToken: string, answer: Promise<Response>): void {
    const session = answer.then(
      async (response) => (response.ok ? ((await response.clone().json()) as AnsweredSession) : null),
      () => null,
    );
    this.renewals.set(refreshToken, { session, askedAt: Date.now() });
  }
}
