import { PageTabs } from '#platform/ui/tabs.tsx';

/** Inside «Đầu tư». */
const pages = {
  items: { href: '/dau-tu', label: 'Hạng mục' },
  facilities: { href: '/dau-tu/co-so', label: 'Cơ sở vật chất' },
  reconciling: { href: '/dau-tu/doi-chieu', label: 'Đối chiếu' },
} as const;

export function InvestmentTabs({ at }: { at: keyof typeof pages }) {
  const tabs = Object.entries(pages).map(([key, page]) => ({ ...page, active: key === at }));
  return <PageTabs label="Các phần của Đầu tư" tabs={tabs} />;
}
