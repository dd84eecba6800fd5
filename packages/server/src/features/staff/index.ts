export {
  type EnteredStaff,
  findStaffOf,
  loginStaff,
  logoutStaff,
  type StaffLogin,
  type StaffUse,
} from './login/login.service.ts';
export { deleteExpiredSessions as deleteExpiredStaffSessions } from './login/sessions.queries.ts';
export {
  type ChangedStaff,
  createStaff,
  disableStaff,
  enableStaff,
  findStaffMember,
  listStaff,
  type NewStaff,
  setStaffPassword,
} from './members/members.service.ts';
export type { StaffDeps } from './staff.deps.ts';
export type { StaffMember } from './staff-member.ts';
