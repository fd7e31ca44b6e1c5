import { addCalendarDays, formatDate } from '@dondoc/vietnamese';
import type { Letter } from '#platform/mail/send.ts';
import { classWords } from '../findings/rules.ts';
import type { Audience, WaveKind } from '../surveys/schema.ts';

export interface Asking {
  provider: string;
  className: string;
  kind: WaveKind;
  closesOn: string;
  /** Fewer sheets than this are never shown. */
  minimumShown: number;
}

/** What is asked about, as whoever is asked understands it. */
export const aboutWords = ({ className, kind }: Pick<Asking, 'className' | 'kind'>): string =>
  kind === 'end' ? `chất lượng ${classWords(className)}` : `hiệu quả sau ${classWords(className)}`;

const roleWords: Record<Audience, string> = {
  learner: 'với tư cách học viên',
  manager: 'với tư cách người quản lý trực tiếp của học viên',
  peer: 'với tư cách đồng nghiệp của học viên',
  lecturer: 'với tư cách giảng viên',
};

export const subjectOf = (asking: Pick<Asking, 'className' | 'kind'>): string =>
  `Phiếu khảo sát ${aboutWords(asking)}`;

type Frame = Pick<Letter, 'from' | 'to' | 'messageId'>;

const promise = ({ minimumShown }: Asking): string =>
  `Phiếu không ghi tên. Câu trả lời không nối được với người trả lời; kết quả chỉ hiện khi có từ ${minimumShown} phiếu.`;

/** The letter with the link of one's own. */
export function linkLetter(
  asking: Asking,
  { link, audience, name, ...frame }: Frame & { link: string; audience: Audience; name: string },
): Letter {
  const lines = [
    `Kính gửi đồng chí ${name},`,
    `${asking.provider} xin ý kiến của đồng chí về ${aboutWords(asking)}, ${roleWords[audience]}. Trả lời đến hết ngày ${formatDate(asking.closesOn)}, khoảng hai phút:`,
    link,
    'Đường dẫn này dành riêng cho đồng chí và gửi được một phiếu. Phần mềm không lưu đường dẫn, nên không gửi lại được: xin giữ thư này.',
    promise(asking),
  ];
  return { ...frame, subject: subjectOf(asking), ...bodies(lines, link) };
}

/** A reminder carries no link: none is kept anywhere (docs/decisions/037-anonymity.md). */
export function reminderLetter(
  asking: Asking,
  { name, linkedOn, ...frame }: Frame & { name: string; linkedOn: string | null },
): Letter {
  const sent = linkedOn ? ` ngày ${formatDate(linkedOn)}` : '';
  const lines = [
    `Kính gửi đồng chí ${name},`,
    `Đợt khảo sát ${aboutWords(asking)} nhận phiếu đến hết ngày ${formatDate(asking.closesOn)}. Nếu chưa trả lời, xin đồng chí mở thư${sent} có tiêu đề “${subjectOf(asking)}” và dùng đường dẫn trong đó.`,
    `Không còn thư ấy, đồng chí xin phiếu giấy tại ${asking.provider}. Nếu đã trả lời, xin bỏ qua thư này: phiếu được ghi nhận theo nhóm nên lời nhắc có thể đến muộn.`,
    promise(asking),
  ];
  return { ...frame, subject: `Nhắc: ${subjectOf(asking)}`, ...bodies(lines, null) };
}

const SIGNS: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const inHtml = (words: string): string => words.replace(/[&<>"']/g, (sign) => SIGNS[sign] ?? sign);

function bodies(lines: string[], link: string | null): Pick<Letter, 'text' | 'html'> {
  const parts = lines.map((line) =>
    line === link ? `<a href="${inHtml(line)}">${inHtml(line)}</a>` : inHtml(line),
  );
  return {
    text: lines.join('\n\n'),
    html: `<html lang="vi"><body><p>${parts.join('</p><p>')}</p></body></html>`,
  };
}

/** Days before its end on which a wave is called to mind. */
const REMIND_DAYS = 3;

/** Once in a wave, near its end, and not on the days its links go out. */
export const isReminderDue = (
  wave: { opensOn: string; closesOn: string; remindedOn: string | null },
  today: string,
): boolean =>
  wave.remindedOn === null &&
  today >= addCalendarDays(wave.closesOn, -REMIND_DAYS) &&
  today > wave.opensOn &&
  today <= wave.closesOn;
