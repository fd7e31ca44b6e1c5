import { PageTabs } from '#platform/ui/tabs.tsx';

/** Inside «Đội ngũ». */
const pages = {
  people: { href: '/doi-ngu', label: 'Danh sách' },
  eligibility: { href: '/doi-ngu/dieu-kien', label: 'Đủ điều kiện' },
  promotions: { href: '/doi-ngu/thang-hang', label: 'Thăng hạng' },
  ratio: { href: '/doi-ngu/ty-le', label: 'Tỷ lệ và dự báo' },
  needs: { href: '/doi-ngu/nhu-cau', label: 'Nhu cầu' },
  support: { href: '/doi-ngu/chinh-sach', label: 'Chính sách' },
} as const;

/** The way back from «Đội ngũ», whose tabs stand where those of the room above it do. */
export const STAFF_CRUMBS = [{ label: 'Trường chuẩn', href: '/truong-chuan' }, { label: 'Đội ngũ' }];

export function StaffTabs({ at }: { at: keyof typeof pages }) {
  const tabs = Object.entries(pages).map(([key, page]) => ({ ...page, active: key === at }));
  return <PageTabs label="Các phần của Đội ngũ" tabs={tabs} />;
}
