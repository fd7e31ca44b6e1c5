import { expect, test } from 'vitest';
import { emptyDraft } from '../../components/report-draft.ts';
import type { Handover } from '../schema.ts';
import { offersFor, proposalFor, takeIn } from './take-in.ts';

function handed(id: number, name: string, changes: Partial<Handover>, data: object | null): Handover {
  const school = { id: 'school', name: 'Trường Chính trị tỉnh', shortName: 'TCT' };
  const report = data && {
    ...{ id: id * 10, happenedOn: '2023-12-01', recordedAt: new Date(0), actorName: null, data },
  };
  return {
    ...{ id, code: 'X', title: 'Việc', directiveDue: null, agency: school, text: null, due: null, report },
    ...{ to: { agencyId: `unit-${id}`, userId: null, name }, givenOn: '2023-11-21', givenBy: null },
    ...{
      state: report ? 'reported' : 'open',
      since: '2023-12-01',
      stoppedOn: null,
      daysLate: 0,
      daysLeft: null,
    },
    ...{ returnReason: null, isTakenIn: false, mayDo: [] },
    ...changes,
  };
}

const file = { id: 'f', name: 'quy-che.docx', size: 10 };
const training = handed(1, 'Phòng Đào tạo', {}, { text: 'Đã dự thảo.', percent: 60, files: [file] });
const faculty = handed(2, 'Khoa Lý luận', {}, { text: 'Đã góp ý.', done: true, files: [file] });

test('words come under the name of their unit, files once, and what was typed before stays', () => {
  const draft = { ...emptyDraft, text: 'Nhà trường báo cáo.' };
  expect(takeIn(draft, [training, faculty], [training, faculty])).toEqual({
    text: 'Nhà trường báo cáo.\nPhòng Đào tạo: Đã dự thảo.\nKhoa Lý luận: Đã góp ý.',
    files: [file],
    takenFrom: [10, 20],
    percent: '80',
  });
  expect(takeIn({ ...draft, percent: '35' }, [training], [training]).percent).toBe('35');
});

test('a unit that has not reported counts as nothing done; one without a figure leaves the figure open', () => {
  const silent = handed(3, 'Phòng Tổ chức', {}, null);
  const vague = handed(4, 'Phòng Tổ chức', {}, { text: 'Đang làm.' });
  const gone = handed(5, 'Phòng Tổ chức', { state: 'withdrawn' }, null);
  expect(proposalFor([training, silent, gone])).toBe(30);
  expect(proposalFor([training, vague])).toBeNull();
  expect(takeIn(emptyDraft, [vague], [vague]).percent).toBe('');
});

test('what was sent back, withdrawn, or is in a report already is not offered', () => {
  const returned = handed(3, 'A', { state: 'returned' }, { text: 'x' });
  const used = handed(4, 'B', { isTakenIn: true }, { text: 'x' });
  expect(offersFor([training, faculty, returned, used], [20])).toEqual([training]);
});
