import { PageTabs } from '#platform/ui/tabs.tsx';

const rooms = [
  { href: '/lien-thong', label: 'Đến' },
  { href: '/lien-thong/di', label: 'Đi' },
  { href: '/lien-thong/co-quan', label: 'Cơ quan và mã' },
];

/** The rooms of exchange. */
export function FrameTabs({ at }: { at: string }) {
  return <PageTabs label="Liên thông" tabs={rooms.map((room) => ({ ...room, active: room.href === at }))} />;
}
