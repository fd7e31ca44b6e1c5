import { PageTabs } from '#platform/ui/tabs.tsx';

/** The inner rooms of «Trường chuẩn», in the order of the day's work. */
const pages = {
  overall: { href: '/truong-chuan', label: 'Tổng thể' },
  roadmap: { href: '/truong-chuan/lo-trinh', label: 'Lộ trình' },
  evidence: { href: '/truong-chuan/minh-chung', label: 'Minh chứng' },
  rounds: { href: '/truong-chuan/dot-danh-gia', label: 'Đợt đánh giá' },
  quality: { href: '/truong-chuan/can-ra-soat', label: 'Cần rà soát' },
  sets: { href: '/truong-chuan/bo-chi-tieu', label: 'Bộ chỉ tiêu' },
  staff: { href: '/doi-ngu', label: 'Đội ngũ' },
} as const;

export function SchoolTabs({ at }: { at: keyof typeof pages }) {
  const tabs = Object.entries(pages).map(([key, page]) => ({ ...page, active: key === at }));
  return <PageTabs label="Các phần của Trường chuẩn" tabs={tabs} />;
}
