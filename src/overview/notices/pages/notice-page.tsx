import { formatDate } from '@dondoc/vietnamese';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { ReadError } from '#accounts/components/read-error.tsx';
import { useViewer } from '#accounts/components/viewer.tsx';
import { PastLine } from '#directives/known/components/past-line.tsx';
import { useIsPhone } from '#platform/ui/breakpoints.ts';
import { Button, ButtonLink } from '#platform/ui/button.tsx';
import { Card } from '#platform/ui/card.tsx';
import { DataTable } from '#platform/ui/data-table.tsx';
import { DateField } from '#platform/ui/date-field.tsx';
import { IconDownload, IconPrinter } from '#platform/ui/icons.ts';
import { Actions, Split } from '#platform/ui/layout.tsx';
import { Link } from '#platform/ui/link.tsx';
import { PageHead } from '#platform/ui/page-head.tsx';
import { EmptyState, LoadingRows } from '#platform/ui/states.tsx';
import { usePrinting } from '#platform/ui/use-printing.ts';
import { noticesApi } from '../api.ts';
import { FigurePanel } from '../components/figure-panel.tsx';
import { FindingPanel } from '../components/finding-panel.tsx';
import css from '../components/notice.module.css';
import {
  answerColumns,
  answerRows,
  findingColumns,
  type Opening,
  requirementColumns,
} from '../components/notice-columns.tsx';
import { NoticeSheet } from '../components/notice-sheet.tsx';
import { noticeName } from '../labels.ts';
import type { NoticeAddress, NoticeView } from '../schema.ts';

interface Props {
  id: string;
  address: NoticeAddress;
  onAddress(address: NoticeAddress): void;
}

/** A notice with all its parts, each with how it stands now; every figure opens to its rows. */
export function NoticePage({ id, address, onAddress }: Props) {
  const { today, role } = useViewer();
  const printing = usePrinting();
  const { asOf, recordedUntil, muc, so } = address;
  const past = { asOf, recordedUntil };
  const query = useQuery(
    noticesApi.notices.get.queryOptions({
      input: { documentId: id, ...past },
      placeholderData: keepPreviousData,
    }),
  );
  if (query.isPending) return <LoadingRows rows={12} />;
  if (query.isError) return <ReadError title="Không mở được tình hình thực hiện văn bản" query={query} />;
  const notice = query.data;
  if (printing) return <NoticeSheet notice={notice} />;
  const opening: Opening = {
    ...{ muc, so },
    open: (next, figure) => onAddress({ ...past, muc: next, ...(figure ? { so: figure } : {}) }),
  };
  const { document } = notice;
  const issues = role === 'clerk' || role === 'leader' || role === 'inspector';
  return (
    <>
      <PageHead
        crumbs={[
          { label: 'Văn bản', href: '/van-ban' },
          { label: document.number ?? 'chưa có số', href: `/van-ban/${id}` },
          { label: 'Tình hình thực hiện' },
        ]}
        title={noticeName(document)}
        help="Mỗi hạn chế, yêu cầu và câu trả lời kiến nghị của văn bản đứng cạnh tình hình thực hiện và số liệu hiện nay. Bấm vào số liệu để xem các dòng làm nên nó; số liệu máy đề xuất chờ Văn phòng xác nhận."
        subtitle={document.subject}
        asOf={
          <span className={css.asOf}>
            <DateField
              label="Số liệu đến"
              hideLabel
              hint=""
              small
              required
              value={notice.asOf}
              max={today}
              onChange={(day) => day && onAddress(day === today ? {} : { ...past, asOf: day })}
            />
          </span>
        }
        actions={
          <Actions>
            <ButtonLink href={`/van-ban/${id}/lien-ket`}>Văn bản liên quan</ButtonLink>
            <Button icon={<IconPrinter size={16} aria-hidden />} onClick={() => window.print()}>
              In A4
            </Button>
            {issues ? (
              <ButtonLink
                variant="filled"
                icon={<IconDownload size={16} aria-hidden />}
                href={reportAddress(id, address)}
                download
              >
                Báo cáo DOCX
              </ButtonLink>
            ) : null}
          </Actions>
        }
      />
      <PastLine past={past} today={today} onPast={onAddress} />
      <Sections notice={notice} opening={opening} onClose={() => onAddress(past)} />
    </>
  );
}

function reportAddress(id: string, { asOf, recordedUntil }: NoticeAddress): string {
  const query = new URLSearchParams({
    ...(asOf ? { asOf } : {}),
    ...(recordedUntil ? { recordedUntil } : {}),
  }).toString();
  return `/api/notices/${id}/report.docx${query ? `?${query}` : ''}`;
}

function Sections({ notice, opening, onClose }: { notice: NoticeView; opening: Opening; onClose(): void }) {
  const phone = useIsPhone();
  const { findings, requirements, asOf, counts } = notice;
  const limitations = findings.filter(({ kind }) => kind === 'limitation');
  const answers = answerRows(notice);
  if (limitations.length + requirements.length + answers.length === 0)
    return (
      <EmptyState title="Chưa có phần nào của văn bản đến ngày này">
        Văn bản chưa phát hành vào ngày {formatDate(asOf)}, hoặc không giao việc gì cho cơ quan của đồng chí.
      </EmptyState>
    );
  const closed = limitations.filter(({ standing }) => standing.stage === 'closed').length;
  const done = counts.doneOnTime + counts.doneLate + counts.undatedDone;
  return (
    <Split
      keep
      width={404}
      panel={opening.muc ? <OpenPart notice={notice} opening={opening} onClose={onClose} /> : null}
    >
      {limitations.length > 0 ? (
        <Card flush={!phone} title="Hạn chế" aside={`${closed}/${limitations.length} đã khép`}>
          <DataTable
            label={`${limitations.length} hạn chế văn bản nêu`}
            rows={limitations}
            columns={findingColumns(opening)}
            rowKey={({ id }) => id}
          />
        </Card>
      ) : null}
      {requirements.length > 0 ? (
        <Card
          flush={!phone}
          title="Yêu cầu"
          aside={
            <Link href={`/nhiem-vu?document=${notice.document.id}`}>
              {done}/{counts.total} nhiệm vụ của văn bản đã xong
            </Link>
          }
        >
          <DataTable
            label={`${requirements.length} yêu cầu`}
            rows={requirements}
            columns={requirementColumns(asOf, opening)}
            rowKey={({ directive }) => directive.id}
          />
        </Card>
      ) : null}
      {answers.length > 0 ? (
        <Card flush={!phone} title="Trả lời kiến nghị" aside={`${notice.answers.length} kiến nghị`}>
          <DataTable
            label={`${answers.length} dòng trả lời kiến nghị`}
            rows={answers}
            columns={answerColumns(asOf, opening)}
            rowKey={({ key }) => key}
          />
        </Card>
      ) : null}
      <Strengths notice={notice} />
    </Split>
  );
}

function Strengths({ notice: { findings } }: { notice: NoticeView }) {
  const strengths = findings.filter(({ kind }) => kind === 'strength');
  if (strengths.length === 0) return null;
  return (
    <Card flush label="Ưu điểm">
      <details>
        <summary className={css.summary}>Ưu điểm văn bản nêu ({strengths.length})</summary>
        <ul className={css.strengths}>
          {strengths.map(({ id, text }) => (
            <li key={id}>{text}</li>
          ))}
        </ul>
      </details>
    </Card>
  );
}

/** What is open beside: a figure with its rows, or a limitation. */
function OpenPart({ notice, opening, onClose }: { notice: NoticeView; opening: Opening; onClose(): void }) {
  const { muc, so, open } = opening;
  const place = useRef<HTMLDivElement>(null);
  // Where the panel lies below the tables, what was asked for would open out of sight.
  useEffect(() => {
    if (muc) place.current?.scrollIntoView({ block: 'nearest' });
  }, [muc]);
  if (!muc) return null;
  const finding = notice.findings.find(({ id }) => id === muc);
  const all = [...notice.requirements, ...notice.answers.flatMap(({ parts }) => parts), ...notice.others];
  const part = all.find(({ directive }) => directive.id === muc);
  const measures = finding?.measures ?? part?.measures ?? [];
  const target = finding
    ? { directiveId: null, findingId: finding.id }
    : { directiveId: part?.directive.id ?? null, findingId: null };
  return (
    <div ref={place} className={css.panel}>
      {so && (finding || part) ? (
        <FigurePanel key={so} {...{ notice, target, measures, figure: so, onClose }} />
      ) : finding ? (
        <FindingPanel
          key={finding.id}
          {...{ notice, finding, onClose }}
          onFigure={(key) => open(finding.id, key)}
        />
      ) : null}
    </div>
  );
}
