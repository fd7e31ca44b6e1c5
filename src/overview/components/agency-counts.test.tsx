// @vitest-environment jsdom
import '@testing-library/jest-dom/vitest';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, render, screen } from '@testing-library/react';
import type { ComponentProps } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { UiProvider } from '#platform/ui/provider.tsx';
import { AgencyCounts, sumWords } from './agency-counts.tsx';

beforeEach(() => {
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener() {}, removeEventListener() {} }));
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const counts = {
  total: 6,
  openLate: 2,
  openInTime: 3,
  doneOnTime: 0,
  doneLate: 0,
  undated: 1,
  undatedDone: 0,
  silent: 1,
};
const rows = [{ agency: { id: 'snv', name: 'Sở Nội vụ', shortName: 'SNV' }, counts, shared: 2 }];

const show = (overview: ComponentProps<typeof AgencyCounts>['overview']) =>
  render(
    <QueryClientProvider client={new QueryClient()}>
      <UiProvider env="test">
        <AgencyCounts overview={overview} past={{ asOf: '2024-03-28' }} />
      </UiProvider>
    </QueryClientProvider>,
  );

test('each figure opens the rows it counts, on the day it was counted; a zero opens nothing', () => {
  show({ byAgency: rows, leads: 1, sum: { led: 6, shared: 2 } });
  const late = screen.getByRole('link', { name: 'Sở Nội vụ, chưa xong, quá hạn: 2' });
  const query = new URL(late.getAttribute('href') ?? '', 'http://x').searchParams;
  expect(Object.fromEntries(query)).toEqual({
    agency: 'snv',
    role: 'lead',
    headline: 'open-late',
    asOf: '2024-03-28',
  });
  expect(screen.getAllByRole('link')).toHaveLength(4);
  expect(screen.getByText('6 nhiệm vụ, trong đó 2 chủ trì chung')).toBeInTheDocument();
});

test('of very many it shows the worst, and the way to all', () => {
  show({ byAgency: rows, leads: 2000, sum: null });
  expect(
    screen.getByText(/1 cơ quan nhiều việc quá hạn nhất trong 2\.000 cơ quan chủ trì/),
  ).toBeInTheDocument();
  expect(screen.getByRole('button', { name: 'Xem cả 2.000 cơ quan' })).toBeEnabled();
});

test('the line under the rows says why they add up to more than there are', () => {
  const other = { ...rows[0], counts: { ...counts, total: 3 }, shared: 2 } as (typeof rows)[number];
  expect(sumWords([...rows, other], { led: 7, shared: 2 })).toContain(
    'Cộng các dòng là 9: 2 nhiệm vụ chủ trì chung có mặt ở từng cơ quan nhưng chỉ tính một lần trong 7 nhiệm vụ',
  );
  expect(sumWords(rows, { led: 6, shared: 0 })).toBeNull();
});
