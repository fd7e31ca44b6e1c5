import { formatDate } from '@dondoc/vietnamese';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ReadError } from '#accounts/components/read-error.tsx';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { Button, ButtonLink } from '#platform/ui/button.tsx';
import { Card } from '#platform/ui/card.tsx';
import { FilterMark } from '#platform/ui/filter-pill.tsx';
import { Actions, Split, Stack } from '#platform/ui/layout.tsx';
import { Link } from '#platform/ui/link.tsx';
import { PageHead } from '#platform/ui/page-head.tsx';
import { EmptyState, LoadingRows } from '#platform/ui/states.tsx';
import { STAFF_CRUMBS, StaffTabs } from '../../components/staff-tabs.tsx';
import { peopleApi } from '../api.ts';
import { narrowed } from '../components/narrowed.ts';
import { NewPersonForm } from '../components/new-person-form.tsx';
import css from '../components/people.module.css';
import { RosterFigures } from '../components/roster-figures.tsx';
import { RosterFilters } from '../components/roster-filters.tsx';
import { RosterTable } from '../components/roster-table.tsx';
import { SettingCard } from '../components/setting-card.tsx';
import type { Roster, RosterAddress } from '../schema.ts';

interface Props {
  address: RosterAddress;
  onAddress(address: RosterAddress): void;
}

const help =
  'Ai làm việc tại trường vào một ngày: chức vụ, hạng, trình độ, chứng chỉ. Bấm một con số để xem những người làm nên số ấy; bấm tên để xem quá trình.';

/** Who works at the school on a day, and the figures that they make. */
export function PeoplePage({ address, onAddress }: Props) {
  const [panel, setPanel] = useState<'none' | 'new' | 'setting'>('none');
  const [sought, setSought] = useState('');
  const found = useQuery(
    peopleApi.staff.list.queryOptions({
      input: { day: address.ngay },
      placeholderData: keepPreviousData,
    }),
  );
  const head = (actions?: React.ReactNode) => (
    <PageHead
      crumbs={STAFF_CRUMBS}
      title="Đội ngũ"
      help={help}
      beside={<StaffTabs at="people" />}
      actions={actions}
      asOf={found.data ? formatDate(found.data.day) : undefined}
    />
  );
  if (!found.data) {
    return (
      <>
        {head()}
        {found.isError ? (
          <ReadError title="Không mở được danh sách đội ngũ" query={found} />
        ) : (
          <LoadingRows rows={10} />
        )}
      </>
    );
  }
  const roster = found.data;
  const close = () => setPanel('none');
  const rows = narrowed(roster, address, sought);
  return (
    <>
      {head(<Acts roster={roster} onNew={() => setPanel('new')} />)}
      <Stack>
        <Overdue roster={roster} />
        <Split
          keep
          width={344}
          panel={
            panel === 'new' ? (
              <NewPersonForm onClose={close} />
            ) : panel === 'setting' ? (
              <SettingCard setting={roster.setting} onClose={close} />
            ) : undefined
          }
        >
          {roster.rows.length + roster.gone === 0 ? (
            <NoRoster roster={roster} />
          ) : (
            <>
              <RosterFigures {...{ roster, address }} />
              <SettingLine roster={roster} onSet={() => setPanel('setting')} />
              <RosterFilters {...{ roster, address, onAddress, sought }} onSeek={setSought} />
              <Counted {...{ roster, address, onAddress }} />
              <RosterTable rows={rows} total={roster.rows.length} />
            </>
          )}
        </Split>
      </Stack>
    </>
  );
}

function Acts({ roster, onNew }: { roster: Roster; onNew(): void }) {
  return (
    <Actions>
      <ButtonLink href={`/api/staff-figures.docx?asOf=${roster.day}`}>Báo cáo DOCX</ButtonLink>
      <ButtonLink href={`/api/staff.xlsx?day=${roster.day}`}>Xuất XLSX</ButtonLink>
      {roster.mayKeep ? <ButtonLink href="/doi-ngu/nhap">Nhập từ tệp</ButtonLink> : null}
      {roster.mayKeep ? (
        <Button variant="filled" onClick={onNew}>
          Thêm người
        </Button>
      ) : null}
    </Actions>
  );
}

function NoRoster({ roster: { mayKeep } }: { roster: Roster }) {
  return (
    <Card>
      <EmptyState
        title="Trường chưa có danh sách đội ngũ"
        action={
          mayKeep ? (
            <ButtonLink variant="filled" href="/doi-ngu/nhap">
              Nhập từ tệp
            </ButtonLink>
          ) : undefined
        }
      >
        {mayKeep
          ? 'Nhập danh sách đang có trong Excel, hoặc thêm từng người. Chưa có danh sách thì mọi con số về đội ngũ là chưa biết.'
          : 'Cán bộ tổ chức của trường nhập danh sách. Chưa có danh sách thì mọi con số về đội ngũ là chưa biết.'}
      </EmptyState>
    </Card>
  );
}

/** The denominator stands beside the figures that it makes. */
function SettingLine({ roster: { setting, gone, mayKeep }, onSet }: { roster: Roster; onSet(): void }) {
  const words = setting.concurrentCounts ? 'tính cả giảng viên kiêm nhiệm' : 'chỉ giảng viên cơ hữu';
  const why = setting.isSet ? (setting.note ?? 'chưa ghi căn cứ') : 'mặc định, trường chưa đặt';
  return (
    <p className={css.setting}>
      Mẫu số: {words} ({why}).{' '}
      {gone > 0 ? `Ngoài ra ${gone} người không làm việc tại trường vào ngày này. ` : null}
      {mayKeep ? (
        <Button small variant="quiet" onClick={onSet}>
          Đặt cách tính và thời gian lưu
        </Button>
      ) : null}
    </p>
  );
}

/** Which figure the list is narrowed to, and why it is not known where it is not. */
function Counted({ roster, address, onAddress }: Props & { roster: Roster }) {
  const figure = roster.figures.find(({ name }) => name === address.so);
  if (!figure) return null;
  const off = () => onAddress({ ...address, so: undefined });
  return (
    <p>
      <FilterMark
        label={figure.value === null ? `${figure.label}, chưa biết` : 'Đang xem'}
        value={figure.reason ?? figure.label}
        onRemove={off}
      />
    </p>
  );
}

function Overdue({ roster: { overdue } }: { roster: Roster }) {
  if (overdue.length === 0) return null;
  return (
    <AlertLine tone="look">
      Đã hết thời gian lưu thông tin cá nhân của{' '}
      {overdue.map(({ id, name, keptUntil }, n) => (
        <span key={id}>
          {n > 0 ? ', ' : null}
          <Link href={`/doi-ngu/${id}`}>{name}</Link> (đến {formatDate(keptUntil)})
        </span>
      ))}
      . Mở từng người để xoá.
    </AlertLine>
  );
}
