import { formatDate } from '@dondoc/vietnamese';
import { formatFor, type OfficialDocument } from '@dondoc/writer';
import { letterhead, nameOn } from '#accounts/rules.ts';
import type { Agency, Office } from '#accounts/schema.ts';
import type { TrainingClass } from '../classes/schema.ts';
import type { Enrolled } from '../enrolment/schema.ts';

interface Listed {
  cls: Pick<TrainingClass, 'code' | 'name'>;
  learners: readonly Enrolled[];
  office: Office;
  provider: Agency;
  day: string;
}

/** Danh sách học viên of a class, by given name; those who have left are said to have. */
export function learnersPaper({ cls, learners, office, provider, day }: Listed): OfficialDocument {
  const { name, shortName } = nameOn(provider, day);
  const { regime } = provider;
  const there = learners.filter(({ leftOn }) => leftOn === null).length;
  return {
    ...{ regime, version: formatFor(regime, day).version, superior: letterhead(office).superior },
    ...{ issuer: name, symbol: shortName, number: null, unnumbered: true },
    type: { code: 'DS', name: 'Danh sách' },
    subject: `học viên lớp ${cls.name} (${cls.code})`,
    ...{ place: office.place, date: day.slice(0, 7) },
    body: [
      {
        kind: 'table',
        columns: [
          { head: 'TT', millimetres: 11, align: 'center' },
          { head: 'Họ và tên', share: 3 },
          { head: 'Chức vụ', share: 3 },
          { head: 'Cơ quan, đơn vị', share: 3 },
          { head: 'Ghi chú', share: 2 },
        ],
        rows: learners.map((one, at) => ({
          cells: [
            String(at + 1),
            one.name,
            one.position ?? '',
            one.agencyName ?? '',
            one.leftOn ? `Nghỉ học từ ${formatDate(one.leftOn)}` : '',
          ],
        })),
      },
      {
        kind: 'paragraph',
        text: `Danh sách có ${learners.length} người${there < learners.length ? `, đang học ${there} người` : ''}.`,
      },
    ],
    recipients: [],
    recorder: { authority: null, position: 'Người lập', name: null },
    signature: { authority: null, position: 'Thủ trưởng đơn vị', name: null },
  };
}
