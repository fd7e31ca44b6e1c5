import { cleanup, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, expect, test } from 'vitest';
import { renderUi } from '#platform/ui/render-in-jsdom.tsx';
import type { Declaration } from '../schema.ts';
import { DeclareMarks } from './declare-marks.tsx';

afterEach(cleanup);

const asked = {
  fileName: 'ban-quet.pdf',
  message: 'Trang đầu có dấu đỏ.',
  marks: [{ picture: 'data:image/png;base64,iVBOR', width: 50, height: 25 }],
};

test('shows what was seen and takes no declaration before a kind is chosen', async () => {
  const said: Declaration[] = [];
  const user = userEvent.setup();
  renderUi(<DeclareMarks asked={asked} onDeclare={(word) => said.push(word)} onLeave={() => {}} />);
  const seen = screen.getByRole('img', { name: 'Dấu đỏ 1, khoảng 50 × 25 mm' });
  expect(seen.getAttribute('src')).toBe(asked.marks[0]?.picture);
  const send = screen.getByRole('button', { name: /Khai và gửi lại/ });
  await user.click(send);
  expect(said).toEqual([]);
  await user.click(screen.getByRole('checkbox', { name: 'Dấu đến' }));
  await user.click(screen.getByRole('checkbox', { name: /Bút phê/ }));
  await user.click(send);
  expect(said).toEqual([['arrival', 'handwriting']]);
});

test('a secrecy mark is one press away', async () => {
  const said: Declaration[] = [];
  renderUi(<DeclareMarks asked={asked} onDeclare={(word) => said.push(word)} onLeave={() => {}} />);
  await userEvent.setup().click(screen.getByRole('button', { name: 'Có dấu mật' }));
  expect(said).toEqual(['secret']);
});
