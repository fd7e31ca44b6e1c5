import { act, cleanup, fireEvent, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, expect, test, vi } from 'vitest';
import { ViewerProvider } from '#accounts/components/viewer.tsx';
import type { Viewer } from '#accounts/schema.ts';
import { renderUi } from '#platform/ui/render-in-jsdom.tsx';
import type { Choices, ListAddress } from '../listing/schema.ts';
import { DirectiveFilters } from './directive-filters.tsx';

afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

const viewer = { role: 'clerk', agency: { id: 'office' } } as Viewer;
const agencies = Array.from({ length: 20 }, (_, at) => ({ id: `a${at}`, name: `Sở ${at}`, directives: at }));
const choices: Choices = {
  total: 40,
  agencies: [...agencies, { id: 'school', name: 'Trường Chính trị', directives: 7 }],
  documents: [],
};

const addresses: ListAddress[] = [];

function Page({ start }: { start: ListAddress }) {
  const [filter, setFilter] = useState(start);
  const onFilter = (next: ListAddress) => {
    addresses.push(next);
    setFilter(next);
  };
  return (
    <ViewerProvider viewer={viewer}>
      <DirectiveFilters filter={filter} onFilter={onFilter} choices={choices} />
      <button type="button" onClick={() => setFilter({})}>
        Về trước
      </button>
    </ViewerProvider>
  );
}

const show = (start: ListAddress) => {
  addresses.length = 0;
  renderUi(<Page start={start} />);
};
const search = () => screen.getByRole<HTMLInputElement>('searchbox');

test('the address follows the typing once it pauses, and the field follows the address', () => {
  vi.useFakeTimers();
  show({ headline: 'open-late' });
  for (const value of ['d', 'da', 'dang']) fireEvent.change(search(), { target: { value } });
  expect(addresses).toEqual([]);
  act(() => vi.advanceTimersByTime(300));
  expect(addresses).toEqual([{ headline: 'open-late', q: 'dang' }]);
  vi.useRealTimers();
  fireEvent.click(screen.getByText('Về trước'));
  expect(search().value).toBe('');
});

test('silence is a part of the undated: it takes any other number off', async () => {
  show({ headline: 'open-late', role: 'lead' });
  await userEvent.click(screen.getByRole('button', { name: /Im lặng/ }));
  await userEvent.click(await screen.findByRole('button', { name: /trên 90/ }));
  expect(addresses).toEqual([{ role: 'lead', silent: 90 }]);
  await userEvent.click(screen.getByRole('button', { name: /^Im lặng/ }));
  await userEvent.type(await screen.findByLabelText('Số ngày khác'), '45{Enter}');
  expect(addresses.at(-1)).toEqual({ role: 'lead', silent: 45 });
});

test('a condition is taken off by its own button', async () => {
  show({ agency: 'school', q: 'x' });
  await userEvent.click(screen.getByRole('button', { name: 'Bỏ lọc Cơ quan' }));
  expect(addresses).toEqual([{ q: 'x' }]);
});

test('one of many agencies is found by a few letters without marks', async () => {
  show({});
  await userEvent.click(screen.getByRole('button', { name: /Cơ quan/ }));
  await userEvent.type(await screen.findByLabelText('Tìm Cơ quan'), 'truong');
  const list = within(screen.getByRole('dialog'));
  expect(list.getAllByRole('button').map((option) => option.textContent)).toEqual(['Trường Chính trị7']);
  await userEvent.keyboard('{Enter}');
  expect(addresses).toEqual([{ agency: 'school' }]);
});

test('«tôi» is one of those who must move next, and not beside another', async () => {
  show({ next: 'head' });
  await userEvent.click(screen.getByRole('button', { name: /^Ai phải làm tiếp/ }));
  await userEvent.click(await screen.findByRole('menuitem', { name: 'tôi' }));
  expect(addresses).toEqual([{ mine: true }]);
});
