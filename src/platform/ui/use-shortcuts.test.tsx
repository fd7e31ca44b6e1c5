import { cleanup, createEvent, fireEvent, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, test, vi } from 'vitest';
import { renderUi } from './render-in-jsdom.tsx';
import { QUIET_MS } from './typing-run.ts';
import { activeShortcuts, useShortcuts } from './use-shortcuts.ts';

const accept = vi.fn();
const next = vi.fn();
const find = vi.fn();
const reject = vi.fn();
const undo = vi.fn();

beforeEach(() => {
  vi.clearAllMocks();
  vi.useFakeTimers();
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});
/** As long as a letter must stand alone to be a command. */
const quiet = () => vi.advanceTimersByTime(QUIET_MS + 50);

function Page() {
  useShortcuts([
    { keys: ['Enter', 'Space', 'a'], label: 'chấp nhận', run: accept },
    { keys: ['ArrowDown', 'j'], label: 'mục sau', run: next, moves: true },
    { keys: ['Ctrl+K', '/'], label: 'tìm', run: find, inFields: true },
    { keys: ['d'], label: 'không phải nhiệm vụ', run: reject, takeBack: undo },
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

const press = (code: string, more: KeyboardEventInit = {}, target: Element = document.body) => {
  const event = createEvent.keyDown(target, { code, key: code.replace(/^Key/, '').toLowerCase(), ...more });
  // The clock of the timers is the clock of the events.
  Object.defineProperty(event, 'timeStamp', { value: Date.now() });
  return fireEvent(target, event);
};
/** What a Vietnamese hook sends in place of what was just typed. */
const replace = (letter: string, backspaces = 1) => {
  for (let n = 0; n < backspaces; n++) press('Backspace', { key: 'Backspace' });
  press('', { key: letter, keyCode: 231 });
};

test('arrows and Enter come first, letters are second names taken by code', () => {
  renderUi(<Page />);
  press('ArrowDown');
  press('KeyJ', { key: 'ị' });
  quiet();
  press('Enter');
  press('NumpadEnter');
  press('KeyA');
  quiet();
  expect(next).toHaveBeenCalledTimes(2);
  expect(accept).toHaveBeenCalledTimes(3);
});

test.each(['Nội dung', 'Lý do', 'Ghi chú'])('single keys are off while typing in “%s”', (field) => {
  renderUi(<Page />);
  const target = screen.getByLabelText(field);
  for (const code of ['KeyA', 'KeyJ', 'Enter', 'Space', 'ArrowDown']) press(code, {}, target);
  quiet();
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
  quiet();
  expect(accept).not.toHaveBeenCalled();
});

describe('a word typed where no field has the focus', () => {
  it('is no command: “dd” from a hook', () => {
    renderUi(<Page />);
    press('KeyD');
    vi.advanceTimersByTime(180);
    replace('đ');
    quiet();
    expect(reject).not.toHaveBeenCalled();
  });

  it('is no command: “dduowngf” and “Trường”, whatever the hook sends between', () => {
    renderUi(<Page />);
    for (const code of ['KeyD', 'KeyA', 'KeyD', 'KeyJ', 'KeyA']) {
      press(code);
      vi.advanceTimersByTime(150);
    }
    replace('ườ', 2);
    // Some hooks write plain letters again as keys that have a place on the keyboard.
    press('KeyD');
    vi.advanceTimersByTime(120);
    press('KeyA');
    replace('đ');
    quiet();
    expect(accept).not.toHaveBeenCalled();
    expect(reject).not.toHaveBeenCalled();
  });

  it('does not press the button that has the focus with its spaces, nor accept', () => {
    renderUi(<Page />);
    const button = screen.getByRole('button', { name: 'Sửa' });
    press('KeyD', {}, button);
    vi.advanceTimersByTime(150);
    press('KeyA', {}, button);
    // False: the press was taken away from the button.
    expect(press('Space', { key: ' ' }, button)).toBe(false);
    expect(press('Enter', {}, button)).toBe(false);
    vi.advanceTimersByTime(1_500);
    expect(press('Enter', {}, button)).toBe(true);
    expect(accept).not.toHaveBeenCalled();
  });

  it('by a slow hand: the letter has acted, and the trace of the hook takes it back', () => {
    renderUi(<Page />);
    press('KeyD');
    quiet();
    expect(reject).toHaveBeenCalledTimes(1);
    replace('đ');
    expect(undo).toHaveBeenCalledTimes(1);
    replace('â');
    expect(undo).toHaveBeenCalledTimes(1);
  });

  it('a Backspace long after, or after another key, takes nothing back', () => {
    renderUi(<Page />);
    press('KeyD');
    quiet();
    press('ArrowDown');
    press('Backspace', { key: 'Backspace' });
    press('KeyD');
    vi.advanceTimersByTime(5_000);
    press('KeyD');
    vi.advanceTimersByTime(5_000);
    press('Backspace', { key: 'Backspace' });
    expect(undo).not.toHaveBeenCalled();
  });
});

test('a letter that is followed by an arrow or Enter is meant, and acts before it', () => {
  renderUi(<Page />);
  press('KeyD');
  press('ArrowDown');
  expect(reject).toHaveBeenCalledTimes(1);
  expect(next).toHaveBeenCalledTimes(1);
  press('KeyD');
  press('Escape');
  quiet();
  expect(reject).toHaveBeenCalledTimes(1);
});

test('a letter that only moves acts at once, as often as it is pressed', () => {
  renderUi(<Page />);
  for (let n = 0; n < 3; n++) press('KeyJ');
  expect(next).toHaveBeenCalledTimes(3);
});

test('a key held down acts once, except arrows', () => {
  renderUi(<Page />);
  press('KeyA');
  press('KeyA', { repeat: true });
  quiet();
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
  quiet();
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
