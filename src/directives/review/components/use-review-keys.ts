import { useShortcuts } from '#platform/ui/use-shortcuts.ts';
import type { Desk } from './use-desk.ts';

/**
 * One key a decision; arrows, Enter and Space first, letters by their place on the keyboard second. While
 * something is written only Escape is left to the page; `comeBack` puts the keyboard on the open card.
 */
export function useReviewKeys(desk: Desk, comeBack: () => void): void {
  const { item } = desk;
  useShortcuts(
    [
      { keys: ['ArrowDown', 'j'], label: 'mục sau', run: () => desk.step(1) },
      { keys: ['ArrowUp', 'k'], label: 'mục trước', run: () => desk.step(-1) },
      {
        keys: ['Enter', 'Space'],
        label: 'chấp nhận; mục đã xem thì sang mục sau',
        run: item?.decision === 'pending' ? desk.accept : desk.next,
      },
      { keys: ['a'], label: 'chấp nhận', run: desk.accept },
      { keys: ['e'], label: 'sửa', run: desk.edit },
      { keys: ['d'], label: 'không phải nhiệm vụ', run: desk.reject },
      { keys: ['u'], label: 'đưa về chưa xem', run: desk.reopen },
      { keys: ['n'], label: 'thêm nhiệm vụ từ đoạn đã bôi đen', run: () => desk.write('new') },
      { keys: ['Ctrl+Z'], label: 'hoàn tác quyết định vừa rồi', run: desk.decisions.undo },
      { keys: ['Ctrl+Enter'], label: 'phát hành, khi đủ điều kiện', run: () => desk.ask(true) },
    ],
    { enabled: desk.writing === 'none', group: 'Rà soát' },
  );
  const leave = () => (desk.writing === 'none' ? comeBack() : desk.write('none'));
  useShortcuts([{ keys: ['Escape'], label: 'thôi sửa, ra khỏi ô nhập', run: leave, inFields: true }], {
    group: 'Rà soát',
  });
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
