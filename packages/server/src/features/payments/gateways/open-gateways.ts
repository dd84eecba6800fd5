import type { Config } from '../../../platform/config/index.ts';
import type { Gateways } from './gateway.ts';
import { openSimulator, SIMULATOR, type SimulatorDeps } from './simulator/simulator.ts';

/** The gateways that the shop has: the simulator, outside production. */
export function openGateways(
  deps: SimulatorDeps & { readonly config: Pick<Config, 'development' | 'production' | 'publicUrl'> },
): Gateways {
  return new Map(deps.config.production ? [] : [[SIMULATOR, openSimulator(deps)] as const]);
}
