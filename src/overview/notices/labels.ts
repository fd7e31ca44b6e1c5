import { workStateLabels } from '#directives/labels.ts';
import type { Measure, NoticePart, NoticeView } from './schema.ts';

/** "Thông báo số 118-TB/VPTU". */
export const noticeName = ({
  typeName,
  number,
}: Pick<NoticeView['document'], 'typeName' | 'number'>): string =>
  `${typeName ?? 'Văn bản'} ${number ? `số ${number}` : 'chưa có số'}`;

/** A turn ends its code with "-K1". */
export const turnName = (code: string): string => `Kỳ ${code.slice(code.lastIndexOf('-K') + 2)}`;

export const turnState = ({ standing: { headline, state, daysLate } }: NoticePart['directive']): string => {
  if (headline === 'open-late') return `quá hạn ${daysLate} ngày`;
  if (headline === 'done-late') return `hoàn thành quá hạn ${daysLate} ngày`;
  return workStateLabels[state].toLowerCase();
};

/** "Kỳ 1: quá hạn 20 ngày; Kỳ 2: chưa thực hiện". */
export const turnsInWords = (turns: NoticePart['turns']): string =>
  turns.map((turn) => `${turnName(turn.code)}: ${turnState(turn)}`).join('; ');

/** What nobody has confirmed says so on paper too (design rule 3). */
export const measureWords = (measures: Measure[]): string =>
  measures
    .map(
      ({ label, words, reason, isConfirmed }) =>
        `${label}: ${words ?? `chưa biết (${reason})`}${isConfirmed ? '' : ' (máy đề xuất)'}`,
    )
    .join('; ') || 'chưa gắn số liệu';
