import { describe, expect, it } from 'vitest';
import { monthWords } from './labels.ts';
import { callState, inCatalogue, programmeName, reminderOn } from './rules.ts';

it('is open to the end of its deadline, late after it, closed when the desk says so', () => {
  const call = { dueOn: '2023-12-10', closedOn: null };
  expect(callState(call, '2023-12-10')).toBe('open');
  expect(callState(call, '2023-12-11')).toBe('late');
  expect(callState({ ...call, closedOn: '2023-12-01' }, '2023-12-02')).toBe('closed');
});

it('reminds on the days of the setting and the day after, of what a server that was off has missed too', () => {
  const call = { dueOn: '2023-12-10', openedOn: '2023-12-04' };
  const keys = ['04', '05', '09', '10', '11', '17', '18'].map(
    (day) => reminderOn(call, [7, 1], `2023-12-${day}`)?.key ?? null,
  );
  // Seven days before was before it was opened.
  const [before, after] = ['before:2023-12-10:2023-12-09', 'after:2023-12-10'];
  expect(keys).toEqual([null, null, before, before, after, after, null]);
});

describe('names of programmes', () => {
  it('are one by their own words', () => {
    expect(programmeName('Lớp bồi dưỡng QLNN ngạch CVC khoá 3')).toBe(
      programmeName('Quản lý nhà nước, ngạch chuyên viên chính'),
    );
    expect(programmeName('Ngạch chuyên viên')).not.toBe(programmeName('Ngạch chuyên viên chính'));
    expect(programmeName('Bồi dưỡng lý luận chính trị cho chuyên viên')).not.toBe(
      programmeName('Bồi dưỡng lý luận chính trị cho chuyên viên chính'),
    );
    // A name of nothing but fillers is still a name.
    expect(programmeName('Bồi dưỡng')).not.toBe('');
  });
  it('mean one of the catalogue, if only one', () => {
    const catalogue = [
      { key: 'a', name: 'Bồi dưỡng ngạch chuyên viên' },
      { key: 'b', name: 'Quốc phòng và an ninh đối tượng 3' },
      { key: 'c', name: 'Lớp quốc phòng an ninh đối tượng 3' },
    ];
    expect(inCatalogue('ngach chuyen vien', catalogue)?.key).toBe('a');
    expect(inCatalogue('Quốc phòng, an ninh đối tượng 3', catalogue)).toBeNull();
    expect(inCatalogue('Tiếng Mông', catalogue)).toBeNull();
  });
});

it('says months in runs', () => {
  expect([monthWords([]), monthWords([3]), monthWords([9, 3, 4, 5])]).toEqual([
    ...['tháng nào cũng được', 'tháng 3', 'tháng 3–5, 9'],
  ]);
});
