import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, cleanup, fireEvent, screen } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, expect, test, vi } from 'vitest';
import { ViewerProvider } from '#accounts/components/viewer.tsx';
import type { Viewer } from '#accounts/schema.ts';
import { renderUi } from '#platform/ui/render-in-jsdom.tsx';
import { usePicked } from '../listing/components/use-picked.ts';
import type { DirectiveList } from '../listing/schema.ts';
import { type ListAddress, usualColumns } from '../listing/schema.ts';
import { countStandings } from '../rules.ts';
import type { DirectiveDetail } from '../schema.ts';
import { DirectiveRows } from './directive-rows.tsx';
import { sampleDetail } from './sample-detail.ts';

const details = vi.hoisted(() => new Map<string, DirectiveDetail>());
vi.mock('../api.ts', () => ({
  directivesApi: {
    directives: {
      get: {
        queryOptions: ({ input }: { input: { code: string } }) => {
          return { queryKey: [input.code], queryFn: () => details.get(input.code) };
        },
      },
    },
  },
}));

afterEach(cleanup);

const viewer = { role: 'clerk', agency: { id: 'office' }, today: '2023-11-28' } as Viewer;

const quiet = sampleDetail('TB118-2023-2.1');
const late = sampleDetail('TB118-2023-3.1', {
  standing: {
    ...quiet.standing,
    headline: 'open-late',
    due: '2023-11-01',
    firstDue: '2023-11-01',
    daysLate: 27,
  },
});

const pages = { onAddress: vi.fn<(address: ListAddress) => void>() };

function Page({ start, rows }: { start: ListAddress; rows: DirectiveDetail[] }) {
  const [address, setAddress] = useState(start);
  const picking = usePicked('one list');
  const list: DirectiveList = {
    asOf: '2023-11-28',
    recordedUntil: new Date(0),
    counts: countStandings(rows.map(({ standing }) => standing)),
    total: rows.length,
    rows,
  };
  const onAddress = (next: ListAddress) => {
    pages.onAddress(next);
    setAddress(next);
  };
  return (
    <>
      <DirectiveRows {...{ list, address, onAddress, picking }} columns={usualColumns} empty={null} />
      <p data-testid="ticked">{[...picking.picked].join(' ')}</p>
    </>
  );
}

function show(start: ListAddress = {}, rows = [late, quiet]) {
  pages.onAddress.mockClear();
  for (const row of rows) details.set(row.code, row);
  const navigate = vi.fn();
  renderUi(
    <QueryClientProvider client={new QueryClient()}>
      <ViewerProvider viewer={viewer}>
        <Page start={start} rows={rows} />
      </ViewerProvider>
    </QueryClientProvider>,
    navigate,
  );
  return navigate;
}

// Enter on a link is the browser's own.
const press = (code: string, shiftKey = false) =>
  fireEvent.keyDown((code === 'Enter' ? null : document.activeElement) ?? document.body, {
    ...{ code, key: code, shiftKey },
  });
const panel = () => screen.queryByRole('complementary')?.getAttribute('aria-label');

test('the late one stands first and in the panel; the arrows walk, Enter opens', () => {
  const navigate = show();
  expect(panel()).toBe('Nhiệm vụ TB118-2023-3.1');
  press('ArrowDown');
  expect(panel()).toBe('Nhiệm vụ TB118-2023-2.1');
  press('Enter');
  expect(navigate).toHaveBeenCalledWith('/nhiem-vu/TB118-2023-2.1');
});

test('the row of the address is the one in the panel, and the address follows where one stays', () => {
  vi.useFakeTimers();
  show({ row: 'TB118-2023-2.1' });
  expect(panel()).toBe('Nhiệm vụ TB118-2023-2.1');
  press('ArrowUp');
  expect(pages.onAddress).not.toHaveBeenCalled();
  act(() => vi.advanceTimersByTime(400));
  expect(pages.onAddress).toHaveBeenCalledExactlyOnceWith({ row: 'TB118-2023-3.1' });
  vi.useRealTimers();
});

test('Space ticks the row, Shift with an arrow ticks on, Space again takes it off', () => {
  const third = sampleDetail('TB118-2023-2.2');
  show({}, [late, quiet, third]);
  const ticked = () => screen.getByTestId('ticked').textContent;
  press('Space');
  expect(ticked()).toBe('TB118-2023-3.1');
  press('ArrowDown', true);
  press('ArrowDown', true);
  expect(ticked()).toBe('TB118-2023-3.1 TB118-2023-2.1 TB118-2023-2.2');
  expect(panel()).toBe('Nhiệm vụ TB118-2023-2.2');
  press('Space');
  expect(ticked()).toBe('TB118-2023-3.1 TB118-2023-2.1');
  fireEvent.click(screen.getByLabelText('Chọn cả trang'));
  expect(ticked()).toContain('TB118-2023-2.2');
});

test('a head sorts one way, the other way, then not at all', () => {
  show();
  const head = () => fireEvent.click(screen.getByRole('button', { name: 'Mấy ngày' }));
  head();
  head();
  head();
  const orders = pages.onAddress.mock.calls.map(([{ sort, desc }]) => [sort, desc]);
  expect(orders).toEqual([
    ['days', true],
    ['days', undefined],
    [undefined, undefined],
  ]);
});

test('a closed panel stays closed until a row is chosen, and Enter opens nothing meanwhile', () => {
  const navigate = show();
  fireEvent.click(screen.getByRole('button', { name: 'Đóng khung bên' }));
  expect(panel()).toBeUndefined();
  press('Enter');
  expect(navigate).not.toHaveBeenCalled();
  press('ArrowDown');
  expect(panel()).toBe('Nhiệm vụ TB118-2023-3.1');
});
