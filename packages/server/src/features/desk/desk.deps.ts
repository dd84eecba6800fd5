import type { StaffDeps } from '../staff/index.ts';
import type { SupportDeps } from '../support/index.ts';
import type { Preferences } from '../../platform/http/index.ts';

/** What the pages of the desk are built from. */
export interface DeskPagesDeps extends StaffDeps, SupportDeps {
  /** In whose language somebody is answered who is not logged in. */
  readonly preferences: Preferences;
}
