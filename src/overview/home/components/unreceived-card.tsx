import { documentName } from '#documents/labels.ts';
import { StateLabel } from '#platform/ui/state-label.tsx';
import { waitedSince } from '../../components/office-card.tsx';
import type { Home } from '../schema.ts';
import { DeskList } from './desk-list.tsx';

/** Documents that went out and that somebody has not acknowledged, or not even opened. */
export function UnreceivedCard({ unreceived, today }: { unreceived: Home['unreceived']; today: string }) {
  const { documents, agencies, rows } = unreceived;
  return (
    <DeskList
      title="Chưa ký nhận văn bản"
      mark="not-received"
      total={documents}
      count={agencies}
      href="/van-ban"
      none="Mọi cơ quan đã ký nhận văn bản được gửi."
      rows={rows.map(({ id, number, typeName, deliveredOn, agencies: waiting }) => ({
        key: id,
        href: `/van-ban/${id}`,
        title: documentName({ number, typeName, fileName: '' }),
        state: <StateLabel state="not-received" words={waitedSince(deliveredOn, today)} />,
        facts: waiting.map(({ name, opened }) => (opened ? `${name} (đã mở xem)` : name)).join(', '),
      }))}
    />
  );
}
