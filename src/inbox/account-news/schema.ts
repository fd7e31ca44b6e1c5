/** Something that was done with a person's account, as the log has it. */
export interface AccountNews {
  officeId: string;
  userId: string;
  act: string;
  at: Date;
  /** The same is told once. */
  key: string;
}
