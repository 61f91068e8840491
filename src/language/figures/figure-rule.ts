import type { Figure } from './figure.js';
import type { FigureText } from './figure-text.js';

/** A figure that a rule found. Atom indices, `to` exclusive. */
export interface FoundFigure {
  readonly to: number;
  readonly figure: Figure;
  /** Further figures of the same atoms, in order. */
  readonly more?: readonly Figure[];
  /** See `CERTAIN`; 1 where it is left out. */
  readonly confidence?: number;
}

/** One spoken or written form of figures. The tests of a rule are its examples. */
export interface FigureRule {
  readonly name: string;
  /** BCP 47 primary tag; `neutral` where the rule holds in every language. */
  readonly language: string;
  /** The figure that starts at an atom; null for none. Takes time bounded by what it finds. */
  read(text: FigureText, at: number): FoundFigure | null;
  readonly examples: readonly FigureExample[];
  /** Texts in which the rule finds nothing, with their language where it is not English. */
  readonly quiet: readonly string[];
}

export interface FigureExample {
  readonly text: string;
  /** One of the readings that the first figure has. */
  readonly reading: string;
  readonly unit?: string;
  /** Default: English. */
  readonly language?: string;
}
