/** The one source of "now": tests and the example office hand in their own. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

const inVietnam = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Ho_Chi_Minh' });

/** The calendar day (YYYY-MM-DD) at this moment in Viet Nam, wherever the server stands. */
export function dayInVietnam(moment: Date): string {
  return inVietnam.format(moment);
}
