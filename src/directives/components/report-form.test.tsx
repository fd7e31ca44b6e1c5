import { cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ViewerProvider } from '#accounts/components/viewer.tsx';
import type { Viewer } from '#accounts/schema.ts';
import { renderUi } from '#platform/ui/render-in-jsdom.tsx';
import type { NewReport } from '../schema.ts';
import { ReportForm } from './report-form.tsx';
import { type Sender, senderOf } from './use-report.ts';

beforeEach(() => localStorage.clear());
afterEach(cleanup);

const sender: Sender = { send: () => {}, isSending: false, problem: null };

function show(userId: string, about = 'TB118-2023-3.1', changes: Partial<Sender> = {}) {
  const send = vi.fn();
  const viewer = { userId, role: 'contact', today: '2023-11-28' } as Viewer;
  renderUi(
    <ViewerProvider viewer={viewer}>
      <ReportForm
        about={about}
        sender={{ ...sender, send, ...changes }}
        to="Thủ trưởng duyệt"
        verb="Gửi duyệt"
      />
    </ViewerProvider>,
  );
  return send;
}

const write = (field: HTMLElement, value: string) => fireEvent.change(field, { target: { value } });
const words = () => screen.getByLabelText<HTMLTextAreaElement>('Nội dung báo cáo');

test('an unsent report is there again after a reload, for the same person and directive only', () => {
  show('mai');
  write(words(), 'Đã dự thảo quyết định.');
  cleanup();
  show('lan');
  expect(words().value).toBe('');
  cleanup();
  show('mai', 'TB118-2023-3.2');
  expect(words().value).toBe('');
  cleanup();
  show('mai');
  expect(words().value).toBe('Đã dự thảo quyết định.');
});

test('too few words or an impossible percentage are said at the field, and nothing is sent', () => {
  const send = show('mai');
  write(words(), 'x');
  write(screen.getByLabelText('Đạt bao nhiêu phần trăm'), '101');
  fireEvent.click(screen.getByRole('button', { name: /Gửi duyệt/ }));
  expect(screen.getAllByRole('alert').map((alert) => alert.textContent)).toEqual([
    'Ghi rõ đã làm được gì. Chưa gửi đi; nội dung vẫn còn ở đây.',
    'Nhập số từ 0 đến 100, hoặc để trống.',
  ]);
  expect(send).not.toHaveBeenCalled();
});

test('Ctrl Enter sends it; only when it is received are the words forgotten', () => {
  const send = show('mai');
  write(words(), 'Đã trình dự thảo.');
  write(screen.getByLabelText('Đạt bao nhiêu phần trăm'), '80');
  fireEvent.keyDown(words(), { key: 'Enter', ctrlKey: true });
  const [sent, onSent] = send.mock.calls[0] ?? [];
  expect(sent).toEqual({
    text: 'Đã trình dự thảo.',
    done: false,
    percent: 80,
    fileIds: [],
  });
  expect(localStorage.length).toBe(1);
  onSent();
  expect(localStorage.length).toBe(0);
});

test('while it is on its way it says so; when it does not get there the words stay and the form says why', () => {
  show('mai');
  write(words(), 'Đã trình dự thảo.');
  cleanup();
  const send = show('mai', 'TB118-2023-3.1', { isSending: true });
  expect(screen.getByText(/^Đang gửi… Nội dung/).getAttribute('role')).toBe('status');
  fireEvent.keyDown(words(), { key: 'Enter', ctrlKey: true });
  expect(send).not.toHaveBeenCalled();
  cleanup();
  show('mai', 'TB118-2023-3.1', { problem: 'Không kết nối được máy chủ.' });
  expect(screen.getByRole('alert').textContent).toContain('Chưa gửi được; nội dung và tệp vẫn còn ở đây.');
  expect(words().value).toBe('Đã trình dự thảo.');
});

test('one mutation serves many cards, and only the card that it is about is sending', () => {
  const mutation = { mutate: vi.fn(), isPending: true, error: null, variables: { code: 'A' } as NewReport };
  expect(senderOf<NewReport>(mutation, { code: 'A' }).isSending).toBe(true);
  expect(senderOf<NewReport>(mutation, { code: 'B' }).isSending).toBe(false);
});
