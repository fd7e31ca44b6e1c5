import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { renderUi } from '#platform/ui/render-in-jsdom.tsx';
import { countStandings } from '../rules.ts';
import type { DirectiveDetail, DirectiveList } from '../schema.ts';
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

function show(isRanked = false) {
  const rows = [quiet, late];
  for (const row of rows) details.set(row.code, row);
  const list: DirectiveList = {
    asOf: '2023-11-28',
    recordedUntil: new Date(0),
    counts: countStandings(rows.map(({ standing }) => standing)),
    rows,
  };
  const navigate = vi.fn();
  renderUi(
    <QueryClientProvider client={new QueryClient()}>
      <DirectiveRows list={list} isRanked={isRanked} empty={null} />
    </QueryClientProvider>,
    navigate,
  );
  return navigate;
}

const press = (code: string) => fireEvent.keyDown(document.body, { code, key: code });
const panel = () => screen.queryByRole('complementary')?.getAttribute('aria-label');

test('the late one stands first and in the panel; the arrows walk, Enter opens', () => {
  const navigate = show();
  expect(panel()).toBe('Nhiệm vụ TB118-2023-3.1');
  press('ArrowDown');
  expect(panel()).toBe('Nhiệm vụ TB118-2023-2.1');
  press('Enter');
  expect(navigate).toHaveBeenCalledWith('/nhiem-vu/TB118-2023-2.1');
});

test('what a search found keeps its order', () => {
  show(true);
  expect(panel()).toBe('Nhiệm vụ TB118-2023-2.1');
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
