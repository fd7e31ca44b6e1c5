import type { Format, FormatVersion, Regime } from './format.ts';
import { hd05, hd36 } from './party.ts';
import { nd30 } from './state.ts';

/** Oldest first within a regime. */
const formats: readonly Format[] = [hd36, hd05, nd30];

/**
 * The format a body's document follows on a day. The regime belongs to the issuing body, never to the
 * installation: a political school writes by the State's rules, its Party cell by the Party's.
 *
 * @param regime the issuer's regime
 * @param date ISO date of issue; anything shorter, or null, takes the newest format
 * @returns the format in force that day; for a day before the oldest one known, that oldest one
 * @example
 * formatFor('party', '2026-05-26').version // => 'HD36'
 * formatFor('party', '2026-05-27').version // => 'HD05'
 * formatFor('state', null).version // => 'ND30'
 */
export function formatFor(regime: Regime, date: string | null): Format {
  const own = formats.filter((format) => format.regime === regime);
  const day = date?.length === 10 ? date : '9999-12-31';
  const chosen = own.findLast((format) => format.from <= day) ?? own[0];
  if (!chosen) throw new RangeError(`no format for ${regime}`);
  return chosen;
}

/**
 * A format by its name, for a paper that must keep an older one.
 *
 * @example
 * formatByVersion('ND30').numberPattern // => 'Số: {number}/{type}-{symbol}'
 */
export function formatByVersion(version: FormatVersion): Format {
  const format = formats.find((candidate) => candidate.version === version);
  if (!format) throw new RangeError(`no format ${version}`);
  return format;
}

/** The format a document asks for by name, or else the one of its regime and date. */
export function formatOf({
  version,
  regime,
  date,
}: {
  version?: FormatVersion;
  regime: Regime;
  date: string | null;
}): Format {
  return version ? formatByVersion(version) : formatFor(regime, date);
}
