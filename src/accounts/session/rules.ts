import type { Role } from '../schema.ts';
import type { SecuritySettings } from '../security/schema.ts';

const MINUTE_MS = 60_000;

/** Whoever works on is asked again who they are, once in a working day (ASVS 3.3.2). */
const LONGEST_MS = 12 * 60 * MINUTE_MS;

/** After how many minutes without a touch the person is asked again who they are. */
export const idleMinutesOf = (
  { role }: { role: Role },
  { idleMinutes, administratorIdleMinutes }: SecuritySettings,
): number => (role === 'administrator' ? Math.min(administratorIdleMinutes, idleMinutes) : idleMinutes);

/**
 * What becomes of a session that asks: over once idle past the limit (TCVN 14423:2026, 4.5.2.2) or old, and its last
 * moment written once a minute at most.
 */
export function stateOf(
  { seenAt, begunAt }: { seenAt: Date; begunAt: Date },
  now: Date,
  viewer: { role: Role },
  settings: SecuritySettings,
): 'idle' | 'old' | 'note' | 'fresh' {
  const idle = now.getTime() - seenAt.getTime();
  if (idle > idleMinutesOf(viewer, settings) * MINUTE_MS) return 'idle';
  if (now.getTime() - begunAt.getTime() > LONGEST_MS) return 'old';
  return idle > MINUTE_MS ? 'note' : 'fresh';
}
