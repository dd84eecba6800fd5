/** A decision in words. */
export interface Explanation {
  readonly verdict: 'passed' | 'exempt' | 'refused' | 'none';
  /** The rule's own word. */
  readonly rule: string;
  readonly sentence: string;
}
