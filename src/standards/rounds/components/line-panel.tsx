import { AlertLine } from '#platform/ui/alert-line.tsx';
import { ButtonLink } from '#platform/ui/button.tsx';
import { Card, PanelSection } from '#platform/ui/card.tsx';
import { Facts } from '#platform/ui/layout.tsx';
import { momentOf } from '#platform/ui/moments.ts';
import { StateLabel } from '#platform/ui/state-label.tsx';
import { ThresholdLine } from '../../components/indicator-figure.tsx';
import { Differs } from '../../components/indicator-panel.tsx';
import { ResultLabel } from '../../components/result-mark.tsx';
import { plainValue } from '../../labels.ts';
import { fillLabels } from '../labels.ts';
import type { Line, RoundView } from '../schema.ts';
import { FillForm } from './fill-form.tsx';
import { LookForm } from './look-form.tsx';

interface Props {
  view: RoundView;
  line: Line;
  onDone(): void;
}

/** One indicator of a round: how it stands, and what whoever looks may do with it. */
export function LinePanel({ view, line, onDone }: Props) {
  const { indicator, state, entryId } = line;
  const { state: shown, words } = fillLabels[state];
  return (
    <Card
      as="aside"
      title={`${indicator.code} ${indicator.name}`}
      flush
      aside={<StateLabel state={shown} words={words} />}
    >
      <PanelSection>
        <ThresholdLine threshold={line.threshold} indicator={indicator} isPractice={view.set.isPractice} />
        {state === 'returned' ? <AlertLine tone="look">Cần sửa: {line.reason}</AlertLine> : null}
        {state === 'empty' ? null : <Written line={line} />}
        <Differs line={line} />
      </PanelSection>
      {line.mayCheck ? (
        <PanelSection title="Soát">
          <LookForm
            key={`${indicator.code} ${entryId}`}
            roundId={view.round.id}
            line={line}
            onDone={onDone}
          />
        </PanelSection>
      ) : null}
      {line.mayFill ? (
        <PanelSection title={state === 'empty' ? 'Điền' : 'Điền lại'}>
          <FillForm
            key={`${indicator.code} ${entryId}`}
            roundId={view.round.id}
            line={line}
            onDone={onDone}
          />
        </PanelSection>
      ) : null}
      <PanelSection>
        <ButtonLink small href={`/truong-chuan/chi-tieu/${indicator.id}?dot=${view.round.id}`}>
          Mở trang chỉ tiêu
        </ButtonLink>
      </PanelSection>
    </Card>
  );
}

/** What was written down, by whom. */
function Written({ line }: { line: Line }) {
  const { value, valueFrom, valueSource, note, reason, state, by, at, indicator } = line;
  const facts: [string, string][] = [];
  if (value !== null)
    facts.push([
      'Giá trị',
      `${plainValue(value, indicator)}${valueFrom === 'facts' ? ', theo số liệu' : ''}`,
    ]);
  if (valueSource) facts.push(['Nguồn', valueSource]);
  if (reason && state !== 'returned') facts.push(['Lý do', reason]);
  if (note) facts.push(['Ghi chú', note]);
  if (by && at) facts.push(['Ghi lần cuối', `${by}, ${momentOf(at)}`]);
  return (
    <>
      <ResultLabel result={line.result} />
      <Facts facts={facts} />
    </>
  );
}
