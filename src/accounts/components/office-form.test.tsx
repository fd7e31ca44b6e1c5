// @vitest-environment jsdom
import '@testing-library/jest-dom/vitest';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, render, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { UiProvider } from '#platform/ui/provider.tsx';
import { OfficeForm } from './office-form.tsx';

// The typed client takes hold of fetch when it is made, so the stand-in must be there before.
const asked = vi.hoisted(() => {
  const seen: string[] = [];
  globalThis.fetch = async (input) => {
    seen.push(input instanceof Request ? await input.clone().text() : String(input));
    return new Response('{}', { status: 500 });
  };
  return seen;
});

beforeEach(() => {
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener() {}, removeEventListener() {} }));
});
afterEach(() => {
  cleanup();
  asked.length = 0;
  vi.unstubAllGlobals();
});

function show() {
  render(
    <QueryClientProvider client={new QueryClient()}>
      <UiProvider env="test">
        <OfficeForm onDone={() => {}} onCancel={() => {}} />
      </UiProvider>
    </QueryClientProvider>,
  );
  return userEvent.setup();
}

async function fill(user: ReturnType<typeof userEvent.setup>, [admin, clerk]: [string, string]) {
  const type = async (field: HTMLElement, text: string) => {
    await user.click(field);
    await user.paste(text);
  };
  await type(screen.getByLabelText(/^Mã thiết lập/), 'abcd1234');
  await type(screen.getByLabelText(/^Tên cơ quan/), 'Văn phòng Tỉnh uỷ');
  await type(screen.getByLabelText(/^Tên viết tắt/), 'VPTU');
  await type(screen.getByLabelText(/^Địa danh/), 'Sơn Hà');
  const groups = [
    screen.getByRole('group', { name: 'Quản trị hệ thống' }),
    screen.getByRole('group', { name: 'Chuyên viên theo dõi' }),
  ];
  for (const [i, username] of [admin, clerk].entries()) {
    const group = within(groups[i] as HTMLElement);
    await type(group.getByLabelText(/^Họ và tên/), 'Nguyễn Thị An');
    await type(group.getByLabelText(/^Tên đăng nhập/), username);
    await type(group.getByLabelText(/^Mật khẩu/), 'mat-khau-thu');
  }
  await user.click(screen.getByRole('button', { name: 'Thiết lập cơ quan' }));
}

test('an empty form sends nothing, says what is missing and goes to the first field', async () => {
  const user = show();
  await user.click(screen.getByRole('button', { name: 'Thiết lập cơ quan' }));
  expect(asked).toEqual([]);
  expect(screen.getByText('Nhập mã in trên màn hình máy chủ.')).toBeVisible();
  expect(screen.getAllByText('Mật khẩu cần ít nhất 8 ký tự.')).toHaveLength(2);
  expect(screen.getByLabelText(/^Mã thiết lập/)).toHaveFocus();
});

test('one person is not both administrator and clerk', async () => {
  const user = show();
  await fill(user, ['an', 'an']);
  expect(screen.getByText('Quản trị và chuyên viên là hai tài khoản khác nhau.')).toBeVisible();
  expect(asked).toEqual([]);
});

test('a whole form is sent with both accounts, and a failure is said beside the button', async () => {
  const user = show();
  await fill(user, ['quantri', 'an']);
  expect(await screen.findByRole('alert')).toBeVisible();
  expect(asked).toHaveLength(1);
  expect(JSON.parse(asked[0] ?? '').json).toMatchObject({
    withDirectory: true,
    administrator: { username: 'quantri' },
    clerk: { username: 'an' },
  });
});
