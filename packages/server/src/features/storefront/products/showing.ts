import type { Definitions, Pricing } from '../../catalogue/index.ts';

/** How products are shown to one caller. */
export interface Showing {
  readonly language: string;
  readonly fallback: string;
  readonly pricing: Pricing;
  readonly definitions: Definitions;
  /** Absolute address of a picture. */
  readonly picture: (image: string) => string;
}
