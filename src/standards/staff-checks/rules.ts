import { formatDate } from '@dondoc/vietnamese';
import { held, recordsOf, standingOn } from '#staff/rules.ts';
import type { PersonWithRecords } from '#staff/schema.ts';
import type { Flaw, Picture, QualityRule, UnitPicture } from '../quality/schema.ts';
import { atIndicator } from '../result-checks/rules.ts';

const atPerson = ({ id, code, name }: PersonWithRecords, says: string, todo: string): Flaw => ({
  ...{ kind: 'person', id, label: `${name} (${code})`, says, todo, href: `/doi-ngu/${id}` },
});
const atUnit = ({ id, name }: UnitPicture, says: string, todo: string): Flaw => ({
  ...{ kind: 'unit', id, label: name, says, todo, href: '/doi-ngu' },
});

/** Lecturers who work at the school on the day. */
const eachLecturer =
  (finds: (person: PersonWithRecords, day: string) => [says: string, todo: string] | null) =>
  ({ people, today }: Picture): Flaw[] =>
    (people ?? []).flatMap((person) => {
      const { employed, lecturing } = standingOn(person, today);
      const found = employed && lecturing ? finds(person, today) : null;
      return found ? [atPerson(person, ...found)] : [];
    });

export const staffRules: QualityRule[] = [
  {
    ...{ key: 'staff.rankWithoutDate', name: 'Hạng chức danh chưa có ngày', severity: 'should' },
    explains: 'Không có ngày bổ nhiệm hạng thì không tính được thời gian giữ hạng để xét thăng hạng.',
    check: eachLecturer((person, day) => {
      const undated = held(person, 'rank', day).find(({ from }) => from === null);
      return undated
        ? [`Hạng ${undated.data.code} chưa ghi từ ngày nào.`, 'Ghi ngày theo quyết định bổ nhiệm.']
        : null;
    }),
  },
  {
    ...{ key: 'staff.withoutRank', name: 'Giảng viên chưa có hạng', severity: 'should' },
    explains: 'Giảng viên chưa ghi hạng chức danh nào đang giữ.',
    check: eachLecturer((person, day) =>
      held(person, 'rank', day).length === 0
        ? ['Chưa ghi hạng chức danh.', 'Ghi hạng theo quyết định bổ nhiệm, tuyển dụng.']
        : null,
    ),
  },
  {
    ...{ key: 'staff.degreeUndecided', name: 'Bằng chưa xác định chuyên ngành phù hợp', severity: 'should' },
    explains:
      'Chưa ai xác định bằng thạc sĩ, tiến sĩ có phù hợp với vị trí hay không, nên tỷ lệ chưa tính được.',
    check: eachLecturer((person, day) =>
      standingOn(person, day).relevantMaster === 'undecided'
        ? ['Bằng sau đại học chưa xác định phù hợp hay không.', 'Xác định ở hồ sơ của người này.']
        : null,
    ),
  },
  {
    ...{ key: 'staff.productUndated', name: 'Sản phẩm khoa học chưa có ngày', severity: 'hint' },
    explains: 'Đề tài, bài báo, giáo trình không có ngày thì không tính được vào số năm nào.',
    check: ({ people }) =>
      (people ?? []).flatMap((person) => {
        const undated = recordsOf(person, 'product').filter(({ from, to }) => from === null && to === null);
        if (undated.length === 0) return [];
        return [
          atPerson(person, `${undated.length} sản phẩm chưa có ngày.`, 'Ghi ngày nghiệm thu hoặc xuất bản.'),
        ];
      }),
  },
  {
    ...{ key: 'staff.twoHeads', name: 'Một đơn vị có hai người đứng đầu', severity: 'must' },
    explains:
      'Hai người cùng giữ chức trưởng của một đơn vị trong cùng ngày: một chức chưa ghi ngày thôi giữ.',
    check: ({ units }) =>
      units
        .filter(({ heads }) => heads.length > 1)
        .map((unit) =>
          atUnit(unit, `Cùng đứng đầu: ${unit.heads.join(', ')}.`, 'Ghi ngày thôi giữ chức của một người.'),
        ),
  },
  {
    ...{ key: 'owner.headVacant', name: 'Đơn vị phụ trách khuyết trưởng', severity: 'should' },
    explains: 'Đơn vị phụ trách chỉ tiêu không có người đứng đầu trong danh sách đội ngũ.',
    check: ({ units, owners, people }) => {
      if (!people || people.length === 0) return [];
      const owning = new Set([...owners.values()].map(({ agencyId }) => agencyId));
      return units
        .filter(({ id, exists, heads }) => exists && owning.has(id) && heads.length === 0)
        .map((unit) =>
          atUnit(unit, 'Chưa có người đứng đầu.', 'Ghi người phụ trách, hoặc giao chỉ tiêu cho đơn vị khác.'),
        );
    },
  },
  {
    ...{ key: 'staff.retirementLowers', name: 'Nghỉ hưu làm tỷ lệ xuống dưới ngưỡng', severity: 'should' },
    explains:
      'Chỉ tiêu đang đạt theo số liệu, nhưng sau ngày có người nghỉ hưu thì không còn đạt nếu không có người thay.',
    check: ({ set, computed, outlook }) =>
      set.indicators.flatMap((one) => {
        if (computed.get(one.id)?.result !== 'met') return [];
        const falls = outlook.find(({ verdicts }) => verdicts.get(one.id)?.result === 'unmet');
        if (!falls) return [];
        const says = `Từ ngày ${formatDate(falls.day)}: ${falls.verdicts.get(one.id)?.words ?? ''}`;
        return [atIndicator(one, says, 'Đưa người thay vào kế hoạch bổ nhiệm, tuyển dụng.')];
      }),
  },
];
