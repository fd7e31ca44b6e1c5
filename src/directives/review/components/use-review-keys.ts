import { useShortcuts } from '#platform/ui/use-shortcuts.ts';
import type { Desk } from './use-desk.ts';

/**
 * One key a decision; arrows, Enter and Space first, letters by their place on the keyboard second. While
 * something is written only Escape is left to the page; `comeBack` puts the keyboard on the open card.
 */
export function useReviewKeys(desk: Desk, comeBack: () => void): void {
  const takeBack = desk.decisions.undo;
  useShortcuts(
    [
      { keys: ['ArrowDown', 'j'], label: 'mục sau', run: () => desk.step(1), moves: true },
      { keys: ['ArrowUp', 'k'], label: 'mục trước', run: () => desk.step(-1), moves: true },
      {
        keys: ['Enter', 'Space'],
        label: 'chấp nhận; mục đã xem thì sang mục sau',
        run: desk.isPending ? desk.accept : desk.next,
      },
      { keys: ['a'], label: 'chấp nhận', run: desk.accept, takeBack },
      { keys: ['e'], label: 'sửa', run: desk.edit },
      { keys: ['d'], label: 'không phải nhiệm vụ', run: desk.reject, takeBack },
      { keys: ['u'], label: 'đưa về chưa xem', run: desk.reopen, takeBack },
      { keys: ['n'], label: 'thêm nhiệm vụ từ đoạn đã bôi đen', run: () => desk.write('new') },
      { keys: ['t'], label: 'tách mục ở giữa câu', run: () => desk.item && desk.write('split') },
      { keys: ['m'], label: 'gộp với mục sau', run: desk.merge, takeBack },
      { keys: ['c'], label: 'đổi loại mục', run: desk.changeKind, takeBack },
      { keys: ['Alt+ArrowUp'], label: 'chuyển mục lên', run: () => desk.move(-1) },
      { keys: ['Alt+ArrowDown'], label: 'chuyển mục xuống', run: () => desk.move(1) },
      { keys: ['v'], label: 'tới chỗ cần xem kỹ', run: desk.nextDoubt, moves: true },
      { keys: ['x'], label: 'chỗ cần xem kỹ ở đây: đã xem, đúng', run: desk.answerDoubt, takeBack },
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
  { keys: 't', label: 'tách' },
  { keys: 'm', label: 'gộp' },
  { keys: 'n', label: 'thêm' },
  { keys: 'Ctrl Z', label: 'hoàn tác' },
  { keys: '?', label: 'mọi phím' },
];
