/** How the fake answers one request. Without one, it answers well. */
export type TransportBehaviour =
  /** 429, with `Retry-After` in seconds when given. */
  | { readonly kind: 'rate-limited'; readonly retryAfterSeconds?: number }
  /** Any HTTP status with OpenAI's error body. */
  | { readonly kind: 'status'; readonly status: number; readonly message?: string; readonly code?: string }
  /** 401 as for a wrong key. */
  | { readonly kind: 'unauthorised' }
  /** 404 `model_not_found`. */
  | { readonly kind: 'model-gone' }
  /** Takes the request and never answers. */
  | { readonly kind: 'hang' }
  /** Sends the good answer one byte at a time, `everyMs` apart. */
  | { readonly kind: 'trickle'; readonly everyMs: number }
  /** Waits, then answers well. */
  | { readonly kind: 'delayed'; readonly ms: number }
  /** Waits for the promise, then answers well. */
  | { readonly kind: 'held'; readonly until: Promise<unknown> }
  /** Resets the connection before anything was answered. */
  | { readonly kind: 'cut' }
  /** Resets the connection in the middle of a body whose length was announced. */
  | { readonly kind: 'cut-in-body' }
  /** 200 with the first half of the JSON, properly ended. */
  | { readonly kind: 'truncated-json' }
  /** 200 with a proxy's HTML page. */
  | { readonly kind: 'wrong-content-type' }
  /** These very bytes, with these headers. */
  | {
      readonly kind: 'raw';
      readonly body: Buffer | string;
      readonly status?: number;
      readonly headers?: Readonly<Record<string, string>>;
    }
  /** The given JSON, whatever it is. */
  | { readonly kind: 'json'; readonly body: unknown; readonly status?: number };

/** A stretch of speech as the fake is told to give it back. */
export interface SpokenSegment {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Who says it, where the server tells speakers. */
  readonly speaker?: string;
}

export type TranscriptionBehaviour =
  | TransportBehaviour
  | {
      readonly kind: 'text';
      readonly text: string;
      readonly segments?: readonly SpokenSegment[];
      readonly language?: string;
    }
  /** Success with no words in it. */
  | { readonly kind: 'empty' }
  /** The same phrase, over and over. */
  | { readonly kind: 'loop'; readonly phrase?: string; readonly times?: number }
  /** Says the prompt it was given instead of the speech. */
  | { readonly kind: 'prompt-echo' }
  /** `verbose_json` whose segments lack Whisper's own fields, as self-hosted servers send it. */
  | { readonly kind: 'bare-segments' }
  /** `verbose_json` asked for, but text alone given. */
  | { readonly kind: 'text-only' }
  /** gpt-transcribe's shape: text, languages and token usage, no segments. */
  | { readonly kind: 'gpt-transcribe' };

export type ChatBehaviour =
  | TransportBehaviour
  | { readonly kind: 'text'; readonly text: string }
  /** Stopped at the token limit. */
  | { readonly kind: 'length'; readonly text?: string }
  | { readonly kind: 'refusal'; readonly text?: string }
  | { readonly kind: 'content-filter' }
  /** Success with an empty string. */
  | { readonly kind: 'empty' }
  /** The good answer inside a Markdown fence. */
  | { readonly kind: 'fenced' }
  /** The good answer after a chatty opening. */
  | { readonly kind: 'chatty' };
