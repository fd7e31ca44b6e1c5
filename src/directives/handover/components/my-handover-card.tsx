import { formatDate } from '@dondoc/vietnamese';
import { type ReactNode, useState } from 'react';
import { Button, ButtonLink } from '#platform/ui/button.tsx';
import { Card } from '#platform/ui/card.tsx';
import { Link } from '#platform/ui/link.tsx';
import { StateLabel } from '#platform/ui/state-label.tsx';
import css from '../../components/my-card.module.css';
import { OutcomeLine } from '../../components/outcome-line.tsx';
import type { Handover } from '../schema.ts';
import { handoverStateOf, internalDateWords } from './handover-state.ts';
import { HandoverAnswers, UnitReport } from './unit-report.tsx';
import { UnitReportForm } from './unit-report-form.tsx';
import type { HandoverActs } from './use-handover-acts.ts';

interface Props {
  handover: Handover;
  acts: HandoverActs;
}

/** What was handed to me: which part, by when, and the report, written where the card stands. */
export function MyHandoverCard({ handover, acts }: Props) {
  const [isReporting, setReporting] = useState(false);
  const { code, state, mayDo } = handover;
  const close = () => setReporting(false);
  return (
    <Frame handover={handover}>
      <OutcomeLine outcome={acts.outcome?.handoverId === handover.id ? acts.outcome : null} />
      {state === 'returned' ? <p className={css.facts}>Trả lại: “{handover.returnReason}”</p> : null}
      {isReporting ? (
        <div className={css.reporting}>
          <UnitReportForm handover={handover} report={acts.report} onSent={close} autoFocus />
          <Button variant="quiet" onClick={close}>
            Thôi, để sau
          </Button>
        </div>
      ) : (
        <div className={css.actions}>
          {mayDo.includes('report') ? (
            <Button variant={state === 'reported' ? 'outline' : 'filled'} onClick={() => setReporting(true)}>
              {state === 'returned' ? 'Sửa báo cáo' : state === 'reported' ? 'Báo cáo lại' : 'Báo cáo'}
            </Button>
          ) : null}
          <ButtonLink href={`/nhiem-vu/${code}`}>Xem</ButtonLink>
        </div>
      )}
    </Frame>
  );
}

/** The report of a unit that waits for the agency: take it, send it back, or put it into the agency's own. */
export function CheckCard({ handover, acts }: Props) {
  return (
    <Frame handover={handover}>
      <div className={css.reporting}>
        <UnitReport handover={handover} />
        <HandoverAnswers handover={handover} acts={acts} />
      </div>
      <div className={css.actions}>
        <ButtonLink variant="filled" href={`/nhiem-vu/${handover.code}#bao-cao`}>
          Lập báo cáo cơ quan
        </ButtonLink>
      </div>
    </Frame>
  );
}

function Frame({ handover, children }: { handover: Handover; children: ReactNode }) {
  const { code, title, text, to, agency, directiveDue } = handover;
  const ofDirective = directiveDue ? ` · hạn của nhiệm vụ ${formatDate(directiveDue)}` : '';
  return (
    <Card as="article" label={`${code}: ${text ?? title}`}>
      <div className={css.head}>
        <b>{code}</b>
        <StateLabel {...handoverStateOf(handover)} boxed />
      </div>
      <h3 className={css.title}>
        <Link href={`/nhiem-vu/${code}`}>{text ?? title}</Link>
      </h3>
      <p className={css.facts}>
        {text ? <span className={css.line}>{title}</span> : null}
        <span className={css.line}>
          {agency.name} giao {to.name}
        </span>
        <span className={css.line}>
          {internalDateWords(handover).replace(/^./, (first) => first.toUpperCase())}
          {ofDirective}
        </span>
      </p>
      {children}
    </Card>
  );
}
