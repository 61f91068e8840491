import { useSyncExternalStore } from 'react';

/** Ten times a second the page learns where the playing is: a sentence lasts longer. */
const TICK_MS = 100;
const STEP_SECONDS = 5;
/** How fast a recording can be played. */
export const SPEEDS: readonly number[] = [0.5, 0.75, 1, 1.25, 1.5, 2];
/** Somebody who has not typed for so long listens again. */
const TYPING_MS = 1_200;

/** An audio element as a store: what it plays, and where it is. */
export class Player {
  readonly audio = new Audio();
  private readonly listeners = new Set<() => void>();
  private timer: ReturnType<typeof setInterval> | undefined;
  private held: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    this.audio.preload = 'metadata';
    for (const event of ['play', 'pause', 'seeked', 'ended', 'ratechange', 'durationchange']) {
      this.audio.addEventListener(event, this.changed);
    }
  }

  get time(): number {
    return this.audio.currentTime;
  }

  get playing(): boolean {
    return !this.audio.paused && !this.audio.ended;
  }

  /** Seconds; 0 until it is known. */
  get duration(): number {
    return Number.isFinite(this.audio.duration) ? this.audio.duration : 0;
  }

  subscribe = (listener: () => void) => {
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
    };
  };

  /** Goes on playing where it was when the address is renewed. */
  load(url: string): void {
    const { currentTime, playbackRate } = this.audio;
    const wasPlaying = this.playing;
    this.audio.src = url;
    this.audio.currentTime = currentTime;
    this.audio.playbackRate = playbackRate;
    if (wasPlaying) void this.audio.play();
  }

  seek(seconds: number): void {
    const most = this.duration || Number.POSITIVE_INFINITY;
    this.audio.currentTime = Math.min(most, Math.max(0, seconds));
    this.changed();
  }

  /** By so many steps of five seconds. */
  skip(steps: number): void {
    this.seek(this.time + steps * STEP_SECONDS);
  }

  /** The next slower or faster of the speeds. */
  changeSpeed(by: 1 | -1): void {
    const at = SPEEDS.findIndex((speed) => speed >= this.audio.playbackRate);
    this.audio.playbackRate = SPEEDS[Math.min(SPEEDS.length - 1, Math.max(0, at + by))]!;
  }

  playFrom(seconds: number): void {
    this.letGo();
    this.seek(seconds);
    void this.audio.play().catch(() => undefined);
  }

  toggle(): void {
    this.letGo();
    if (this.playing) this.audio.pause();
    else void this.audio.play().catch(() => undefined);
  }

  /** Waits while somebody types, and then goes on. What does not play stays as it is. */
  waitForTyping(): void {
    if (!this.playing && this.held === undefined) return;
    clearTimeout(this.held);
    this.audio.pause();
    this.held = setTimeout(() => {
      this.held = undefined;
      void this.audio.play().catch(() => undefined);
    }, TYPING_MS);
  }

  stop(): void {
    clearInterval(this.timer);
    this.letGo();
    this.audio.pause();
    this.audio.removeAttribute('src');
  }

  /** What somebody does with the player counts more than that they typed. */
  private letGo(): void {
    clearTimeout(this.held);
    this.held = undefined;
  }

  private changed = () => {
    clearInterval(this.timer);
    if (this.playing) this.timer = setInterval(this.tell, TICK_MS);
    this.tell();
  };

  private tell = () => {
    for (const listener of this.listeners) listener();
  };
}

/** Renders again only when what is read of the player changes. */
export function usePlayer<Value extends string | number | boolean>(
  player: Player,
  read: (player: Player) => Value,
): Value {
  return useSyncExternalStore(player.subscribe, () => read(player));
}
