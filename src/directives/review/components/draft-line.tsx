import { AlertLine } from '#platform/ui/alert-line.tsx';
import { Button } from '#platform/ui/button.tsx';
import { timeOf } from '#platform/ui/moments.ts';
import type { KeptDraft } from './use-drafts.ts';

interface Props {
  kept: KeptDraft | null;
  onOpen(): void;
  onDrop(): void;
}

/** What was being written here when the page went, or when somebody else was faster. */
export function DraftLine({ kept, onOpen, onDrop }: Props) {
  if (!kept) return null;
  return (
    <AlertLine
      tone="doubt"
      action={
        <>
          <Button small onClick={onOpen}>
            Mở lại
          </Button>
          <Button small variant="quiet" onClick={onDrop}>
            Bỏ
          </Button>
        </>
      }
    >
      {kept.refused
        ? `Bản sửa của đồng chí lúc ${timeOf(kept.at)} chưa được ghi vì mục đã đổi; bản đó còn giữ ở máy này.`
        : `Có bản nháp chưa lưu lúc ${timeOf(kept.at)}.`}
    </AlertLine>
  );
}
