import { useShortcuts } from '#platform/ui/use-shortcuts.ts';

export interface ReviewKeys {
  step(by: 1 | -1): void;
  accept(): void;
  edit(): void;
  reject(): void;
  reopen(): void;
  add(): void;
  undo(): void;
  publish(): void;
  leave(): void;
}

/** One key a decision; arrows, Enter and Space first, letters by their place on the keyboard second. */
export function useReviewKeys(keys: ReviewKeys, editing: boolean): void {
  useShortcuts(
    [
      { keys: ['ArrowDown', 'j'], label: 'mục sau', run: () => keys.step(1) },
      { keys: ['ArrowUp', 'k'], label: 'mục trước', run: () => keys.step(-1) },
      { keys: ['Enter', 'Space', 'a'], label: 'chấp nhận; mục đã xem thì sang mục sau', run: keys.accept },
      { keys: ['e'], label: 'sửa', run: keys.edit },
      { keys: ['d'], label: 'không phải nhiệm vụ', run: keys.reject },
      { keys: ['u'], label: 'đưa về chưa xem', run: keys.reopen },
      { keys: ['n'], label: 'thêm nhiệm vụ từ đoạn đã bôi đen', run: keys.add },
      { keys: ['Ctrl+Z'], label: 'hoàn tác quyết định vừa rồi', run: keys.undo },
      { keys: ['Ctrl+Enter'], label: 'phát hành, khi đủ điều kiện', run: keys.publish },
    ],
    { enabled: !editing, group: 'Rà soát' },
  );
  useShortcuts(
    [{ keys: ['Escape'], label: 'thôi sửa, thôi thêm, ra khỏi ô nhập', run: keys.leave, inFields: true }],
    {
      group: 'Rà soát',
    },
  );
}

export const keyHints = [
  { keys: '↓ ↑', label: 'mục sau, trước' },
  { keys: 'Enter', label: 'chấp nhận' },
  { keys: 'e', label: 'sửa' },
  { keys: 'd', label: 'loại' },
  { keys: 'n', label: 'thêm' },
  { keys: 'Ctrl Z', label: 'hoàn tác' },
  { keys: '?', label: 'mọi phím' },
];
