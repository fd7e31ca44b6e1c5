import { describe, expect, it } from 'vitest';
import {
  decisionStanding,
  draftFault,
  firstRules,
  handsOf,
  keepsCommittee,
  membersFault,
  moverOf,
  takes,
} from './rules.ts';

const bodies = { drafterId: 'truong', appraiserId: 'ban', deciderId: 'thuong-truc' };
const person = (
  userId: string,
  role: 'clerk' | 'leader' | 'head' | 'contact' | 'appraiser',
  agency: string,
) => ({
  ...{ userId, role, agency: { id: agency }, hasCombinedDuty: false },
});
const hands = { bodies, makers: ['mai'], appraisers: ['yen'] };
const seat = (n: number, more: object = {}) => ({
  ...{
    seat: `00000000-0000-4000-8000-00000000000${n}`,
    role: 'member' as const,
    positionTitle: `Chức vụ ${n}`,
  },
  ...{ agencyId: 'ban', name: null, duty: null, dueOn: null, ...more },
});

describe('a decision goes from hand to hand', () => {
  it('is not moved from above: whoever stands over an agency sees its affairs and does not act in them', () => {
    const above = { ...person('cao', 'head', 'tinh-uy'), agencyIds: ['tinh-uy', 'truong', 'ban'] };
    expect(keepsCommittee(above, 'truong')).toBe(false);
    expect(takes('sent', above, hands).ok).toBe(false);
    expect(takes('submitted', above, hands).ok).toBe(false);
  });

  it('lies with whoever drafts until it is sent, and again once it is given back', () => {
    expect(decisionStanding([], '2023-11-01', '2023-11-20')).toMatchObject({
      ...{ stage: null, since: '2023-11-01', days: 19, isReturned: false },
    });
    const steps = [
      { stage: 'sent' as const, on: '2023-11-06' },
      { stage: null, on: '2023-11-10' },
    ];
    expect(decisionStanding(steps, '2023-11-01', '2023-11-08')).toMatchObject({ stage: 'sent', days: 2 });
    expect(decisionStanding(steps, '2023-11-01', '2023-11-20')).toMatchObject({
      ...{ stage: null, isReturned: true, since: '2023-11-10' },
    });
    expect(
      [null, 'sent', 'appraised', 'submitted', 'decided'].map((at) => moverOf(at as never, bodies)),
    ).toEqual([...['truong', 'ban', 'ban', 'thuong-truc', null]]);
  });

  it('is never appraised by whoever wrote it, nor decided by whoever wrote or appraised it', () => {
    expect(takes('sent', person('mai', 'contact', 'truong'), hands).ok).toBe(true);
    expect(takes('sent', person('lan', 'contact', 'ban'), hands).ok).toBe(false);
    expect(takes('appraised', person('yen', 'appraiser', 'ban'), hands).ok).toBe(true);
    expect(takes('appraised', person('mai', 'head', 'ban'), hands)).toMatchObject({
      message: expect.stringContaining('không thẩm định dự thảo ấy'),
    });
    expect(takes('decided', person('yen', 'leader', 'x'), hands).ok).toBe(false);
    expect(takes('decided', person('thang', 'leader', 'x'), hands).ok).toBe(true);
    const combined = { ...person('mai', 'head', 'ban'), hasCombinedDuty: true };
    expect(takes('appraised', combined, hands).ok).toBe(true);
    expect(takes('decided', { ...combined, role: 'leader' }, hands).ok).toBe(false);
  });

  it('counts as appraisers those since it was last given back', () => {
    const step = (stage: 'sent' | 'appraised' | null, byUser: string) => ({ stage, byUser });
    const steps = [step('sent', 'binh'), step('appraised', 'yen'), step(null, 'son'), step('sent', 'binh')];
    expect(handsOf(bodies, { drafts: [{ byUser: 'mai' }], steps })).toMatchObject({
      ...{ makers: ['mai'], appraisers: [] },
    });
  });
});

describe('a draft', () => {
  it('goes on with one chair', () => {
    expect(draftFault({ members: [] })).toContain('chưa có thành viên');
    expect(draftFault({ members: [seat(1)] })).toContain('0 Trưởng ban');
    expect(draftFault({ members: [seat(1, { role: 'chair' }), seat(2)] })).toBeNull();
  });

  it('names nobody twice', () => {
    expect(membersFault([seat(1), seat(2)])).toBeNull();
    expect(membersFault([seat(1), seat(2), seat(3, { positionTitle: 'Chức vụ 1' })])).toContain('thứ 3');
    expect(membersFault([seat(1), seat(2, { positionTitle: 'Chức vụ 1', name: 'Lò Văn An' })])).toBeNull();
  });

  it('offers a frame of rules that says nothing it does not know', () => {
    expect(firstRules('Ban Chỉ đạo')).toContain('định kỳ … một lần');
  });
});
