import { cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { renderUi } from './render-in-jsdom.tsx';
import { activeShortcuts, useShortcuts } from './use-shortcuts.ts';

const accept = vi.fn();
const next = vi.fn();
const find = vi.fn();
const go = vi.fn();

beforeEach(() => vi.clearAllMocks());
afterEach(cleanup);

function Page() {
  useShortcuts([
    { keys: ['Enter', 'Space', 'a'], label: 'chấp nhận', run: accept },
    { keys: ['ArrowDown', 'j'], label: 'mục sau', run: next },
    { keys: ['Ctrl+K', '/'], label: 'tìm', run: find, inFields: true },
    { keys: ['g n'], label: 'tới Nhiệm vụ', run: go },
  ]);
  return (
    <>
      <input aria-label="Nội dung" />
      <textarea aria-label="Lý do" />
      {/* biome-ignore lint/a11y/useSemanticElements: an editor is what is tested */}
      <div role="textbox" aria-label="Ghi chú" contentEditable tabIndex={0} suppressContentEditableWarning />
      <button type="button">Sửa</button>
    </>
  );
}

const press = (code: string, more: KeyboardEventInit = {}, target: Element = document.body) =>
  fireEvent.keyDown(target, { code, key: code.replace(/^Key/, '').toLowerCase(), ...more });

test('arrows and Enter come first, letters are second names taken by code', () => {
  renderUi(<Page />);
  press('ArrowDown');
  press('KeyJ', { key: 'ị' });
  press('Enter');
  press('NumpadEnter');
  press('KeyA');
  expect(next).toHaveBeenCalledTimes(2);
  expect(accept).toHaveBeenCalledTimes(3);
});

test.each(['Nội dung', 'Lý do', 'Ghi chú'])('single keys are off while typing in “%s”', (field) => {
  renderUi(<Page />);
  const target = screen.getByLabelText(field);
  for (const code of ['KeyA', 'KeyJ', 'Enter', 'Space', 'ArrowDown']) press(code, {}, target);
  expect(accept).not.toHaveBeenCalled();
  expect(next).not.toHaveBeenCalled();
  press('KeyK', { ctrlKey: true }, target);
  expect(find).toHaveBeenCalledTimes(1);
});

test('nothing is done while an input method composes', () => {
  renderUi(<Page />);
  press('KeyA', { isComposing: true });
  press('KeyA', { key: 'Process' });
  press('KeyA', { keyCode: 229 });
  expect(accept).not.toHaveBeenCalled();
});

test('the backspace and the letter a Vietnamese keyboard sends in place of “aa” do nothing', () => {
  renderUi(<Page />);
  press('Backspace', { key: 'Backspace' });
  fireEvent.keyDown(document.body, { code: '', key: 'â' });
  fireEvent.keyDown(document.body, { code: '', key: 'a' });
  expect(accept).not.toHaveBeenCalled();
});

test('a key held down acts once, except arrows', () => {
  renderUi(<Page />);
  press('KeyA');
  press('KeyA', { repeat: true });
  press('ArrowDown', { repeat: true });
  expect(accept).toHaveBeenCalledTimes(1);
  expect(next).toHaveBeenCalledTimes(1);
});

test('Enter and Space on a button press that button, letters still work there', () => {
  renderUi(<Page />);
  const button = screen.getByRole('button', { name: 'Sửa' });
  press('Enter', {}, button);
  press('Space', {}, button);
  expect(accept).not.toHaveBeenCalled();
  press('KeyJ', {}, button);
  expect(next).toHaveBeenCalledTimes(1);
});

test('g then n goes there; n alone or g much earlier does not', () => {
  renderUi(<Page />);
  press('KeyN');
  expect(go).not.toHaveBeenCalled();
  press('KeyG');
  press('KeyN');
  expect(go).toHaveBeenCalledTimes(1);
});

const send = vi.fn();

function Dialog() {
  useShortcuts([{ keys: ['Ctrl+Enter'], label: 'gửi', run: send }], { inDialog: true });
  return (
    <div role="dialog" aria-modal="true" aria-label="Trả lại">
      <button type="button">Thôi</button>
    </div>
  );
}

test('the page under an open dialog hears nothing, the dialog hears its own keys', () => {
  renderUi(
    <>
      <Page />
      <Dialog />
    </>,
  );
  const inside = screen.getByRole('button', { name: 'Thôi' });
  press('KeyA');
  press('KeyA', {}, inside);
  press('Enter', { ctrlKey: true }, inside);
  expect(accept).not.toHaveBeenCalled();
  expect(send).toHaveBeenCalledTimes(1);
});

test('the key sheet lists what works now, and nothing of a page that is gone', () => {
  const { unmount } = renderUi(<Page />);
  expect(activeShortcuts().flatMap((group) => group.shortcuts.map((s) => s.label))).toContain('chấp nhận');
  unmount();
  expect(activeShortcuts()).toEqual([]);
});
