import { expect, it } from 'vitest';
import { readData } from '#platform/data-file.ts';
import { proposeMeeting } from './rules.ts';

interface Notice {
  document: { body: { text: string }[] };
}

const told = (text: string) =>
  proposeMeeting({ text, metOn: '2023-11-17', issuedOn: '2023-11-20', chair: null }, []);
const who = (text: string) =>
  told(text)?.persons.map(({ part, positionTitle, agencyAsWritten }) => [
    part,
    positionTitle ?? agencyAsWritten,
  ]);

it('reads who chaired, reported and was there in the example notice, each at its place', async () => {
  const { document } = await readData<Notice>('example/notice');
  const text = document.body.map((one) => one.text).join('\n');
  const meeting = told(text);
  expect(who(text)).toEqual([
    ['chair', 'Phó Bí thư Thường trực Tỉnh ủy'],
    ['report', 'Ban Giám hiệu'],
    ['attend', 'lãnh đạo Ban Tổ chức Tỉnh ủy'],
    ['attend', 'Ban Tuyên giáo Tỉnh ủy'],
    ['attend', 'Văn phòng Tỉnh ủy'],
    ['attend', 'đại diện một số sở, ngành'],
  ]);
  expect(meeting?.title).toBe('Làm việc với Trường Chính trị tỉnh');
  const places = meeting?.persons.map(({ span }) => text.slice(...span)) ?? [];
  expect(places[1]).toBe('Ban Giám hiệu');
  expect(meeting?.daySpan && text.slice(...meeting.daySpan)).toBe('17/11/2023');
});

it('keeps the members of a list that a colon opens together, and takes no other sentence for the chair', () => {
  expect(
    who(
      'Ngày 06 tháng 7 năm 2026, Phó Chủ tịch UBND tỉnh đã chủ trì cuộc họp. Tham dự có lãnh đạo các Sở: Tài chính, Xây dựng; UBND các xã, phường liên quan.\nSau khi nghe Sở Tài chính báo cáo, Phó Chủ tịch UBND tỉnh kết luận như sau:',
    ),
  ).toEqual([
    ['chair', 'Phó Chủ tịch UBND tỉnh'],
    ['report', 'Sở Tài chính'],
    ['attend', 'lãnh đạo các Sở: Tài chính, Xây dựng'],
    ['attend', 'UBND các xã, phường liên quan'],
  ]);
  expect(
    told(
      'Ngày 22/5/2026, Hội đồng họp phiên thứ tư. Trước đó, Thông báo số 515/TB-VP ngày 19/12/2025 đã yêu cầu Bộ Xây dựng chủ trì. Chủ tịch Hội đồng có ý kiến như sau:',
    ),
  ).toBeNull();
});

it('proposes nothing where a document tells of no meeting', () => {
  expect(told('Thực hiện kế hoạch năm 2026, Sở Nội vụ báo cáo kết quả.')).toBeNull();
});
