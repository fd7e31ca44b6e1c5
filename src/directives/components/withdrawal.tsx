import { useState } from 'react';
import { ReasonDialog } from '#platform/ui/confirm-dialog.tsx';
import { MoreMenu } from '#platform/ui/more-menu.tsx';
import type { Acts } from './use-acts.ts';

/** Seldom done and never undone: the office lays it on nobody any more. */
export function Withdrawal({ code, withdraw }: { code: string; withdraw: Acts['withdraw'] }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <MoreMenu
        label="Việc khác với nhiệm vụ này"
        actions={[{ label: 'Thôi giao nhiệm vụ…', onSelect: () => setOpen(true) }]}
      />
      <ReasonDialog
        opened={isOpen}
        onClose={() => setOpen(false)}
        title={`Thôi giao nhiệm vụ ${code}?`}
        verb="Thôi giao"
        label="Lý do, văn bản cho phép"
        hint="Diễn biến được giữ nguyên; từ hôm nay nhiệm vụ không tính vào số liệu và không giao lại được."
        busy={withdraw.isPending}
        onConfirm={(reason) => withdraw.mutate({ code, reason }, { onSettled: () => setOpen(false) })}
      />
    </>
  );
}
