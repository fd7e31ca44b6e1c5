import { cleanup, fireEvent, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import { Button } from './button.tsx';
import { ReasonDialog } from './confirm-dialog.tsx';
import { FileDrop } from './file-drop.tsx';
import { Link } from './link.tsx';
import { renderUi } from './render-in-jsdom.tsx';

afterEach(cleanup);

test('a reason is asked for before anything is returned', async () => {
  const onConfirm = vi.fn();
  renderUi(
    <ReasonDialog opened onClose={() => {}} title="Trả lại báo cáo" verb="Trả lại" onConfirm={onConfirm} />,
  );
  const user = userEvent.setup();
  await user.click(screen.getByRole('button', { name: /^Trả lại/ }));
  expect(onConfirm).not.toHaveBeenCalled();
  expect(screen.getByRole('alert').textContent).toContain('Chưa ghi lý do');
  await user.type(screen.getByRole('textbox'), ' Thiếu quy chế ');
  await user.keyboard('{Control>}{Enter}{/Control}');
  expect(onConfirm).toHaveBeenCalledWith('Thiếu quy chế');
  expect(screen.getByRole('button', { name: 'Đóng' })).toBeTruthy();
});

test('a file comes by drop, by paste and by choice; only one where one is asked for', async () => {
  const onFiles = vi.fn();
  const { container } = renderUi(<FileDrop title="Chưa có văn bản nào" onFiles={onFiles} paste />);
  const files = [new File(['a'], 'a.pdf'), new File(['b'], 'b.pdf')];
  fireEvent.drop(screen.getByRole('group'), { dataTransfer: { files } });
  fireEvent.paste(document.body, { clipboardData: { files: [files[1]] } });
  const input = container.querySelector('input');
  if (input) await userEvent.setup().upload(input, files[0] ?? []);
  expect(onFiles.mock.calls.map(([taken]) => taken.map((file: File) => file.name))).toEqual([
    ['a.pdf'],
    ['b.pdf'],
    ['a.pdf'],
  ]);
});

test('while a file is sent no other is taken, and a refusal is read out', () => {
  const onFiles = vi.fn();
  renderUi(
    <FileDrop title="" onFiles={onFiles} progress={0.4} refusal="Tệp có dấu MẬT nên không được nhận." />,
  );
  fireEvent.drop(screen.getByRole('group'), { dataTransfer: { files: [new File(['a'], 'a.pdf')] } });
  expect(onFiles).not.toHaveBeenCalled();
  expect(screen.getByRole('progressbar').getAttribute('value')).toBe('40');
  expect(screen.getByRole('alert').textContent).toContain('MẬT');
});

test('a button that cannot be pressed says why', () => {
  renderUi(<Button why="còn 6 mục">Phát hành</Button>);
  expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Phát hành (còn 6 mục)' }).disabled).toBe(
    true,
  );
});

test.each([
  ['/nhiem-vu?loc=late', {}, true],
  ['/api/v1/tep/1', {}, false],
  ['#trang-3', {}, false],
  ['/nhiem-vu', { ctrlKey: true }, false],
])('a click on %s with %o is routed: %s', (href, keys, isRouted) => {
  const navigate = vi.fn();
  renderUi(<Link href={href}>tới</Link>, navigate);
  // What is left to the browser would leave the test page.
  window.addEventListener('click', (event) => event.preventDefault(), { once: true });
  fireEvent.click(screen.getByRole('link'), keys);
  expect(navigate).toHaveBeenCalledTimes(isRouted ? 1 : 0);
});
