import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { apart, byQuarter, changing, curveOf } from './curve/rules.ts';
import { missingArea, recordOn, typedArea } from './facilities/rules.ts';
import type { FacilityRecord } from './facilities/schema.ts';
import { investmentFactsOf } from './facts.ts';
import type { InvestmentAsk, Known } from './items/schema.ts';
import { milestonesOf } from './milestones/rules.ts';
import type { Step, StepPlan } from './milestones/schema.ts';
import { behindBy, cutsOf, dueOfCut, plannedBy, sumOf, until } from './money/rules.ts';
import type { Counted } from './money/schema.ts';
import { investmentPaper } from './papers/forms.ts';
import { sayMillions, sayShare } from './rules.ts';

const said = {
  ...{ onDay: '2023-06-30', kind: 'hall' as const, areaM2: '400.00', count: 1, neededAreaM2: '650.00' },
  ...{ neededCount: null, need: null, landPaper: null, note: null, by: null },
};
const ask = { officeId: '', schoolId: '', day: '2023-11-20', from: '2023-01-01' };

/** An item of which nobody has entered anything. */
const bare: Known = {
  ...{ id: 'x', code: 'DT-1', name: 'Sửa nhà', need: null, facility: null, ownerId: null, note: null },
  ...{ coordinatingIds: [], directiveCode: null, concernedIds: [], entries: [], steps: [], plans: [] },
};

describe('figures', () => {
  it('where nobody has entered money of a kind, nothing is known of it', () => {
    const told = investmentFactsOf({ items: [bare], facilities: [] }, ask);
    for (const name of ['von_ke_hoach', 'von_phan_bo', 'von_giai_ngan_luy_ke', 'hang_muc_cham_von'])
      expect(told.get(name)).toMatchObject({ known: false });
    expect(told.get('von_giai_ngan')).toMatchObject({
      reason: 'chưa ghi khoản giải ngân nào thuộc khoảng tính',
    });
    expect(told.get('hang_muc_ban_giao')).toMatchObject({ known: true, value: 0 });
  });

  it('an area of unsaid condition is not counted as used', () => {
    const hall = { ...said, name: 'Hội trường', condition: null };
    const told = investmentFactsOf({ items: [], facilities: [{ id: 'f', records: [hall] }] }, ask);
    expect(told.get('dien_tich_phong_hoc_hoi_truong')).toMatchObject({
      ...{ known: false, reason: 'chưa ghi tình trạng của Hội trường' },
    });
  });

  it('a part of the list is never printed as the whole', () => {
    const school = { id: 's', name: 'Trường Chính trị tỉnh', shortName: 'TCT' };
    const total = { plan: '0', allocation: '0', disbursement: '0' };
    const asked: InvestmentAsk = {
      ...{ kind: 'investment', officeId: 'o', agencyId: 'a', role: 'contact', asOf: ask.day },
      recordedUntil: `${ask.day}T03:00:00Z`,
    };
    const told = { school, place: 'Sơn Hà', asked, rows: [], total };
    const words = (onlyOf: string | null) => JSON.stringify(investmentPaper({ ...told, onlyOf }));
    expect(words('Sở Nội vụ')).toContain('chỉ gồm các hạng mục do Sở Nội vụ làm chủ đầu tư');
    expect(words(null)).not.toContain('chỉ gồm');
  });
});

const entry = (said: Partial<Counted>): Counted => ({
  ...{ kind: 'plan', year: 2023, source: 'province', amount: '1000000', onDay: '2023-01-10', dueOn: null },
  ...said,
});

describe('words of money', () => {
  it('millions keep every đồng', () => {
    expect(sayMillions('1250500000')).toBe('1.250,5');
    expect(sayMillions('-1')).toBe('-0,000001');
    const dong = fc.bigInt(-999_999_999_999_999n, 999_999_999_999_999n);
    fc.assert(
      fc.property(dong, (amount) => {
        const [whole = '', rest = ''] = sayMillions(String(amount)).replaceAll('.', '').split(',');
        expect(BigInt(`${whole}${rest.padEnd(6, '0')}`)).toBe(amount);
      }),
    );
  });

  it('a share is never without its fraction, and of nothing there is none', () => {
    expect(sayShare('1000000000', '18500000000')).toBe('1.000/18.500 triệu (5,4\u00a0%)');
    expect(sayShare('999999999', '1000000000')).toBe('999,999999/1.000 triệu (99,9\u00a0%)');
    expect(sayShare('0', '0')).toBe('0/0 triệu');
  });
});

describe('the pace of the money', () => {
  it('a plan is due on its own day, else at the end of its year', () => {
    const plans = [entry({ dueOn: '2023-06-30' }), entry({ amount: '5000000' })];
    expect(plannedBy(plans, '2023-06-29')).toBe(0n);
    expect(plannedBy(plans, '2023-06-30')).toBe(1_000_000n);
    expect(plannedBy(plans, '2023-12-31')).toBe(6_000_000n);
    expect(behindBy([...plans, entry({ kind: 'allocation', amount: '400000' })], '2023-06-30')).toBe(
      600_000n,
    );
  });

  it('a cut falls due with the plan it cuts, the latest money first', () => {
    const plans = [entry({ amount: '1000', dueOn: '2023-06-30' })];
    const cut = entry({ amount: '-400', onDay: '2023-05-02' });
    expect(dueOfCut(plans, { ...cut, paper: null })).toEqual({ ok: true, value: '2023-06-30' });
    const after = [...plans, { ...cut, dueOn: '2023-06-30' }, entry({ kind: 'allocation', amount: '600' })];
    expect(behindBy(after, '2023-07-01')).toBe(0n);
    const two = [...plans, entry({ amount: '300' })];
    expect(dueOfCut(two, { ...cut, paper: null })).toMatchObject({ ok: false, code: 'badInput' });
    expect(cutsOf(two, 2023, 'province', -400n)).toEqual([
      { dueOn: null, amount: '-300' },
      { dueOn: '2023-06-30', amount: '-100' },
    ]);
  });

  it('names at the ends of lines never stand on each other', () => {
    const places = fc.array(fc.integer({ min: 26, max: 218 }), { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(places, (wanted) => {
        const placed = apart(wanted, 15, 218).toSorted((a, b) => a - b);
        placed.forEach((one, at) => {
          expect(one - (placed[at - 1] ?? -15)).toBeGreaterThanOrEqual(15);
        });
        expect(placed.at(-1)).toBeLessThanOrEqual(218);
      }),
    );
    expect(apart([100, 104], 15, 218)).toEqual([100, 115]);
    expect(apart([50, 200], 15, 218)).toEqual([50, 200]);
  });

  it('the curve ends where the sums end, and no sum of the day is lost in quarters', () => {
    const any = fc.record({
      kind: fc.constantFrom('plan' as const, 'allocation' as const, 'disbursement' as const),
      year: fc.constantFrom(2022, 2023, 2024),
      amount: fc.bigInt(1n, 10n ** 12n).map(String),
      month: fc.integer({ min: 1, max: 11 }),
    });
    fc.assert(
      fc.property(fc.array(any, { minLength: 1, maxLength: 12 }), (made) => {
        const day = '2023-11-20';
        const entries = made.map(({ month, ...said }) =>
          entry({ ...said, onDay: `2023-${String(month).padStart(2, '0')}-15` }),
        );
        const points = curveOf(entries, day);
        expect(points.at(-1)?.planned).toBe(String(sumOf(entries, { kind: 'plan' })));
        const now = changing(byQuarter(points, day), day).find(({ on }) => on === day);
        for (const kind of ['allocation', 'disbursement'] as const)
          expect(now?.[kind]).toBe(String(sumOf(until(entries, day), { kind })));
        expect(now?.planned).toBe(String(plannedBy(entries, day)));
      }),
    );
  });
});

describe('milestones', () => {
  const step = (stage: Step['stage'], onDay: string): Step => ({
    ...{ id: stage, stage, onDay, paper: null, note: null, takesBackId: null, by: null },
  });
  const plan = (stage: StepPlan['stage'], plannedOn: string): StepPlan => ({
    ...{ stage, plannedOn, agency: null, reason: null, by: null, saidOn: '2023-01-01' },
  });

  it('what is only bought is not built, unless somebody plans to build', () => {
    const steps = [step('policy', '2023-02-01'), step('project', '2023-03-01'), step('tender', '2023-04-01')];
    const next = (plans: StepPlan[]) =>
      milestonesOf({ steps, plans, owner: null }, '2023-11-20').find(({ state }) => state === 'next')?.stage;
    expect(next([])).toBe('handover');
    expect(next([plan('build', '2024-01-01')])).toBe('build');
  });

  it('a day set anew after one was missed does not take the lateness back', () => {
    const on = (steps: Step[], ...days: [plannedOn: string, saidOn: string][]) =>
      milestonesOf(
        {
          ...{ steps, owner: null },
          plans: days.map(([plannedOn, saidOn]) => ({ ...plan('policy', plannedOn), saidOn })),
        },
        '2023-11-20',
      )[0];
    const missed: [string, string] = ['2023-06-30', '2023-01-01'];
    expect(on([], missed, ['2024-06-30', '2023-11-20'])).toMatchObject({
      ...{ plannedOn: '2024-06-30', lateOn: '2023-06-30', daysLate: 143 },
    });
    const done = [step('policy', '2023-07-10')];
    expect(on(done, missed, ['2023-09-30', '2023-07-05'])).toMatchObject({ state: 'done', daysLate: 10 });
    // Set anew before its day, or on the day of the first word: nothing was missed.
    expect(on([], missed, ['2024-06-30', '2023-06-30'])?.daysLate).toBeNull();
    expect(on([], ['2023-06-30', '2023-11-20'], ['2024-06-30', '2023-11-20'])?.daysLate).toBeNull();
  });

  it('late is counted against the planned day as it was known then', () => {
    const known = {
      steps: [step('policy', '2023-05-10')],
      plans: [plan('policy', '2023-05-01')],
      owner: null,
    };
    expect(milestonesOf(known, '2023-11-20')[0]).toMatchObject({ state: 'done', daysLate: 9 });
    expect(milestonesOf(known, '2023-05-05')[0]).toMatchObject({ state: 'next', daysLate: 4 });
  });
});

describe('facilities', () => {
  const record = (more: Partial<FacilityRecord>): FacilityRecord => ({
    ...{ ...said, name: 'Hội trường', condition: 'good', ...more },
  });

  it('areas are read as they are typed, and nothing else is guessed', () => {
    expect(typedArea('1.250,5 m²')).toBe('1250.5');
    expect(typedArea('1.250')).toBe('1250');
    expect(typedArea('12.5')).toBe('12.5');
    expect(typedArea('')).toBeNull();
    expect(typedArea('khoảng 200')).toBeUndefined();
  });

  it('what is missing is known only where both sides are', () => {
    expect(missingArea(record({}))).toBe(250);
    expect(missingArea(record({ condition: 'broken' }))).toBe(650);
    expect(missingArea(record({ areaM2: null }))).toBeNull();
    expect(missingArea(record({ neededAreaM2: null }))).toBeNull();
    expect(missingArea(record({ condition: null }))).toBeNull();
  });

  it('the last that was said by a day holds on it', () => {
    const [first, second] = [record({ onDay: '2022-06-30' }), record({ onDay: '2023-06-30' })];
    expect(recordOn([first, second], '2023-01-01')).toBe(first);
    expect(recordOn([second, first], '2023-11-20')).toBe(second);
    expect(recordOn([first], '2021-01-01')).toBeNull();
  });
});
