import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exampleRoster, peopleOf } from '../example/store.ts';
import { asking, sayAmount, standingOf, yearsOf } from './rules.ts';

const people = peopleOf(await exampleRoster());
const find = (name: string) => {
  const person = people.find((one) => one.name === name);
  if (!person) throw new Error(name);
  return person;
};
const policy = {
  ...{ validFrom: '2022-01-01', validTo: '2023-12-31', amount: null, ranks: [] },
  degrees: ['master', 'doctor'] as ('master' | 'doctor')[],
};
const refused = (outcome: ReturnType<typeof asking>) => (outcome.ok ? null : outcome.message);

describe('asking for support', () => {
  const long = find('Vũ Hoàng Long');
  const input = { onDay: '2023-06-01', amount: '15000000' };
  it('is for whom the policy covers, on a day of it, for its sum', () => {
    expect(asking(policy, long, input).ok).toBe(true);
    expect(refused(asking(policy, find('Hồ A Của'), input))).toContain('có trình độ Đại học');
    expect(refused(asking({ ...policy, ranks: ['V.07.01.02'] }, long, input))).toContain('hạng III');
    expect(refused(asking({ ...policy, amount: '20000000' }, long, input))).toContain('20.000.000 đồng');
  });

  it('is nothing outside its days, nor after the person has gone', () => {
    for (const onDay of ['2021-12-31', '2024-01-01'])
      expect(refused(asking(policy, long, { ...input, onDay }))).toContain('ngoài thời gian');
    const open = { ...policy, validTo: null };
    const after = { ...input, onDay: '2024-07-01' };
    expect(refused(asking(open, find('Lê Quang Vinh'), after))).toContain('không làm việc');
    expect(standingOf(open, '2021-12-31')).toBe('coming');
  });
});

it('sums what was granted by year, exact to the đồng', () => {
  const request = fc.record({
    id: fc.uuid(),
    amount: fc.bigInt({ min: 1n, max: 999_999_999_999_999n }).map(String),
    onDay: fc.constantFrom('2022-03-01', '2022-12-31', '2023-01-01'),
    state: fc.constantFrom('asked' as const, 'granted' as const, 'refused' as const),
  });
  fc.assert(
    fc.property(fc.array(request), (requests) => {
      for (const { year, sum, requestIds } of yearsOf(requests)) {
        const behind = requests.filter(({ id }) => requestIds.includes(id));
        expect(behind.every(({ state, onDay }) => state === 'granted' && onDay.startsWith(year))).toBe(true);
        expect(BigInt(sum)).toBe(behind.reduce((all, { amount }) => all + BigInt(amount), 0n));
      }
    }),
  );
  expect(sayAmount('15000000')).toBe('15.000.000');
});
