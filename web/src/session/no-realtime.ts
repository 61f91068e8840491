/**
 * Takes the place of `@supabase/realtime-js` in the build: supabase-js makes a client of it for everybody, and the console gets live changes from the
 * engine. It would be 17 kB of what each page loads first.
 */
export class RealtimeClient {
  /** supabase-js passes each new token on. */
  async setAuth(): Promise<void> {}
}
