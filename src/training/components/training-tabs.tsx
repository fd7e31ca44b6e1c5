import { PageTabs } from '#platform/ui/tabs.tsx';

/** The inner rooms of «Đào tạo», in the order of the year's work. */
const pages = {
  plan: { href: '/dao-tao', label: 'Kế hoạch năm' },
  needs: { href: '/dao-tao/nhu-cau', label: 'Nhu cầu' },
  allocation: { href: '/dao-tao/phan-bo', label: 'Phân bổ' },
  classes: { href: '/dao-tao/lop', label: 'Lớp' },
  delivery: { href: '/dao-tao/thuc-hien', label: 'Thực hiện' },
  surveys: { href: '/dao-tao/khao-sat', label: 'Khảo sát' },
  programmes: { href: '/dao-tao/chuong-trinh', label: 'Chương trình' },
} as const;

export function TrainingTabs({ at }: { at: keyof typeof pages }) {
  const tabs = Object.entries(pages).map(([key, page]) => ({ ...page, active: key === at }));
  return <PageTabs label="Các phần của Đào tạo" tabs={tabs} />;
}
