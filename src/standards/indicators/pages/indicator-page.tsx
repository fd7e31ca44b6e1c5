import { formatDate } from '@dondoc/vietnamese';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ReadError } from '#accounts/components/read-error.tsx';
import { useViewer } from '#accounts/components/viewer.tsx';
import { may } from '#accounts/permissions.ts';
import { Card } from '#platform/ui/card.tsx';
import { Facts, Split, Stack } from '#platform/ui/layout.tsx';
import { PageHead } from '#platform/ui/page-head.tsx';
import { LoadingRows } from '#platform/ui/states.tsx';
import figureCss from '../../components/indicator-figure.module.css';
import { Figure, ThresholdLine } from '../../components/indicator-figure.tsx';
import { PracticeLine } from '../../components/practice-line.tsx';
import { kindLabels } from '../../sets/labels.ts';
import { askedWords } from '../../verdicts/labels.ts';
import { indicatorsApi } from '../api.ts';
import { EvidenceList } from '../components/evidence-list.tsx';
import { FactsCard } from '../components/facts-card.tsx';
import css from '../components/indicator-page.module.css';
import { LinksCard } from '../components/links-card.tsx';
import { PassagesCard } from '../components/passages-card.tsx';
import type { IndicatorView } from '../schema.ts';

interface Props {
  id: string;
  roundId: string | undefined;
  /** What other parts say of it: the forecast of the ratio, evidence, the way to it. */
  beside?(view: IndicatorView): ReactNode;
}

/** One indicator as a crossing: what it asks, where it stands, what stands behind, what bears on it. */
export function IndicatorPage({ id, roundId, beside }: Props) {
  const viewer = useViewer();
  const query = useQuery(
    indicatorsApi.indicators.get.queryOptions({ input: roundId ? { id, roundId } : { id } }),
  );
  if (query.isPending) return <LoadingRows rows={8} />;
  if (query.isError)
    return (
      <>
        <PageHead crumbs={[{ label: 'Trường chuẩn', href: '/truong-chuan' }]} title="Chỉ tiêu" />
        <ReadError title="Không mở được chỉ tiêu" query={query} />
      </>
    );
  const view = query.data;
  const { indicator, set, school } = view;
  const keeps = may(viewer, 'indicatorSet.keep') && school.relation !== 'partner';
  return (
    <>
      <PageHead
        crumbs={[
          { label: 'Trường chuẩn', href: roundId ? `/truong-chuan?dot=${roundId}` : '/truong-chuan' },
          { label: indicator.code },
        ]}
        title={`${indicator.code} ${indicator.name}`}
        subtitle={`Tiêu chí ${view.criterion.number}: ${view.criterion.name}. ${set.name}`}
        asOf={formatDate(view.day)}
      />
      <Stack>
        <PracticeLine isPractice={set.isPractice} importAt={null} />
        <Split
          keep
          width={404}
          panel={
            <>
              <DefinitionCard view={view} />
              {beside?.(view)}
              <Card title="Minh chứng" aside={`${view.evidence.length} mục`}>
                <EvidenceList evidence={view.evidence} />
              </Card>
              <LinksCard view={view} />
            </>
          }
        >
          <StandingCard
            view={view}
            enterAt={keeps ? `/truong-chuan/bo-chi-tieu/${view.set.id}?ct=${view.indicator.id}` : null}
          />
          <PassagesCard view={view} />
          <FactsCard view={view} />
        </Split>
      </Stack>
    </>
  );
}

function StandingCard({ view, enterAt }: { view: IndicatorView; enterAt: string | null }) {
  const { computed, indicator, level, set } = view;
  const last = view.passages[0];
  const shown = computed ?? {
    ...{ value: last?.value ?? null, numerator: last?.numerator ?? null },
    denominator: last?.denominator ?? null,
  };
  const threshold = indicator.thresholds.find((one) => one.level === level) ?? null;
  return (
    <Card title={computed ? 'Theo số liệu' : 'Giá trị điền gần nhất'}>
      <Figure figure={shown} indicator={indicator} href="#so-lieu" />
      {computed ? <p className={figureCss.words}>{computed.words}.</p> : null}
      <ThresholdLine {...{ threshold, indicator, enterAt }} isPractice={set.isPractice} />
    </Card>
  );
}

/** What the indicator asks for, in the words of its set. */
function DefinitionCard({ view: { indicator, owner, set } }: { view: IndicatorView }) {
  const facts: [string, ReactNode][] = [
    ['Loại', kindLabels[indicator.kind]],
    ['Đơn vị phụ trách', owner?.name ?? indicator.owner ?? 'chưa có'],
  ];
  if (indicator.dependsOn) facts.push(['Phụ thuộc', indicator.dependsOn]);
  if (indicator.windowYears) facts.push(['Khoảng tính', `${indicator.windowYears} năm đến ngày số liệu`]);
  facts.push(['Điều khoản', indicator.article ?? 'chưa ghi']);
  facts.push([
    'Ngưỡng các mức',
    indicator.thresholds.length > 0
      ? indicator.thresholds.map((one) => `mức ${one.level}: ${askedWords(one, indicator)}`).join('; ')
      : 'chưa có ngưỡng',
  ]);
  if (indicator.evidenceExpected) facts.push(['Minh chứng cần', indicator.evidenceExpected]);
  if (indicator.rule)
    facts.push([
      'Quy tắc',
      <code key="rule" className={css.rule}>
        {indicator.rule}
      </code>,
    ]);
  facts.push(['Căn cứ', set.basis]);
  return (
    <Card title="Chỉ tiêu đòi hỏi gì">
      <Facts facts={facts} labelWidth={112} />
    </Card>
  );
}
