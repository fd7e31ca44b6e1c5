import { formatDate } from '@dondoc/vietnamese';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { ReadError } from '#accounts/components/read-error.tsx';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { ButtonLink } from '#platform/ui/button.tsx';
import { Card } from '#platform/ui/card.tsx';
import { DateField } from '#platform/ui/date-field.tsx';
import { IconDownload } from '#platform/ui/icons.ts';
import { Actions, Split } from '#platform/ui/layout.tsx';
import { PageHead } from '#platform/ui/page-head.tsx';
import { SelectField } from '#platform/ui/select-field.tsx';
import { EmptyState, LoadingRows } from '#platform/ui/states.tsx';
import { STAFF_CRUMBS, StaffTabs } from '../../components/staff-tabs.tsx';
import { ranksApi } from '../api.ts';
import { CandidateCard } from '../components/candidate-card.tsx';
import { CandidateTable } from '../components/candidate-table.tsx';
import css from '../components/eligibility.module.css';
import { ParametersCard } from '../components/parameters-card.tsx';
import type { Eligibility, EligibilityAddress } from '../schema.ts';

interface Props {
  address: EligibilityAddress;
  onAddress(address: EligibilityAddress): void;
}

/** Who could be promoted to a rank on a day, and what the others still lack. */
export function EligibilityPage({ address, onAddress }: Props) {
  const { nguoi, ...query } = address;
  const input = { rule: query.bo, rank: query.hang, day: query.ngay };
  const read = useQuery(ranksApi.ranks.get.queryOptions({ input, placeholderData: keepPreviousData }));
  if (read.isPending) return <LoadingRows rows={8} />;
  if (read.isError) return <ReadError title="Không mở được danh sách đủ điều kiện" query={read} />;
  const found = read.data;
  const chosen = found.candidates.find(({ personId }) => personId === nguoi);
  return (
    <>
      <PageHead
        crumbs={STAFF_CRUMBS}
        title="Đội ngũ"
        beside={<StaffTabs at="eligibility" />}
        asOf={formatDate(found.day)}
        actions={
          <Actions>
            {(['docx', 'xlsx'] as const).map((kind) => (
              <ButtonLink
                key={kind}
                href={fileOf(found, kind)}
                download
                icon={<IconDownload size={16} aria-hidden />}
              >
                {kind.toUpperCase()}
              </ButtonLink>
            ))}
          </Actions>
        }
      />
      <Choices found={found} onAddress={(next) => onAddress({ ...query, ...next })} />
      <Split
        keep
        width={344}
        panel={
          <>
            {chosen ? <CandidateCard one={chosen} rank={found.rank} /> : null}
            <ParametersCard {...found} />
          </>
        }
      >
        <AlertLine tone="look">
          {found.rule.basis}. {found.rule.note}
        </AlertLine>
        {found.rank.conditions.length === 0 ? (
          <EmptyState title={`Chưa có điều kiện nào có nguồn cho ${found.rank.name}`}>
            {found.rank.note} Không kết luận ai đủ hay chưa đủ theo bộ này; chọn bộ điều kiện khác nếu cơ quan
            có thẩm quyền cho áp dụng.
          </EmptyState>
        ) : (
          <>
            <Counts found={found} />
            <CandidateTable
              found={found}
              selected={nguoi ?? null}
              onSelect={(personId) => onAddress({ ...query, nguoi: personId })}
            />
          </>
        )}
      </Split>
    </>
  );
}

const fileOf = ({ rule, rank, day }: Eligibility, kind: 'docx' | 'xlsx'): string =>
  `/api/rank-eligibility.${kind}?${new URLSearchParams({ rule: rule.key, rank: rank.code, day })}`;

interface ChoiceProps {
  found: Eligibility;
  onAddress(address: EligibilityAddress): void;
}

function Choices({ found, onAddress }: ChoiceProps) {
  const rule = found.rules.find(({ key }) => key === found.rule.key);
  return (
    <div className={css.filters} data-no-print>
      <SelectField
        className={css.rule}
        label="Bộ điều kiện"
        options={found.rules.map(({ key, name }) => ({ value: key, label: name }))}
        value={found.rule.key}
        onChange={(bo) => onAddress({ bo: bo ?? undefined, hang: undefined })}
      />
      <SelectField
        className={css.rank}
        label="Hạng"
        options={(rule?.ranks ?? []).map(({ code, name }) => ({ value: code, label: name }))}
        value={found.rank.code}
        onChange={(hang) => onAddress({ hang: hang ?? undefined })}
      />
      <DateField
        label="Xét ngày"
        value={found.day}
        onChange={(ngay) => ngay && onAddress({ ngay })}
        required
      />
    </div>
  );
}

function Counts({ found: { candidates, holders, rank } }: { found: Eligibility }) {
  const of = (answer: string) => candidates.filter((one) => one.answer === answer).length;
  return (
    <Card flush label="Số người theo kết luận">
      <div className={css.counts}>
        <span>
          <b>{of('yes')}</b>đủ điều kiện
        </span>
        <span>
          <b>{of('no')}</b>chưa đủ
        </span>
        <span>
          <b>{of('unknown')}</b>chưa xác định
        </span>
        <span>
          <b>{holders}</b>đã giữ hạng {rank.code} hoặc cao hơn
        </span>
      </div>
    </Card>
  );
}
