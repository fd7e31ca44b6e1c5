import { PageTabs } from '#platform/ui/tabs.tsx';

/** Inside «Nghiên cứu». */
const pages = {
  topics: { href: '/nghien-cuu', label: 'Đề tài, tổng kết' },
  products: { href: '/nghien-cuu/san-pham', label: 'Sản phẩm' },
} as const;

export function ResearchTabs({ at }: { at: keyof typeof pages }) {
  const tabs = Object.entries(pages).map(([key, page]) => ({ ...page, active: key === at }));
  return <PageTabs label="Các phần của Nghiên cứu" tabs={tabs} />;
}
