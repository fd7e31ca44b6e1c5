import { formatDate } from '@dondoc/vietnamese';
import {
  type AnswerSheet,
  type Block,
  formatFor,
  type OfficialDocument,
  questionTable,
  ROOM_TO_WRITE,
} from '@dondoc/writer';
import { letterhead, nameOn } from '#accounts/rules.ts';
import type { Agency, Office } from '#accounts/schema.ts';
import { aboutWords } from '../invitations/rules.ts';
import { audienceLabels, waveLabels } from '../surveys/labels.ts';
import { itemsOf, mayLeave, paperCode } from '../surveys/rules.ts';
import type { Audience, SheetItem, Wave } from '../surveys/schema.ts';

const headingOf = ({ objectLabel, lecturer }: SheetItem): string =>
  lecturer ? `${objectLabel}: ${lecturer.name}` : objectLabel;

/** Questions under what they are about, in the order in which they are keyed in. */
function groupsOf(items: SheetItem[]): AnswerSheet['groups'] {
  const groups: AnswerSheet['groups'] = [];
  for (const item of items) {
    const heading = headingOf(item);
    const last = groups.at(-1);
    if (last?.heading === heading) last.questions.push(item.text);
    else groups.push({ heading, questions: [item.text] });
  }
  return groups;
}

function howWords(items: number, { scale, voidOverPercent }: Wave['instrument']): string {
  const most = mayLeave(items, voidOverPercent);
  const blank =
    most === 0
      ? 'phiếu bỏ trống câu nào thì không được tính'
      : `phiếu bỏ trống quá ${voidOverPercent}\u00a0% số câu (từ ${most + 1}/${items} câu) thì không được tính`;
  return `Mỗi câu đánh dấu × vào một ô: 1 là thấp nhất, ${scale.to} là cao nhất. Đánh nhầm thì tô kín ô nhầm rồi đánh dấu ô khác. Câu không trả lời được thì để trống; ${blank}.`;
}

/** One sheet for all of an audience: it bears the code of the wave and no number of its own. */
export function answerSheet(wave: Wave, audience: Audience, provider: string): AnswerSheet {
  const { instrument, kind, className, classCode, closesOn } = wave;
  const items = itemsOf(wave, audience, kind);
  return {
    issuer: provider,
    code: paperCode(wave.id, audience),
    title: `PHIẾU KHẢO SÁT\n${aboutWords({ className, kind })}`,
    about: `${audienceLabels[audience]} trả lời. Lớp ${classCode}, đợt ${waveLabels[kind].toLowerCase()}, nhận phiếu đến hết ngày ${formatDate(closesOn)}.`,
    promise: `Không ghi tên, không ký, không đánh dấu riêng lên phiếu. Mọi phiếu giống nhau; kết quả chỉ hiện khi có từ ${instrument.minimumShown} phiếu.`,
    how: howWords(items.length, instrument),
    scaleTo: instrument.scale.to,
    groups: groupsOf(items),
    wordsLabel: 'Ý kiến khác (không bắt buộc; chữ viết tay có thể bị nhận ra):',
    foot:
      kind === 'end'
        ? 'Gấp phiếu, bỏ vào hộp chung của lớp; không nộp tận tay, không ký nhận.'
        : `Cho phiếu vào phong bì không ghi tên, gửi về ${provider}.`,
  };
}

/** The same sheet as a file for Word, in the format of the body that asks; nobody signs it and it bears no number. */
export function surveyForm(
  sheet: AnswerSheet,
  office: Office,
  provider: Agency | null,
  day: string,
): OfficialDocument {
  const regime = provider?.regime ?? office.regime;
  const choices = Array.from({ length: sheet.scaleTo }, (_, at) => String(at + 1));
  const name = provider ? nameOn(provider, day) : { name: office.name, shortName: office.shortName };
  return {
    ...{ regime, version: formatFor(regime, day).version, superior: letterhead(office).superior },
    ...{ issuer: name.name, symbol: name.shortName, number: null, unnumbered: true },
    type: { code: 'PKS', name: 'Phiếu khảo sát' },
    subject: sheet.title.split('\n').slice(1).join(' '),
    ...{ place: office.place, date: day.slice(0, 7) },
    body: [
      { kind: 'paragraph', text: `${sheet.about} Mã phiếu: ${sheet.code}.` },
      { kind: 'paragraph', text: sheet.promise },
      { kind: 'paragraph', text: sheet.how },
      questionTable(
        sheet.groups.flatMap(({ heading, questions }) => [{ group: heading }, ...questions]),
        choices,
      ),
      { kind: 'paragraph', text: sheet.wordsLabel },
      { kind: 'paragraph', text: ROOM_TO_WRITE } satisfies Block,
      { kind: 'paragraph', text: [{ text: sheet.foot, italic: true }] },
    ],
    recipients: [],
    signature: null,
  };
}
