import { type ReactNode, useState } from 'react';
import { useViewer } from '#accounts/components/viewer.tsx';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { Button } from '#platform/ui/button.tsx';
import { Card } from '#platform/ui/card.tsx';
import { BoxTabs } from '#platform/ui/tabs.tsx';
import { AskExtension } from '../extensions/components/ask-extension.tsx';
import { DecideExtension } from '../extensions/components/decide-extension.tsx';
import { HandOnForm } from '../handover/components/hand-on-form.tsx';
import type { HandoverActs } from '../handover/components/use-handover-acts.ts';
import type { Handover } from '../handover/schema.ts';
import { standingFor } from '../rules.ts';
import type { DirectiveDetail } from '../schema.ts';
import { DecideStep } from '../steps/components/decide-step.tsx';
import { ReturnStep } from '../steps/components/return-step.tsx';
import css from './action-box.module.css';
import { AgencyReport } from './agency-report.tsx';
import { Decision } from './decision.tsx';
import type { Acts } from './use-acts.ts';

interface Props {
  directive: DirectiveDetail;
  acts: Acts;
  handovers: Handover[];
  handing: HandoverActs;
}

type Tab = { key: string; label: string; content: ReactNode };

function tabsFor({ directive, acts, handovers, handing }: Props, agencyId: string): Tab[] {
  const { code, standing, events } = directive;
  const given = handovers.filter(({ agency }) => agency.id === agencyId);
  const tabs: Record<string, () => Tab> = {
    approve: () => ({
      key: 'approve',
      label: 'Duyệt báo cáo',
      content: <Decision directive={directive} acts={acts} by="head" />,
    }),
    accept: () => ({
      key: 'accept',
      label: 'Công nhận hoàn thành',
      content: <Decision directive={directive} acts={acts} by="office" />,
    }),
    report: () => ({
      key: 'report',
      label: 'Báo cáo tiến độ',
      content: (
        <AgencyReport
          code={code}
          state={standingFor(standing, agencyId).state}
          report={acts.report}
          events={events}
          given={given}
          autoFocus={window.location.hash === '#bao-cao'}
        />
      ),
    }),
    decideExtension: () => ({
      key: 'decideExtension',
      label: 'Quyết định gia hạn',
      content: <DecideExtension directive={directive} decide={acts.decideExtension} />,
    }),
    decideStep: () => ({
      key: 'decideStep',
      label: 'Ghi ý kiến cấp trên',
      content: <DecideStep directive={directive} decide={acts.decideStep} />,
    }),
    returnStep: () => ({
      key: 'returnStep',
      label: 'Trả lại',
      content: <ReturnStep directive={directive} giveBack={acts.returnStep} />,
    }),
    askExtension: () => ({
      key: 'askExtension',
      label: 'Xin gia hạn',
      content: <AskExtension directive={directive} ask={acts.askExtension} />,
    }),
    handOn: () => ({
      key: 'handOn',
      label: 'Giao đơn vị, cá nhân',
      content: <HandOnForm directive={directive} give={handing.give} />,
    }),
  };
  return directive.mayDo.flatMap((act) => tabs[act]?.() ?? []);
}

/** One box, open on what this person may do next. Nobody sees a button that would refuse them. */
export function ActionBox(props: Props) {
  const { directive, acts } = props;
  const { agency } = useViewer();
  const tabs = tabsFor(props, agency.id);
  const [chosen, setChosen] = useState<string | null>(() =>
    window.location.hash === '#bao-cao' ? 'report' : window.location.hash === '#giao-tiep' ? 'handOn' : null,
  );
  const tab = tabs.find(({ key }) => key === chosen) ?? tabs[0];
  const { closedBecause, mayDo } = directive;
  const canReceive = mayDo.includes('receive');
  return (
    <>
      {closedBecause ? <AlertLine tone="info">{closedBecause}</AlertLine> : null}
      {canReceive ? (
        <Receipt directive={directive} receive={acts.receive} isOnly={tabs.length === 0} />
      ) : null}
      {tab ? (
        <Card flush current label="Việc có thể làm" className={css.box}>
          {tabs.length > 1 ? (
            <BoxTabs label="Việc có thể làm" tabs={tabs} value={tab.key} onChange={setChosen} />
          ) : (
            <>
              <h2 className={css.title}>{tab.label}</h2>
              <div className={css.content}>{tab.content}</div>
            </>
          )}
        </Card>
      ) : null}
    </>
  );
}

/** The agency says that it has the directive; nothing else waits for that. */
function Receipt({
  directive,
  receive,
  isOnly,
}: {
  directive: DirectiveDetail;
  receive: Acts['receive'];
  isOnly: boolean;
}) {
  return (
    <AlertLine
      tone="look"
      action={
        <Button
          small
          variant={isOnly ? 'filled' : 'ink'}
          busy={receive.isPending}
          onClick={() => receive.mutate({ code: directive.code })}
        >
          Đã nhận
        </Button>
      }
    >
      Cơ quan của đồng chí chưa ký nhận nhiệm vụ này.
    </AlertLine>
  );
}
