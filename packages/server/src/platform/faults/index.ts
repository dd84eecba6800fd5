/** Where a process can be made to die, to see what is left of its work. */
export const FAULT_POINTS = [
  'placing.reserving',
  'placing.reserved',
  'placing.paid',
  'placing.settling',
  'placing.settled',
] as const;

export type FaultPoint = (typeof FAULT_POINTS)[number];

export interface Faults {
  /** Does nothing, unless a test has asked for this point: then the process ends at once, as by a power cut. */
  reach(point: FaultPoint): void;
}

/** `point` names where to die; null for nowhere. */
export function faults(point: string | null): Faults {
  return {
    reach: (reached) => {
      if (reached === point) process.kill(process.pid, 'SIGKILL');
    },
  };
}
