import { formatDate } from '@dondoc/vietnamese';
import type { WrittenCell, WrittenSheet } from '#platform/sheets/write.ts';
import { kindLabels, organiserName, stateLabels } from './labels.ts';
import { seatName } from './rules.ts';
import type { Occasion, ParticipationView, Seat } from './schema.ts';

const text = (heading: string, width: number) => ({ heading, kind: 'text' as const, width });
const day = (heading: string) => ({ heading, kind: 'day' as const, width: 14 });

/** One row for each place; an occasion without any has a row of its own, so that none is lost. */
export function participationSheet({ occasions, day: until }: ParticipationView): WrittenSheet {
  return {
    name: 'Dự họp',
    columns: [
      ...[text('TT', 6), text('Loại', 26), text('Tên cuộc', 50), text('Cơ quan tổ chức', 32)],
      ...[day('Bắt đầu'), day('Kết thúc'), text('Địa điểm', 26), text('Tình hình', 24)],
      ...[text('Người của trường', 32), text('Phải mời', 12), day('Ngày mời'), text('Giấy mời', 20)],
      ...[text('Trả lời', 14), text('Kết quả dự', 14), text('Ghi chú', 32), text('Tài liệu nhận', 44)],
      ...[text('Đưa vào giảng dạy', 44), text(`Số liệu đến ${formatDate(until)}`, 26)],
    ],
    batches: [occasions.flatMap((one, at) => rowsOf(one, at + 1))],
  };
}

function rowsOf(one: Occasion, at: number): WrittenCell[][] {
  const { kind, title, startsOn, endsOn, place, papers, uses } = one;
  const head = [String(at), kindLabels[kind], title, organiserName(one), startsOn, endsOn, place];
  const received = papers.map(
    ({ title, number }) => [number, title].filter(Boolean).join(' ') || 'văn bản của Văn phòng',
  );
  const used = uses.map(({ taughtIn, since }) => `${taughtIn} (từ ${formatDate(since)})`);
  const tail = [received.join('; ') || null, used.join('; ') || null, null];
  const seats: (Seat | null)[] = one.seats.length > 0 ? one.seats : [null];
  return seats.map((seat) => [...head, stateLabels[one.state], ...seatCells(seat), ...tail]);
}

function seatCells(seat: Seat | null): WrittenCell[] {
  if (!seat) return [null, null, null, null, null, null, null];
  const { standing, steps, isDue } = seat;
  const asked = standing.wasAsked ? steps.findLast(({ stage }) => stage === 'asked') : undefined;
  const met = standing.came === null ? undefined : steps.findLast(({ stage }) => stage === 'met');
  return [
    ...[seatName(seat), isDue ? 'phải mời' : 'mời thêm', asked?.on ?? null, asked?.paper ?? null],
    ...[
      yesNo(standing.answer, 'nhận lời', 'không dự'),
      yesNo(standing.came, 'đã dự', 'vắng'),
      met?.note ?? null,
    ],
  ];
}

const yesNo = (said: boolean | null, yes: string, no: string): string | null =>
  said === null ? null : said ? yes : no;
