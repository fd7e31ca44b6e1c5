import { formatDate } from '@dondoc/vietnamese';
import { useState } from 'react';
import { Button } from '#platform/ui/button.tsx';
import { Card } from '#platform/ui/card.tsx';
import { StateLabel } from '#platform/ui/state-label.tsx';
import type { Handover } from '../schema.ts';
import css from './handover-card.module.css';
import { handoverStateOf, internalDateWords } from './handover-state.ts';
import { UnitReport } from './unit-report.tsx';
import { UnitReportForm } from './unit-report-form.tsx';
import type { HandoverActs } from './use-handover-acts.ts';

interface Props {
  handover: Handover;
  report: HandoverActs['report'];
  /** The first of them that waits is the one thing to do now. */
  current: boolean;
}

/** What was handed to the unit or the person, and the report that they owe. */
export function ReceivedCard({ handover, report, current }: Props) {
  const { text, agency, givenBy, givenOn, mayDo, to, state } = handover;
  const [isWriting, setWriting] = useState(state !== 'reported');
  const given = `giao ngày ${formatDate(givenOn)}${givenBy ? `, ${givenBy}` : ''}`;
  return (
    <Card
      title={`${agency.name} giao ${to.name}`}
      mark={<StateLabel {...handoverStateOf(handover)} />}
      current={current}
    >
      <div className={css.received}>
        <p>{text ?? 'Cả nhiệm vụ này.'}</p>
        <p className={css.quiet}>
          {internalDateWords(handover)} · {given}
        </p>
        <UnitReport handover={handover} />
        {mayDo.includes('report') ? (
          isWriting ? (
            <UnitReportForm handover={handover} report={report} onSent={() => setWriting(false)} />
          ) : (
            <div>
              <Button small onClick={() => setWriting(true)}>
                Báo cáo lại
              </Button>
            </div>
          )
        ) : null}
      </div>
    </Card>
  );
}
