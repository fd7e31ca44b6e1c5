import { type ReactNode, useState } from 'react';
import type { UseSearch } from '#platform/ui/command-palette.tsx';
import {
  IconChecklist,
  IconFileText,
  IconHome,
  IconInbox,
  IconRosette,
  IconSchool,
  IconSend,
  IconUser,
  IconUsers,
} from '#platform/ui/icons.ts';
import { laterPart } from '#platform/ui/later.tsx';
import { useNavigate } from '#platform/ui/link.tsx';
import type { NavItem } from '#platform/ui/nav-item.ts';
import { Shell } from '#platform/ui/shell.tsx';
import { agencyPeople, may } from '../permissions.ts';
import type { Role, Viewer } from '../schema.ts';
import { ExampleBanner } from './example-banner.tsx';
import { useSignOut } from './use-sign-out.ts';
import { ViewerProvider } from './viewer.tsx';

const Tour = laterPart(() => import('../preferences/components/tour.tsx'), 'Tour');

const icon = (Icon: typeof IconHome) => <Icon size={22} aria-hidden />;

const words: Record<string, NavItem> = {
  desk: { href: '/ban-lam-viec', label: 'Bàn làm việc', icon: icon(IconInbox) },
  mine: { href: '/viec-cua-toi', label: 'Việc của tôi', icon: icon(IconInbox) },
  overview: { href: '/tong-quan', label: 'Tổng quan', icon: icon(IconHome) },
  documents: { href: '/van-ban', label: 'Văn bản', icon: icon(IconFileText) },
  directives: { href: '/nhiem-vu', label: 'Nhiệm vụ', icon: icon(IconChecklist) },
  nudges: { href: '/don-doc', label: 'Đôn đốc' },
  proposals: { href: '/kien-nghi', label: 'Kiến nghị', icon: icon(IconSend) },
  standard: { href: '/truong-chuan', label: 'Trường chuẩn', icon: icon(IconRosette) },
  training: { href: '/dao-tao', label: 'Đào tạo', icon: icon(IconSchool) },
  committees: { href: '/ban-chi-dao', label: 'Ban Chỉ đạo', isFurther: true },
  research: { href: '/nghien-cuu', label: 'Nghiên cứu khoa học', isFurther: true },
  investments: { href: '/dau-tu', label: 'Đầu tư, cơ sở vật chất', isFurther: true },
  participation: { href: '/du-hop', label: 'Tham gia hội nghị, dự thảo', isFurther: true },
  reports: { href: '/bao-cao', label: 'Báo cáo' },
  agencies: { href: '/co-quan', label: 'Cơ quan', icon: icon(IconUsers) },
  registers: { href: '/so-van-ban', label: 'Sổ văn bản', isFurther: true },
  edxml: { href: '/lien-thong', label: 'Liên thông văn bản', isFurther: true },
  backups: { href: '/sao-luu', label: 'Sao lưu' },
  edxmlSetting: { href: '/lien-thong/cai-dat', label: 'Liên thông' },
  templates: { href: '/mau-van-ban', label: 'Mẫu văn bản', isFurther: true },
  archiving: { href: '/luu-tru', label: 'Lưu trữ, chuyển cơ quan', isFurther: true },
  log: { href: '/nhat-ky', label: 'Nhật ký', isFurther: true },
  security: { href: '/an-toan', label: 'An toàn đăng nhập', isFurther: true },
  members: { href: '/nguoi-dung', label: 'Người dùng', icon: icon(IconUser) },
  mail: { href: '/gui-thu', label: 'Gửi thư', icon: icon(IconSend) },
  webhooks: { href: '/bao-phan-mem', label: 'Báo phần mềm khác' },
  access: { href: '/ra-soat-tai-khoan', label: 'Rà soát tài khoản', isFurther: true },
  privacy: { href: '/du-lieu-ca-nhan', label: 'Dữ liệu cá nhân', isFurther: true },
  breaches: { href: '/vi-pham-du-lieu', label: 'Vi phạm dữ liệu', isFurther: true },
};

function forOfficers<T>(rooms: T) {
  return {
    appraiser: rooms,
    trainingOfficer: rooms,
    staffOfficer: rooms,
    researchOfficer: rooms,
    financeOfficer: rooms,
    lecturer: rooms,
  };
}

type Room = keyof typeof words;

const further: Room[] = ['committees', 'research', 'investments', 'participation'];

/** How the office keeps and exchanges its papers. */
const papers: Room[] = ['registers', 'edxml', 'templates'];

/** What the office follows, and what an agency has a part in. */
const followed: Room[] = [
  'overview',
  'documents',
  'directives',
  'nudges',
  'proposals',
  'standard',
  'training',
  'reports',
];
const partaken: Room[] = [
  ...(['mine', 'directives', 'documents', 'proposals', 'standard', 'training', 'agencies'] as const),
  ...further,
];

const bar: Record<Role, Room[]> = {
  clerk: ['desk', ...followed, 'agencies', ...further, ...papers],
  leader: [
    ...followed,
    'agencies',
    ...further,
    ...papers,
    'archiving',
    'log',
    'access',
    'privacy',
    'breaches',
  ],
  inspector: ['desk', ...followed, 'agencies', ...further, ...papers, 'log', 'access', 'privacy'],
  contact: partaken,
  head: [...partaken, 'privacy'],
  administrator: [
    ...(['agencies', 'members', 'mail', 'webhooks', 'edxmlSetting', 'security', 'backups'] as const),
    ...(['access', 'privacy', 'breaches'] as const),
  ],
  ...forOfficers(partaken),
  staffOfficer: [...partaken, 'privacy'],
};

/** Pages of a room that do not stand below its address. */
const rooms: Record<string, string[]> = { '/truong-chuan': ['/truong-chuan', '/doi-ngu'] };

/** The first page of each role. */
export const homeOf = (role: Role): string => words[bar[role][0] ?? '']?.href ?? '/co-quan';

/** Whom a school may have in its roster. */
const isOfAgency = (role: Role): boolean => (agencyPeople as readonly Role[]).includes(role);

interface Props {
  viewer: Viewer;
  path: string;
  fill?: boolean;
  /** The bell: the room above knows what waits. */
  inbox?: { href: string; count: number } | null;
  /** What Ctrl+K finds: the room above reads all the others. */
  useSearch?: UseSearch;
  children: ReactNode;
}

/** The bar around every page of a signed-in person: only the rooms that their role has. */
export function Frame({ viewer, path, fill, inbox, useSearch, children }: Props) {
  const navigate = useNavigate();
  const [touring, setTouring] = useState(false);
  const signOut = useSignOut();
  const nav = bar[viewer.role]
    .flatMap((key) => words[key] ?? [])
    .map((item) => ({
      ...item,
      active: (rooms[item.href] ?? [item.href]).some((at) => path.startsWith(at)),
    }));
  return (
    <ViewerProvider viewer={viewer}>
      <Shell
        nav={nav}
        home={homeOf(viewer.role)}
        fill={fill ?? false}
        {...(inbox ? { inbox } : {})}
        useSearch={may(viewer, 'search.ask') ? useSearch : undefined}
        banner={viewer.office.isExample ? <ExampleBanner /> : null}
        person={{
          name: viewer.name,
          office: viewer.agency.shortName,
          actions: [
            { label: 'Xem lại hướng dẫn', onSelect: () => setTouring(true) },
            ...(isOfAgency(viewer.role)
              ? [{ label: 'Hồ sơ của tôi', onSelect: () => navigate('/ho-so-cua-toi') }]
              : []),
            { label: 'Việc máy đang làm', onSelect: () => navigate('/viec-may') },
            { label: 'Lịch làm việc', onSelect: () => navigate('/lich-lam-viec') },
            { label: 'Nhận thông báo', onSelect: () => navigate('/nhan-thong-bao') },
            { label: 'Xác thực hai lớp', onSelect: () => navigate('/xac-thuc-hai-lop') },
            { label: 'Mã truy cập', onSelect: () => navigate('/ma-truy-cap') },
            { label: 'Đổi mật khẩu', onSelect: () => navigate('/doi-mat-khau') },
            { label: 'Phiên đăng nhập', onSelect: () => navigate('/phien-dang-nhap') },
            { label: 'Dữ liệu của tôi', onSelect: () => navigate('/du-lieu-cua-toi') },
            { label: 'Đăng xuất', onSelect: () => signOut.mutate() },
          ],
        }}
      >
        {touring || path === homeOf(viewer.role) ? (
          <Tour again={touring} onEnd={() => setTouring(false)} />
        ) : null}
        {children}
      </Shell>
    </ViewerProvider>
  );
}
