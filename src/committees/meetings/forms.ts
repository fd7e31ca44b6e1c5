import { formatDate } from '@dondoc/vietnamese';
import { type Block, formatFor, type OfficialDocument } from '@dondoc/writer';
import { countWords, type IssuingBody } from '../papers/rules.ts';
import type { CommitteeRow } from '../store.ts';
import type { MeetingRow } from './store.ts';

/** What the papers of a meeting are written from; they go out by the body that serves the committee. */
export interface MeetingPaper {
  committee: CommitteeRow;
  meeting: MeetingRow;
  body: IssuingBody;
  place: string;
}

const item = (text: string): Block => ({ kind: 'item', level: 2, text });
const heading = (text: string): Block => ({ kind: 'heading', level: 1, text });
const BLANK = '……………………………………';
const lowered = (words: string) => words.charAt(0).toLocaleLowerCase('vi') + words.slice(1);
const stopped = (line: string) => `${line.replace(/[.;]$/, '')}.`;

/** Number and day stay blank until it is signed; the day of minutes is that of the meeting. */
function headOf({ body, place, meeting }: MeetingPaper, date: string) {
  const { superior, issuer, name, symbol, regime } = body;
  return {
    ...{ superior, issuer, issuerInText: name, symbol, regime, place, number: null, date },
    version: formatFor(regime, meeting.heldOn).version,
  };
}

const archive = ({ regime, symbol }: IssuingBody) =>
  regime === 'party' ? `Lưu ${symbol}` : `Lưu: VT, ${symbol}`;

const titled = ({ regime }: IssuingBody, words: string) =>
  regime === 'state' ? words.charAt(0).toLocaleUpperCase('vi') + words.slice(1) : words;

function personWords({ name, positionTitle }: MeetingRow['persons'][number]): string {
  const who = [name && `đồng chí ${name}`, positionTitle].filter(Boolean).join(', ');
  return who || BLANK;
}

const namesOf = (persons: MeetingRow['persons']) => persons.map(personWords).join('; ');

/** Biên bản of a meeting that was held: who was there, what was said, what was concluded; two people sign it. */
export function minutesPaper(written: MeetingPaper): OfficialDocument {
  const { committee, meeting, body } = written;
  const there = meeting.persons.filter(({ part }) => part !== 'absent');
  const absent = meeting.persons.filter(({ part }) => part === 'absent');
  const chair = meeting.persons.find(({ part }) => part === 'chair');
  const lines = (all: string[]) => (all.length > 0 ? all.map((line) => item(stopped(line))) : [item(BLANK)]);
  return {
    ...headOf(written, meeting.heldOn),
    type: { code: 'BB', name: 'Biên bản' },
    subject: titled(body, `${lowered(meeting.title)}\ncủa ${committee.name}`),
    body: [
      heading('Thời gian, địa điểm, thành phần'),
      item(`Thời gian: ngày ${formatDate(meeting.heldOn)}.`),
      item(`Địa điểm: ${meeting.place ?? BLANK}.`),
      item(
        there.length > 0
          ? `Có mặt ${countWords(there.length)} thành viên: ${namesOf(there)}.`
          : `Thành phần: ${BLANK}.`,
      ),
      ...(absent.length > 0 ? [item(`Vắng mặt: ${namesOf(absent)}.`)] : []),
      item(`Chủ trì: ${chair ? personWords(chair) : BLANK}.`),
      heading('Chương trình'),
      ...lines(meeting.agenda),
      heading('Nội dung và diễn biến'),
      ...lines(meeting.minutes),
      heading('Kết luận'),
      ...lines(meeting.conclusions),
    ],
    recipients: ['Các thành viên Ban Chỉ đạo', archive(body)].map((text) => ({ text })),
    recorder: { authority: null, position: 'Người ghi biên bản', name: null },
    signature: { authority: null, position: 'Chủ trì', name: chair?.name ?? null },
  };
}

/** Giấy mời to a meeting: its agenda, day and place. */
export function invitationPaper(written: MeetingPaper): OfficialDocument {
  const { committee, meeting, body } = written;
  const line = (label: string, text: string): Block => ({
    kind: 'paragraph',
    text: [{ text: `${label}: `, bold: true }, { text }],
  });
  return {
    ...headOf(written, meeting.heldOn.slice(0, 7)),
    type: { code: 'GM', name: 'Giấy mời' },
    subject: titled(body, `dự ${lowered(meeting.title)}\ncủa ${committee.name}`),
    addressees: ['Các đồng chí thành viên Ban Chỉ đạo'],
    body: [
      {
        kind: 'paragraph',
        text: `${body.name} trân trọng kính mời đồng chí dự ${lowered(meeting.title)} của ${committee.name}.`,
      },
      line('Nội dung', meeting.agenda.length > 0 ? 'theo chương trình sau.' : BLANK),
      ...meeting.agenda.map((text) => item(stopped(text))),
      line('Thời gian', `…… giờ ……, ngày ${formatDate(meeting.heldOn)}.`),
      line('Địa điểm', `${meeting.place ?? BLANK}.`),
      { kind: 'paragraph', text: 'Đề nghị đồng chí dự họp đúng thành phần và thời gian.' },
    ],
    recipients: ['Như trên', archive(body)].map((text) => ({ text })),
    signature: body.signature,
  };
}
