import { formatDate } from '@dondoc/vietnamese';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { ReadError } from '#accounts/components/read-error.tsx';
import { useViewer } from '#accounts/components/viewer.tsx';
import { momentOf } from '#directives/known/rules.ts';
import type { RecordedUntil } from '#directives/known/schema.ts';
import { dayInVietnam } from '#platform/clock.ts';
import { ButtonLink } from '#platform/ui/button.tsx';
import { Card } from '#platform/ui/card.tsx';
import { DateField } from '#platform/ui/date-field.tsx';
import { IconDownload } from '#platform/ui/icons.ts';
import { Actions, Stack } from '#platform/ui/layout.tsx';
import { PageHead } from '#platform/ui/page-head.tsx';
import { EmptyState, LoadingRows } from '#platform/ui/states.tsx';
import { momentInWords } from '../../rules.ts';
import { differenceApi } from '../api.ts';
import { ChangesCard } from '../components/changes-card.tsx';
import css from '../components/difference.module.css';
import { paperOf, queryOf } from '../components/difference-address.ts';
import { FlowCard } from '../components/flow-card.tsx';
import type { Difference, DifferenceAddress, DifferenceQuery } from '../schema.ts';

interface Props {
  address: DifferenceAddress;
  onAddress(address: DifferenceAddress): void;
}

/** What has changed between two days: each figure opens the directives that it counts. */
export function DifferencePage({ address, onAddress }: Props) {
  const { today } = useViewer();
  const asked = queryOf(address, today);
  const query = useQuery(
    differenceApi.difference.get.queryOptions({ input: asked, placeholderData: keepPreviousData }),
  );
  return (
    <>
      <PageHead
        crumbs={[{ label: 'Báo cáo', href: '/bao-cao' }, { label: 'So sánh hai ngày' }]}
        title="So sánh hai ngày"
        help="Chọn hai ngày để biết việc nào mới giao, đã xong, chuyển sang quá hạn, đổi thời hạn, đổi chủ trì hay thôi giao. Mỗi ngày có thể tính theo mọi ghi nhận đến nay, hoặc chỉ theo những gì đã ghi nhận đến một ngày."
        actions={query.data ? <Papers difference={query.data} /> : null}
      />
      <Stack>
        <Card label="Chọn hai ngày">
          <Points
            asked={asked}
            today={today}
            onPoints={(points) => onAddress({ ...points, show: address.show })}
          />
          {query.data ? <Basis difference={query.data} /> : null}
        </Card>
        {query.isPending ? <LoadingRows rows={8} label="Đang so sánh hai ngày" /> : null}
        {query.isError ? <ReadError title="Không so sánh được hai ngày" query={query} /> : null}
        {query.data && !query.isError ? (
          <Found difference={query.data} address={{ ...asked, ...address }} />
        ) : null}
      </Stack>
    </>
  );
}

function Found({ difference, address }: { difference: Difference; address: DifferenceAddress }) {
  if (difference.before.counts.total + difference.after.counts.total === 0) {
    return (
      <EmptyState title="Chưa có nhiệm vụ nào ở cả hai ngày">
        Nhiệm vụ có từ khi văn bản được rà soát và phát hành. Chọn ngày muộn hơn.
      </EmptyState>
    );
  }
  return (
    <>
      <FlowCard difference={difference} address={address} />
      <ChangesCard difference={difference} address={address} />
    </>
  );
}

function Papers({ difference }: { difference: Difference }) {
  const href = paperOf(difference);
  return (
    <Actions>
      <ButtonLink icon={<IconDownload size={16} aria-hidden />} href={`${href}&as=pdf`} download>
        Bản để in (PDF)
      </ButtonLink>
      <ButtonLink variant="filled" icon={<IconDownload size={16} aria-hidden />} href={href} download>
        Tải báo cáo (DOCX)
      </ButtonLink>
    </Actions>
  );
}

function Basis({ difference: { before, after } }: { difference: Difference }) {
  const words = [before, after].map(
    ({ asOf, recordedUntil }) =>
      `số liệu đến ngày ${formatDate(asOf)}, ghi nhận đến ${momentInWords(recordedUntil)}`,
  );
  return (
    <p className={css.basis}>
      Ngày trước: {words[0]}. Ngày sau: {words[1]}.
    </p>
  );
}

type PointsProps = { asked: DifferenceQuery; today: string; onPoints(points: DifferenceQuery): void };

function Points({ asked, today, onPoints }: PointsProps) {
  const { from, to, fromKnown, toKnown } = asked;
  const known = (until: RecordedUntil | undefined) => (until ? dayInVietnam(momentOf(until)) : null);
  const hint = 'để trống: mọi ghi nhận đến nay';
  return (
    <div className={css.points}>
      <fieldset className={css.point}>
        <legend>Ngày trước</legend>
        <DateField
          label="Đến hết ngày"
          value={from}
          max={to}
          required
          onChange={(day) => day && onPoints({ ...asked, from: day })}
        />
        <DateField
          label="Ghi nhận đến hết ngày"
          hint={hint}
          value={known(fromKnown)}
          onChange={(day) => onPoints({ ...asked, fromKnown: day ?? undefined })}
        />
      </fieldset>
      <fieldset className={css.point}>
        <legend>Ngày sau</legend>
        <DateField
          label="Đến hết ngày"
          value={to}
          min={from}
          max={today}
          required
          onChange={(day) => day && onPoints({ ...asked, to: day })}
        />
        <DateField
          label="Ghi nhận đến hết ngày"
          hint={hint}
          value={known(toKnown)}
          onChange={(day) => onPoints({ ...asked, toKnown: day ?? undefined })}
        />
      </fieldset>
    </div>
  );
}
