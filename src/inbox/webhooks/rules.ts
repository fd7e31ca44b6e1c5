import { createHmac, randomBytes } from 'node:crypto';

/** So that whoever finds one in a file knows what it is. */
export const freshSecret = (): string => `dondoc_wh_${randomBytes(32).toString('base64url')}`;

export interface News {
  /** The same for the same thing, whoever is told. */
  eventId: string;
  /** The same at each try: a receiver that knows it already does nothing. */
  deliveryId: string;
  type: string;
  happenedAt: Date;
  data: unknown;
}

export const bodyOf = ({ eventId, type, happenedAt, data }: News): string =>
  JSON.stringify({ id: eventId, type, happenedAt: happenedAt.toISOString(), data });

/** HMAC-SHA256 over `timestamp.body`: with the time in it, what was overheard cannot be sent again later. */
export const signatureOf = (secret: string, timestamp: number, body: string): string =>
  createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex');

export function headersOf(secret: string, news: News, body: string, now: Date): Record<string, string> {
  const timestamp = Math.floor(now.getTime() / 1000);
  return {
    'user-agent': 'dondoc',
    'dondoc-event': news.type,
    'dondoc-delivery': news.deliveryId,
    'dondoc-timestamp': String(timestamp),
    'dondoc-signature': `v1=${signatureOf(secret, timestamp, body)}`,
  };
}

/** Taken by the receiver; anything else, a redirect too, is tried again. */
export const isTaken = (status: number): boolean => status >= 200 && status < 300;
