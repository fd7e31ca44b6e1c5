import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { sentenceOf } from '#platform/http/client.ts';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { ButtonLink, IconButton } from '#platform/ui/button.tsx';
import { Card } from '#platform/ui/card.tsx';
import { IconX } from '#platform/ui/icons.ts';
import { LoadingRows } from '#platform/ui/states.tsx';
import { indicatorsApi } from '../indicators/api.ts';
import { EvidenceList } from '../indicators/components/evidence-list.tsx';
import { LinkedList } from '../indicators/components/linked-list.tsx';
import { inAddress } from '../labels.ts';
import type { Line, RoundView } from '../rounds/schema.ts';
import figureCss from './indicator-figure.module.css';
import { Figure, ThresholdLine } from './indicator-figure.tsx';
import css from './indicator-panel.module.css';
import { ResultLabel } from './result-mark.tsx';

/** As the verdict says it; the dashed box says it already. */
const NO_THRESHOLD = 'Chưa có ngưỡng.';

interface Props {
  view: RoundView;
  line: Line;
  onClose(): void;
  /** Where a threshold is entered, for those who may. */
  enterAt: string | null;
  /** What other parts of the room say of it: evidence, the forecast of the ratio. */
  beside?: ReactNode;
}

/** What the chosen indicator says, why, and what bears on it. */
export function IndicatorPanel({ view, line, onClose, enterAt, beside }: Props) {
  const { indicator, result } = line;
  const href = `/truong-chuan/chi-tieu/${indicator.id}?dot=${view.round.id}`;
  return (
    <Card as="aside" flush label="Chỉ tiêu đang chọn">
      <div className={css.panel}>
        <div className={css.head}>
          <span className={css.code}>{indicator.code}</span>
          <ResultLabel result={result} />
          <IconButton label="Đóng" onClick={onClose}>
            <IconX size={16} aria-hidden />
          </IconButton>
        </div>
        <h2>{indicator.name}</h2>
        <LineFigure line={line} href={`${href}#so-lieu`} />
        <ThresholdLine
          threshold={line.threshold}
          indicator={indicator}
          isPractice={view.set.isPractice}
          enterAt={enterAt}
        />
        <Differs line={line} />
        {line.reason && line.reason !== NO_THRESHOLD ? (
          <p className={figureCss.words}>{line.reason}</p>
        ) : null}
        {line.note ? <p className={figureCss.words}>Ghi chú: {line.note}</p> : null}
        {line.valueSource ? <p className={figureCss.words}>Nguồn: {line.valueSource}</p> : null}
        {beside}
        <Related indicatorId={indicator.id} />
        <div className={css.acts}>
          <ButtonLink small variant="ink" href={href}>
            Mở trang chỉ tiêu
          </ButtonLink>
          {view.round.closedAt ? null : (
            <ButtonLink
              small
              href={`/truong-chuan/dot-danh-gia/${view.round.id}?ma=${inAddress(indicator.code)}`}
            >
              {line.mayFill ? 'Điền trong đợt này' : line.mayCheck ? 'Soát' : 'Xem trong đợt này'}
            </ButtonLink>
          )}
        </div>
      </div>
    </Card>
  );
}

/** The value that was written down; where nothing was, what the rule gives. */
function LineFigure({ line, href }: { line: Line; href: string }) {
  const { computed, valueFrom, value, indicator } = line;
  const measured = valueFrom === 'entered' || computed === null ? null : computed;
  const shown = measured ?? { value, numerator: null, denominator: null };
  return (
    <>
      <Figure figure={shown} indicator={indicator} href={href} />
      {measured ? <p className={figureCss.words}>{measured.words}.</p> : null}
    </>
  );
}

/** A result that is not the computed one is said, with its note; so is a figure that has moved since. */
export function Differs({ line }: { line: Line }) {
  const { computed, result, state, valueFrom, value } = line;
  if (!computed || state === 'empty') return null;
  if (valueFrom === 'facts' && computed.value !== value)
    return <AlertLine tone="look">Số liệu bây giờ khác lúc điền. Điền lại để lấy giá trị mới.</AlertLine>;
  if (computed.result === result || valueFrom !== 'facts') return null;
  return <AlertLine tone="doubt">Kết quả do người điền chọn, khác kết quả tính được.</AlertLine>;
}

function Related({ indicatorId }: { indicatorId: string }) {
  const query = useQuery(indicatorsApi.indicators.get.queryOptions({ input: { id: indicatorId } }));
  if (query.isPending) return <LoadingRows rows={3} />;
  if (query.isError) return <AlertLine tone="look">{sentenceOf(query.error)}</AlertLine>;
  return (
    <>
      <h3>
        Minh chứng <span className={css.aside}>{query.data.evidence.length} mục</span>
      </h3>
      <EvidenceList evidence={query.data.evidence} />
      <h3>Việc liên quan</h3>
      <LinkedList linked={query.data.linked} />
    </>
  );
}
