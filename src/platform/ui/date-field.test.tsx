import { cleanup, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, expect, test } from 'vitest';
import { DateField } from './date-field.tsx';
import { renderUi } from './render-in-jsdom.tsx';

afterEach(cleanup);

let held: string | null = null;

function Host({ start = null, min }: { start?: string | null; min?: string }) {
  const [value, setValue] = useState<string | null>(start);
  held = value;
  return <DateField label="Thời hạn" value={value} onChange={setValue} {...(min ? { min } : {})} />;
}

async function typeOver(text: string): Promise<HTMLInputElement> {
  const user = userEvent.setup();
  const input = screen.getByLabelText<HTMLInputElement>('Thời hạn');
  await user.clear(input);
  await user.type(input, text);
  await user.tab();
  return input;
}

/** Typed, then: the date held, and what the field says. The first two are read wrongly by the date library. */
const CASES: [typed: string, held: string | null, shown: string, message: RegExp | null][] = [
  ['5/9/2026', '2026-09-05', '05/09/2026', null],
  ['31/02/2026', null, '31/02/2026', /Tháng 2\/2026 có 28 ngày/],
  ['13/11/2023', '2023-11-13', '13/11/2023', null],
  ['05/09/2026', '2026-09-05', '05/09/2026', null],
  ['29.2.2024', '2024-02-29', '29/02/2024', null],
  ['1-12-2025', '2025-12-01', '01/12/2025', null],
  ['9/13/2026', null, '9/13/2026', /Không có tháng 13/],
  ['5/9/26', null, '5/9/26', /chưa đủ bốn chữ số/],
  ['2026-09-05', null, '2026-09-05', /không phải là ngày/],
];

test.each(CASES)('typed %s holds %s', async (typed, expected, shown, message) => {
  renderUi(<Host start="2024-01-15" />);
  const input = await typeOver(typed);
  expect(held).toBe(expected);
  expect(input.value).toBe(shown);
  if (message) expect(screen.getByRole('alert').textContent).toMatch(message);
  else expect(screen.queryByRole('alert')).toBeNull();
});

test('an emptied field holds no date and complains of nothing', async () => {
  renderUi(<Host start="2024-01-15" />);
  const user = userEvent.setup();
  await user.clear(screen.getByLabelText('Thời hạn'));
  await user.tab();
  expect(held).toBeNull();
  expect(screen.queryByRole('alert')).toBeNull();
});

test('a day before the earliest one is refused with that day', async () => {
  renderUi(<Host min="2024-03-28" />);
  await typeOver('27/03/2024');
  expect(held).toBeNull();
  expect(screen.getByRole('alert').textContent).toContain('28/03/2024');
});

test('the calendar comes when the field is entered, at the month of its day', async () => {
  renderUi(<Host start="2024-01-15" />);
  const user = userEvent.setup();
  const input = screen.getByLabelText<HTMLInputElement>('Thời hạn');
  await user.click(input);
  await user.click(await screen.findByRole('button', { name: '20 tháng 1 2024' }));
  expect(held).toBe('2024-01-20');
  expect(input.value).toBe('20/01/2024');
  expect(screen.queryByRole('button', { name: '20 tháng 1 2024' })).toBeNull();
});

test('a cross empties the field', async () => {
  renderUi(<Host start="2024-01-15" />);
  await userEvent.setup().click(screen.getByRole('button', { name: 'Bỏ ngày' }));
  expect(held).toBeNull();
  expect(screen.getByLabelText<HTMLInputElement>('Thời hạn').value).toBe('');
});

test('the day of the week stands under the date', () => {
  renderUi(<Host start="2024-04-15" />);
  expect(screen.getByText('ngày/tháng/năm; thứ Hai')).toBeTruthy();
});
