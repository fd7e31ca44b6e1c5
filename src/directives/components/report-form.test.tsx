import { cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ViewerProvider } from '#accounts/components/viewer.tsx';
import type { Viewer } from '#accounts/schema.ts';
import { renderUi } from '#platform/ui/render-in-jsdom.tsx';
import { ReportForm } from './report-form.tsx';
import { sampleDetail } from './sample-detail.ts';
import type { Acts } from './use-acts.ts';

beforeEach(() => localStorage.clear());
afterEach(cleanup);

function show(userId: string, code = 'TB118-2023-3.1') {
  const mutate = vi.fn();
  const report = { mutate, isPending: false } as unknown as Acts['report'];
  const viewer = { userId, role: 'contact', today: '2023-11-28' } as Viewer;
  renderUi(
    <ViewerProvider viewer={viewer}>
      <ReportForm directive={sampleDetail(code)} report={report} />
    </ViewerProvider>,
  );
  return mutate;
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
  const mutate = show('mai');
  write(words(), 'x');
  write(screen.getByLabelText('Đạt bao nhiêu phần trăm'), '101');
  fireEvent.click(screen.getByRole('button', { name: /Gửi duyệt/ }));
  expect(screen.getAllByRole('alert').map((alert) => alert.textContent)).toEqual([
    'Ghi rõ đã làm được gì. Chưa gửi đi; nội dung vẫn còn ở đây.',
    'Nhập số từ 0 đến 100, hoặc để trống.',
  ]);
  expect(mutate).not.toHaveBeenCalled();
});

test('Ctrl Enter sends it; only when it is received are the words forgotten', () => {
  const mutate = show('mai');
  write(words(), 'Đã trình dự thảo.');
  write(screen.getByLabelText('Đạt bao nhiêu phần trăm'), '80');
  fireEvent.keyDown(words(), { key: 'Enter', ctrlKey: true });
  const [sent, { onSuccess }] = mutate.mock.calls[0] ?? [];
  expect(sent).toEqual({
    code: 'TB118-2023-3.1',
    text: 'Đã trình dự thảo.',
    done: false,
    percent: 80,
    fileIds: [],
  });
  expect(localStorage.length).toBe(1);
  onSuccess();
  expect(localStorage.length).toBe(0);
});
