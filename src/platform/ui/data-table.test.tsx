import { cleanup, fireEvent, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, expect, test, vi } from 'vitest';
import type { Column } from './data-columns.ts';
import { DataTable } from './data-table.tsx';
import { renderUi } from './render-in-jsdom.tsx';

afterEach(cleanup);

type Row = { code: string; title: string };

const ROWS: Row[] = ['3.1', '3.2', '3.3'].map((code) => ({ code, title: `Việc ${code}` }));
const COLUMNS: Column<Row>[] = [
  { key: 'code', head: 'Mã', cell: (row) => row.code },
  { key: 'title', head: 'Nội dung', cell: (row) => row.title, sub: () => 'văn phòng đặt' },
];

function Host() {
  const [selected, setSelected] = useState<string | null>(null);
  return (
    <DataTable
      label="3 nhiệm vụ"
      rows={ROWS}
      columns={COLUMNS}
      rowKey={(row) => row.code}
      rowHref={(row) => `/nhiem-vu/${row.code}`}
      selected={selected}
      onSelect={setSelected}
    />
  );
}

const selectedRow = () => screen.queryByRole('row', { selected: true })?.textContent;

test('arrows and j, k walk the rows and stop at the ends', () => {
  renderUi(<Host />);
  const press = (code: string) =>
    fireEvent.keyDown(document.activeElement ?? document.body, { code, key: code });
  press('ArrowDown');
  expect(selectedRow()).toContain('3.1');
  press('KeyJ');
  press('KeyJ');
  press('KeyJ');
  expect(selectedRow()).toContain('3.3');
  press('KeyK');
  expect(selectedRow()).toContain('3.2');
  expect(document.activeElement?.textContent).toBe('3.2');
});

test('the list is one stop of the Tab key', async () => {
  renderUi(<Host />);
  fireEvent.click(screen.getByText('Việc 3.2'));
  expect(screen.getAllByRole('link').map((link) => link.tabIndex)).toEqual([-1, 0, -1]);
});

test('a click selects, Enter on the row link goes to its page', async () => {
  const navigate = vi.fn();
  renderUi(<Host />, navigate);
  const user = userEvent.setup();
  await user.click(screen.getByText('Việc 3.2'));
  expect(selectedRow()).toContain('3.2');
  expect(navigate).not.toHaveBeenCalled();
  screen.getByRole('link', { name: '3.2' }).focus();
  await user.keyboard('{Enter}');
  expect(navigate).toHaveBeenCalledWith('/nhiem-vu/3.2');
});

test('no rows: the empty state stands in their place', () => {
  renderUi(
    <DataTable
      label="0"
      rows={[]}
      columns={COLUMNS}
      rowKey={(row) => row.code}
      empty={<p>Không có việc quá hạn</p>}
    />,
  );
  expect(screen.queryByRole('table')).toBeNull();
  expect(screen.getByText('Không có việc quá hạn')).toBeTruthy();
});
