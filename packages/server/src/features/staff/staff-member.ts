/** One of the shop's people. */
export interface StaffMember {
  readonly id: number;
  /** Normalised; what they log in with. */
  readonly email: string;
  /** What customers read beside their answers. */
  readonly name: string;
  readonly isActive: boolean;
  readonly languageCode: string;
  readonly createdDate: Date;
  readonly lastLogin: Date | null;
}
