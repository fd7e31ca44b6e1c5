import { documentName } from '#documents/labels.ts';
import { momentOf } from '#platform/ui/moments.ts';
import { StateLabel } from '#platform/ui/state-label.tsx';
import type { DraftToCheck } from '../schema.ts';
import { DeskList } from './desk-list.tsx';

/** Readings that become fact only when the clerk has looked. */
export function ToCheck({ drafts }: { drafts: DraftToCheck[] }) {
  return (
    <DeskList
      title="Chờ rà soát"
      mark="draft"
      total={drafts.length}
      href="/van-ban"
      none="Không có văn bản nào chờ rà soát."
      rows={drafts.slice(0, 5).map((draft) => ({
        key: draft.id,
        href: `/van-ban/${draft.id}/ra-soat`,
        title: documentName(draft),
        state: <StateLabel state="draft" words={`${draft.checked}/${draft.items} đã xem`} />,
        facts: `${draft.issuer ?? 'chưa rõ cơ quan ban hành'} · nhận tệp ${momentOf(draft.createdAt)}`,
      }))}
    />
  );
}
