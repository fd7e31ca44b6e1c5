import { createHash, randomBytes } from 'node:crypto';
import { addCalendarDays, formatDate } from '@dondoc/vietnamese';
import ical, { ICalCalendarMethod, ICalEventTransparency } from 'ical-generator';
import type { FeedDeadline, FeedEvent } from './schema.ts';

export const freshFeedToken = (): string => randomBytes(32).toString('base64url');

/** Of 256 random bits a plain hash is enough: nobody guesses them. */
export const hashOfFeed = (token: string): string => createHash('sha256').update(token).digest('hex');

/** How often a calendar program asks again. */
const AGAIN_S = 4 * 3600;
/** More codes than these do not fit into one entry. */
const NAMED_LATE = 30;

export interface FeedOf {
  name: string;
  userId: string;
  today: string;
  publicUrl: string;
}

/**
 * Deadlines as a calendar (RFC 5545): an all-day entry each, and all that is late in one entry of today, so that it does
 * not fill the day. The same deadlines on the same day give the same bytes: nothing in it is of the moment.
 */
export function calendarOf(deadlines: FeedDeadline[], of: FeedOf, events: FeedEvent[] = []): string {
  const calendar = ical({
    name: `Thời hạn: ${of.name}`,
    prodId: { company: 'dondoc', product: 'thoi-han', language: 'VI' },
    method: ICalCalendarMethod.PUBLISH,
    // REFRESH-INTERVAL (RFC 7986) and X-PUBLISHED-TTL, which Outlook reads.
    ttl: AGAIN_S,
  });
  const base = of.publicUrl.replace(/\/$/, '');
  const allDay = (id: string, day: string, summary: string, description: string, url: string) =>
    calendar.createEvent({
      ...{ id: `${id}@dondoc`, start: startOf(day), end: startOf(day, 1), allDay: true },
      ...{ stamp: startOf(day), summary, description, url },
      // A deadline takes nobody's time: the day stays free.
      transparency: ICalEventTransparency.TRANSPARENT,
    });
  const late = deadlines.filter(({ isLate }) => isLate);
  for (const { id, code, title, due } of deadlines.filter(({ isLate }) => !isLate))
    allDay(id, due, `Hạn: ${title} (${code})`, '', `${base}/nhiem-vu/${encodeURIComponent(code)}`);
  if (late.length > 0)
    allDay(
      `qua-han-${of.userId}`,
      of.today,
      `Quá hạn: ${late.length} nhiệm vụ`,
      linesOf(late),
      `${base}/nhiem-vu?headline=open-late`,
    );
  for (const { id, title, description, place, day, from, to, path } of events)
    calendar.createEvent({
      ...{
        id: `${id}@dondoc`,
        start: momentOf(day, from),
        end: momentOf(day, to),
        stamp: momentOf(day, from),
      },
      ...{ summary: title, description, location: place, url: `${base}${path}` },
    });
  return calendar.toString();
}

/** Viet Nam stands seven hours ahead of UTC all year. */
const momentOf = (day: string, time: string): Date => new Date(`${day}T${time}:00+07:00`);

function linesOf(late: FeedDeadline[]): string {
  const named = late.slice(0, NAMED_LATE);
  const more = late.length - named.length;
  const lines = named.map(({ code, title, due }) => `${code}: ${title} (hạn ${formatDate(due)})`);
  return [...lines, ...(more > 0 ? [`… và ${more} nhiệm vụ nữa`] : [])].join('\n');
}

/** A day without an hour: the library writes the day that it is in UTC. */
const startOf = (day: string, daysOn = 0): Date => new Date(`${addCalendarDays(day, daysOn)}T00:00:00Z`);

export const etagOf = (calendar: string): string =>
  `"${createHash('sha256').update(calendar).digest('base64url')}"`;
