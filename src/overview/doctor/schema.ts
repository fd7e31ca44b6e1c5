/** What was looked at, whether it is as it must be, and if not what to do; null: it does not concern this installation. */
export interface Finding {
  good: boolean | null;
  what: string;
  advice?: string;
}
