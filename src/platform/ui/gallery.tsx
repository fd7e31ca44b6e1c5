import { Button } from './button.tsx';
import css from './gallery.module.css';
import { DialogsCard, FieldsCard, FilesCard, FiltersRow } from './gallery-forms.tsx';
import { Counts, DirectiveParts, LeaderNumbers, SourceCard, TableWithPanel } from './gallery-lists.tsx';
import {
  AbsencesCard,
  ButtonsCard,
  ChipsCard,
  DeadlinesCard,
  NoticesCard,
  StatesCard,
  TicksCard,
  TimelineCard,
} from './gallery-signs.tsx';
import { IconChecklist, IconFileText, IconHome, IconPrinter, IconTableExport } from './icons.ts';
import { KeyBar } from './key-bar.tsx';
import type { NavItem } from './nav-item.ts';
import { PageHead } from './page-head.tsx';
import { Shell } from './shell.tsx';
import { StateLabel } from './state-label.tsx';
import { PageTabs } from './tabs.tsx';

const NAV: NavItem[] = [
  { href: '/', label: 'Tổng quan', icon: <IconHome aria-hidden /> },
  { href: '/van-ban', label: 'Văn bản', icon: <IconFileText aria-hidden /> },
  { href: '/nhiem-vu', label: 'Nhiệm vụ', icon: <IconChecklist aria-hidden />, active: true },
  { href: '/kien-nghi', label: 'Kiến nghị' },
  { href: '/truong-chuan', label: 'Trường chuẩn' },
  { href: '/dao-tao', label: 'Đào tạo' },
  { href: '/bao-cao', label: 'Báo cáo' },
];

/** Every part of the kit in every state; routed at /bang-thanh-phan in development only. */
export function Gallery() {
  return (
    <Shell
      nav={NAV}
      example
      inbox={{ href: '/hop-viec', count: 4 }}
      person={{
        name: 'Lò Thị Hương',
        office: 'VPTU',
        actions: [
          { label: 'Đổi mật khẩu', href: '/tai-khoan' },
          { label: 'Đăng xuất', onSelect: () => {} },
        ],
      }}
    >
      <PageHead
        crumbs={[{ label: 'Nhiệm vụ', href: '/nhiem-vu' }, { label: 'Bảng thành phần' }]}
        title="Bảng thành phần"
        beside={<StateLabel state="draft" boxed />}
        asOf="28/03/2024"
        actions={
          <>
            <Button small icon={<IconTableExport size={16} aria-hidden />}>
              Xuất XLSX
            </Button>
            <Button small variant="filled" icon={<IconPrinter size={16} aria-hidden />}>
              In
            </Button>
          </>
        }
      />
      <PageTabs
        label="Phòng"
        tabs={[
          { href: '#chi-tieu', label: 'Chỉ tiêu', active: true },
          { href: '#doi-ngu', label: 'Đội ngũ' },
        ]}
      />
      <Counts />
      <FiltersRow />
      <TableWithPanel />
      <LeaderNumbers />
      <DirectiveParts />
      <div className={css.columns}>
        <StatesCard />
        <div className={css.stack}>
          <ButtonsCard />
          <ChipsCard />
          <DeadlinesCard />
          <TicksCard />
          <FieldsCard />
        </div>
        <div className={css.stack}>
          <NoticesCard />
          <AbsencesCard />
          <FilesCard />
          <TimelineCard />
          <DialogsCard />
        </div>
      </div>
      <SourceCard />
      <KeyBar
        hints={[
          { keys: '↓ ↑', label: 'mục sau, trước' },
          { keys: 'Enter', label: 'chấp nhận' },
          { keys: '?', label: 'mọi phím' },
        ]}
      >
        Đã lưu 14:32
      </KeyBar>
    </Shell>
  );
}
