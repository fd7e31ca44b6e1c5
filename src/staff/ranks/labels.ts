import { formatDate } from '@dondoc/vietnamese';
import type { RecordKind, StaffRecord } from '../schema.ts';
import type { Answer } from './schema.ts';

export const productWords = { topic: 'đề tài', book: 'sách', article: 'bài báo', report: 'báo cáo' } as const;
export const ratingWords = {
  excellent: 'hoàn thành xuất sắc',
  good: 'hoàn thành tốt',
  completed: 'hoàn thành',
  failed: 'không hoàn thành',
} as const;
const degreeWords = { bachelor: 'Cử nhân', master: 'Thạc sĩ', doctor: 'Tiến sĩ' } as const;
const partWords = { lead: 'chủ trì', member: 'tham gia', author: 'tác giả' } as const;

export const answerWords: Record<Answer, string> = {
  yes: 'Đạt',
  no: 'Chưa đạt',
  unknown: 'Chưa rõ',
};

export const verdictWords: Record<Answer, string> = {
  yes: 'Đủ điều kiện',
  no: 'Chưa đủ',
  unknown: 'Chưa xác định',
};

const words: { [K in RecordKind]?: (data: StaffRecord<K>['data']) => string } = {
  rank: ({ code }) => `Hạng ${code}`,
  degree: ({ level, field, relevant }) =>
    `${degreeWords[level]} ${field}${relevant === null ? ' (chưa xác định phù hợp)' : relevant ? ' (phù hợp)' : ' (không phù hợp)'}`,
  certificate: ({ name, issuer }) => (issuer ? `${name}, ${issuer} cấp` : name),
  product: ({ kind, title, part, number }) =>
    `${productWords[kind]} «${title}», ${partWords[part]}${number ? `, ${number}` : ''}`,
  rating: ({ year, rating }) => `Năm ${year}: ${ratingWords[rating]}`,
  discipline: ({ form }) => `Kỷ luật: ${form}`,
};

/** A record as a line of evidence: what it says and since when. */
export function recordWords(record: StaffRecord<RecordKind>): string {
  const say = words[record.kind] as ((data: unknown) => string) | undefined;
  const days = [
    record.from ? `từ ${formatDate(record.from)}` : null,
    record.to ? `đến ${formatDate(record.to)}` : null,
  ].filter((one) => one !== null);
  const text = say ? say(record.data) : record.kind;
  return days.length > 0 && record.kind !== 'rating' ? `${text}, ${days.join(' ')}` : text;
}
