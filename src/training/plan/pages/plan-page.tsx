import { formatDate, formatNumber } from '@dondoc/vietnamese';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ReadError } from '#accounts/components/read-error.tsx';
import { useViewer } from '#accounts/components/viewer.tsx';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { ButtonLink } from '#platform/ui/button.tsx';
import { Card } from '#platform/ui/card.tsx';
import { FactStrip } from '#platform/ui/fact-strip.tsx';
import { FilterMark, FilterPill } from '#platform/ui/filter-pill.tsx';
import { Actions, Split, Stack, Toolbar } from '#platform/ui/layout.tsx';
import { PageHead } from '#platform/ui/page-head.tsx';
import { StateLabel } from '#platform/ui/state-label.tsx';
import { EmptyState, LoadingRows } from '#platform/ui/states.tsx';
import { TrainingTabs } from '../../components/training-tabs.tsx';
import { ConflictsLine } from '../../conflicts/components/conflicts-line.tsx';
import { LoadTraining } from '../../example/components/load-training.tsx';
import { trainingPlanApi } from '../api.ts';
import { ClassMatrix, NOWHERE } from '../components/class-matrix.tsx';
import { ClassTable } from '../components/class-table.tsx';
import { LinePanel } from '../components/line-panel.tsx';
import { PlanActions } from '../components/plan-actions.tsx';
import { PlanChain } from '../components/plan-chain.tsx';
import { PlanHistory } from '../components/plan-history.tsx';
import { AdjustForm, DecideForm, SendForm } from '../components/step-forms.tsx';
import { stateLabels, stateMarks } from '../labels.ts';
import { figuresOf } from '../rules.ts';
import type { PlanAddress, PlannedClass, PlanView, ShownPlan } from '../schema.ts';

interface Props {
  address: PlanAddress;
  onAddress(address: PlanAddress): void;
}

const help =
  'Một kế hoạch đào tạo, bồi dưỡng của cả tỉnh trong năm: nhu cầu gộp thành dòng, dòng chia thành lớp, lớp có nơi mở và tháng mở. Bấm một con số để xem các lớp làm nên số ấy; bấm một lớp để xem nhu cầu của nó.';

/** The one plan of a year: where it stands, what comes next, what is in it. */
export function PlanPage({ address, onAddress }: Props) {
  const { today } = useViewer();
  const year = address.nam ?? Number(today.slice(0, 4)) + 1;
  const [panel, setPanel] = useState<'none' | 'step' | 'adjust'>('none');
  const found = useQuery(
    trainingPlanApi.trainingPlan.get.queryOptions({
      input: { year, ...(address.ban ? { version: address.ban } : {}) },
      placeholderData: keepPreviousData,
    }),
  );
  const view = found.data;
  const close = () => setPanel('none');
  return (
    <>
      <PageHead
        title="Đào tạo"
        help={help}
        beside={<TrainingTabs at="plan" />}
        asOf={formatDate(today)}
        actions={
          view ? (
            <PlanActions view={view} onStep={() => setPanel('step')} onAdjust={() => setPanel('adjust')} />
          ) : null
        }
      />
      {found.isPending ? <LoadingRows rows={10} /> : null}
      {found.isError ? <ReadError title="Không mở được kế hoạch năm" query={found} /> : null}
      {view ? (
        <Stack>
          <Years view={view} address={address} onAddress={onAddress} />
          {view.plan ? (
            <Shown
              view={view}
              plan={view.plan}
              address={address}
              onAddress={onAddress}
              form={<StepForm view={view} panel={panel} onClose={close} />}
              open={panel !== 'none'}
            />
          ) : (
            <NoPlan view={view} />
          )}
        </Stack>
      ) : null}
    </>
  );
}

function Years({ view, address, onAddress }: Props & { view: PlanView }) {
  const years = [...new Set([view.year, ...view.years])].sort((a, b) => b - a);
  const versions = view.plan?.versions ?? [];
  return (
    <Toolbar>
      <FilterPill
        label="Năm"
        options={years.map((one) => ({ value: String(one), label: String(one) }))}
        all={String(view.year)}
        value={address.nam ? String(address.nam) : null}
        onChange={(nam) => onAddress(nam ? { nam: Number(nam) } : {})}
      />
      {versions.length > 0 ? (
        <FilterPill
          label="Bản"
          all={view.seesAll ? 'đang có' : 'mới nhất'}
          options={versions.map(({ version, number, approvedOn }) => ({
            value: String(version),
            label: `Bản ${version}: số ${number}, ${formatDate(approvedOn)}`,
          }))}
          value={address.ban ? String(address.ban) : null}
          onChange={(ban) => onAddress({ nam: address.nam, ban: ban ? Number(ban) : undefined })}
        />
      ) : null}
    </Toolbar>
  );
}

function NoPlan({ view: { year, years, seesAll, acts } }: { view: PlanView }) {
  return (
    <Card>
      <EmptyState
        title={`Chưa có kế hoạch đào tạo, bồi dưỡng năm ${year}`}
        action={
          <Actions>
            {years.length === 0 ? <LoadTraining /> : null}
            <ButtonLink variant={acts.draft ? 'filled' : 'outline'} href={`/dao-tao/nhu-cau?nam=${year}`}>
              {acts.draft ? 'Mở đợt nhu cầu, gộp thành dòng' : 'Xem nhu cầu'}
            </ButtonLink>
          </Actions>
        }
      >
        {seesAll
          ? 'Kế hoạch bắt đầu từ nhu cầu của các cơ quan: gộp nhu cầu giống nhau thành dòng, rồi chia lớp và phân bổ.'
          : 'Cơ quan thống nhất kế hoạch lập từ nhu cầu các cơ quan gửi; kế hoạch hiện ở đây khi được phê duyệt.'}
      </EmptyState>
    </Card>
  );
}

interface ShownProps extends Props {
  view: PlanView;
  plan: ShownPlan;
  form: React.ReactNode;
  open: boolean;
}

function Shown({ view, plan, address, onAddress, form, open }: ShownProps) {
  const rows = plan.classes.filter((one) => isShown(one, address));
  const line = plan.lines.find(({ id }) => id === address.dong);
  return (
    <Split
      keep
      width={344}
      panel={
        open ? (
          form
        ) : line ? (
          <LinePanel
            {...{ line, classes: plan.classes, year: view.year }}
            onClose={() => onAddress({ ...address, dong: undefined })}
          />
        ) : undefined
      }
    >
      <FactStrip
        state={<StateLabel boxed state={stateMarks[plan.state]} words={stateLabels[plan.state]} />}
        facts={factsOf(plan)}
      />
      <Next view={view} plan={plan} />
      {view.seesAll && plan.version === null ? <ConflictsLine year={view.year} /> : null}
      <PlanChain view={view} />
      {plan.classes.length > 0 ? (
        <>
          <Card title="Lớp theo đơn vị và tháng khai giảng" aside="bấm số để xem lớp" flush>
            <ClassMatrix classes={plan.classes} address={address} />
          </Card>
          <Card
            flush
            title={rows.length < plan.classes.length ? 'Lớp đang lọc' : 'Các lớp của kế hoạch'}
            aside={
              rows.length < plan.classes.length ? (
                <FilterMark
                  label="Đang xem"
                  value={`${rows.length}/${plan.classes.length} lớp`}
                  onRemove={() => onAddress({ nam: address.nam, ban: address.ban })}
                />
              ) : (
                `${plan.classes.length} lớp`
              )
            }
          >
            <ClassTable
              {...{ classes: rows, of: plan.classes.length, lines: plan.lines }}
              selected={address.dong ?? null}
              onSelect={(dong) => onAddress({ ...address, dong })}
            />
          </Card>
        </>
      ) : (
        <Card>
          <NoClasses view={view} plan={plan} />
        </Card>
      )}
      <PlanHistory steps={plan.steps} />
    </Split>
  );
}

const isShown = ({ provider, month }: PlannedClass, { donVi, thang }: PlanAddress): boolean =>
  (donVi === undefined || (provider?.id ?? NOWHERE) === donVi) && (thang === undefined || month === thang);

function factsOf(plan: ShownPlan) {
  const { lines, heads, needs, classes, placed, providers } = figuresOf(plan);
  return [
    { label: 'Dòng', value: formatNumber(lines), note: `từ ${formatNumber(needs)} nhu cầu` },
    { label: 'Người', value: formatNumber(heads) },
    { label: 'Lớp đã có nơi mở', value: `${formatNumber(placed)}/${formatNumber(classes)}` },
    { label: 'Đơn vị mở lớp', value: formatNumber(providers) },
  ];
}

function NoClasses({ view, plan }: { view: PlanView; plan: ShownPlan }) {
  const { draft } = view.acts;
  if (!view.seesAll)
    return (
      <EmptyState title={`Kế hoạch năm ${view.year} chưa được phê duyệt: ${stateLabels[plan.state]}.`} />
    );
  return plan.lines.length > 0 ? (
    <EmptyState
      title={`${plan.lines.length} dòng chưa chia thành lớp`}
      action={
        draft ? (
          <ButtonLink variant="filled" href={`/dao-tao/phan-bo?nam=${view.year}`}>
            Chia lớp và phân bổ
          </ButtonLink>
        ) : undefined
      }
    />
  ) : (
    <EmptyState
      title="Kế hoạch chưa có dòng nào"
      action={<ButtonLink href={`/dao-tao/nhu-cau?nam=${view.year}`}>Gộp nhu cầu thành dòng</ButtonLink>}
    />
  );
}

/** What comes next, and who does it. */
function Next({ view: { acts, year, seesAll }, plan }: { view: PlanView; plan: ShownPlan }) {
  if (plan.version !== null && seesAll)
    return <AlertLine tone="info">Đang xem bản {plan.version} như đã phê duyệt, không đổi được.</AlertLine>;
  const waiting = plan.classes.filter(({ provider }) => provider === null).length;
  if (acts.draft && waiting > 0)
    return (
      <AlertLine
        tone="look"
        action={
          <ButtonLink small href={`/dao-tao/phan-bo?nam=${year}`}>
            Phân bổ
          </ButtonLink>
        }
      >
        Còn {waiting}/{plan.classes.length} lớp chưa có nơi mở.
      </AlertLine>
    );
  const last = plan.steps.at(-1);
  if (last?.step === 'return' && seesAll)
    return (
      <AlertLine tone="look">
        Kế hoạch bị trả lại ngày {formatDate(last.onDay)}: {last.note}
      </AlertLine>
    );
  return acts.next && acts.why && seesAll ? <AlertLine tone="info">{shortened(acts.why)}</AlertLine> : null;
}

/** The refusal as a fact: nothing was tried yet. */
const shortened = (why: string) => why.replace(/ Chưa có gì được thay đổi[.;]/, '');

function StepForm({
  view: { plan, acts },
  panel,
  onClose,
}: {
  view: PlanView;
  panel: 'none' | 'step' | 'adjust';
  onClose(): void;
}) {
  if (!plan || panel === 'none') return null;
  if (panel === 'adjust') return <AdjustForm planId={plan.id} onClose={onClose} />;
  const waiting = plan.classes.filter(({ provider }) => provider === null).length;
  if (acts.next === 'send') return <SendForm planId={plan.id} unplaced={waiting} onClose={onClose} />;
  return acts.next === 'appraise' || acts.next === 'submit' || acts.next === 'approve' ? (
    <DecideForm key={acts.next} step={acts.next} planId={plan.id} onClose={onClose} />
  ) : null;
}
