import { act, cleanup, fireEvent, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, expect, test, vi } from 'vitest';
import { renderUi } from '#platform/ui/render-in-jsdom.tsx';
import type { DirectiveFilter } from '../schema.ts';
import { DirectiveFilters } from './directive-filters.tsx';
import { sampleDetail } from './sample-detail.ts';

afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

const addresses: DirectiveFilter[] = [];

function Page({ start }: { start: DirectiveFilter }) {
  const [filter, setFilter] = useState(start);
  const onFilter = (next: DirectiveFilter) => {
    addresses.push(next);
    setFilter(next);
  };
  return (
    <>
      <DirectiveFilters filter={filter} onFilter={onFilter} all={[sampleDetail('TB118-2023-3.1')]} />
      <button type="button" onClick={() => setFilter({})}>
        Về trước
      </button>
    </>
  );
}

const show = (start: DirectiveFilter) => {
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
  await userEvent.click(await screen.findByRole('menuitem', { name: /trên 90/ }));
  expect(addresses).toEqual([{ role: 'lead', silent: true }]);
});

test('a condition is taken off by its own button', async () => {
  show({ agency: 'school', q: 'x' });
  await userEvent.click(screen.getByRole('button', { name: 'Bỏ lọc Cơ quan' }));
  expect(addresses).toEqual([{ q: 'x' }]);
});
