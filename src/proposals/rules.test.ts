import { describe, expect, it } from 'vitest';
import type { Agency } from '#accounts/schema.ts';
import { readData } from '#platform/data-file.ts';
import { comesTo } from './answering/rules.ts';
import { asksThrough, heardAgency, proposedVerdict } from './rules.ts';
import { sideOf } from './settling/rules.ts';
import { mayBeOne } from './tracing/rules.ts';

describe('what the words of an answer look like', () => {
  it.each([
    ['Trước mắt thực hiện theo các chính sách hiện hành.\nSở Nội vụ nghiên cứu, báo cáo.', 'interim'],
    ['Giao Trường Chính trị tham mưu thành lập; Ban Tổ chức thẩm định.', 'study'],
    ['Giao Ban Tổ chức Tỉnh ủy tham mưu, hướng dẫn thực hiện.', 'study'],
    ['Ban cán sự đảng UBND tỉnh lãnh đạo UBND tỉnh bố trí nguồn vốn theo lộ trình.', 'approved'],
    ['Đồng ý chủ trương sửa chữa nhà lớp học.', 'approved'],
    ['Không chấp thuận việc bổ sung biên chế trong năm.', 'refused'],
    ['Chưa đồng ý do chưa cân đối được kinh phí.', 'refused'],
    ['Việc này không thuộc thẩm quyền của Tỉnh ủy.', 'forwarded'],
    ['Chuyển Sở Tài chính xem xét theo thẩm quyền.', 'forwarded'],
  ])('%s', (words, verdict) => {
    const found = proposedVerdict(words);
    expect(found?.verdict).toBe(verdict);
    expect(words).toContain(found?.phrase);
  });

  it('says nothing where nothing is to be seen', () => {
    expect(proposedVerdict('Ghi nhận ý kiến.')).toBeNull();
    expect(proposedVerdict('')).toBeNull();
  });
});

describe('whose report was heard', () => {
  const agency = (id: string, name: string, aliases: string[] = []): Agency => ({
    ...{ id, key: id, parentId: null, isUnit: false, isAbove: false, regime: 'party', successions: [] },
    names: [{ name, shortName: id, aliases, validFrom: null, validTo: null, decision: null, source: 'thử' }],
  });
  const agencies = [
    agency('tu', 'Tỉnh uỷ'),
    agency('tct', 'Trường Chính trị tỉnh'),
    agency('snv', 'Sở Nội vụ'),
  ];

  it('is the body that the chair met, and not the chair’s own', async () => {
    const { document } = await readData<{ document: { body: { text: string }[] } }>('example/notice');
    expect(heardAgency(document.body[0]?.text ?? '', agencies)?.agencyId).toBe('tct');
  });

  it('or the one whose report was heard; nobody where the words name nobody', () => {
    const words = 'Sau khi nghe đồng chí Giám đốc Sở Nội vụ báo cáo tình hình, Thường trực kết luận:';
    expect(heardAgency(words, agencies)).toMatchObject({ agencyId: 'snv' });
    expect(heardAgency('Thường trực Tỉnh ủy họp và kết luận:', agencies)).toBeNull();
  });
});

it('an answer for the time being needs its day of review, one passed on its body', () => {
  const nothing = { reviewOn: null, toAgencyId: null };
  expect(comesTo({ verdict: 'interim', ...nothing }, '2023-11-20').ok).toBe(false);
  expect(comesTo({ verdict: 'interim', ...nothing, reviewOn: '2023-11-20' }, '2023-11-20').ok).toBe(false);
  expect(comesTo({ verdict: 'interim', ...nothing, reviewOn: '2023-11-21' }, '2023-11-20').ok).toBe(true);
  expect(comesTo({ verdict: 'forwarded', ...nothing }, '2023-11-20').ok).toBe(false);
  // What does not go with the verdict is left out.
  expect(comesTo({ verdict: 'approved', reviewOn: '2024-01-01', toAgencyId: 'x' }, '2023-11-20')).toEqual({
    ...{ ok: true, value: { verdict: 'approved' } },
  });
});

it('only the asker speaks for the asker, and only what one agency asked becomes one', () => {
  const ref = (id: string) => ({ id, name: id, shortName: id });
  const asked = { askedBy: ref('tct') };
  expect(sideOf({ role: 'clerk', agency: ref('vp') }, asked)).toBe('body');
  expect(sideOf({ role: 'head', agency: ref('tct') }, asked)).toBe('asker');
  expect(sideOf({ role: 'head', agency: ref('snv') }, asked)).toBeNull();
  expect(sideOf({ role: 'lecturer', agency: ref('tct') }, asked)).toBeNull();
  const of = (id: string | null) => ({ askedBy: id ? ref(id) : null, state: 'answered' as const });
  expect(mayBeOne([of('tct'), of('tct')]).ok).toBe(true);
  expect(mayBeOne([of('tct'), of('snv')]).ok).toBe(false);
  expect(mayBeOne([of('tct'), of(null)]).ok).toBe(false);
});

it('a unit asks through its body; a body below another asks for itself', () => {
  const agency = (id: string, parentId: string | null, isUnit: boolean): Agency => ({
    ...{ id, key: id, parentId, isUnit, isAbove: false, regime: 'party', successions: [], names: [] },
  });
  const all = [agency('so', null, false), agency('truong', 'so', false), agency('khoa', 'truong', true)];
  expect(asksThrough(all, 'khoa', 'truong')).toBe(true);
  expect(asksThrough(all, 'truong', 'truong')).toBe(true);
  expect(['khoa', 'truong'].map((id) => asksThrough(all, id, 'so'))).toEqual([false, false]);
});
