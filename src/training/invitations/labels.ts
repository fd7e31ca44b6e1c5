import type { LinkWay } from './schema.ts';

export const linkWayLabels: Record<LinkWay, string> = { mail: 'Gửi thư', print: 'In ra giấy' };
