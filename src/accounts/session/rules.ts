import type { Role } from '../schema.ts';
import type { SecuritySettings } from '../security/schema.ts';

const MINUTE_MS = 60_000;

/** After how many minutes without a touch the person is asked again who they are. */
export const idleMinutesOf = (
  { role }: { role: Role },
  { idleMinutes, administratorIdleMinutes }: SecuritySettings,
): number => (role === 'administrator' ? Math.min(administratorIdleMinutes, idleMinutes) : idleMinutes);

/**
 * What becomes of a session that asks: over once idle past the limit (TCVN 14423:2026, 4.5.2.2), and its last moment
 * written once a minute at most.
 */
export function idleness(
  seenAt: Date,
  now: Date,
  viewer: { role: Role },
  settings: SecuritySettings,
): 'over' | 'note' | 'fresh' {
  const idle = now.getTime() - seenAt.getTime();
  if (idle > idleMinutesOf(viewer, settings) * MINUTE_MS) return 'over';
  return idle > MINUTE_MS ? 'note' : 'fresh';
}
