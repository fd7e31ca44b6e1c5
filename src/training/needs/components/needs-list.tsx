import { sentenceOf } from '#platform/http/client.ts';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { Button } from '#platform/ui/button.tsx';
import { Card } from '#platform/ui/card.tsx';
import { ChoiceField } from '#platform/ui/choice-field.tsx';
import { FilterPill } from '#platform/ui/filter-pill.tsx';
import { Stack, Toolbar } from '#platform/ui/layout.tsx';
import { EmptyState } from '#platform/ui/states.tsx';
import { LoadTraining } from '../../example/components/load-training.tsx';
import { programmeOf } from '../rules.ts';
import type { Need, NeedsAddress, NeedsView } from '../schema.ts';
import { NeedTable } from './need-table.tsx';
import { AnswerTable, ProgrammeSums, sumsOf } from './sums.tsx';
import { useNeedsActs } from './use-needs-act.ts';

interface Props {
  address: NeedsAddress;
  onAddress(address: NeedsAddress): void;
}

interface NeedsProps extends Props {
  view: NeedsView;
  onEdit(need: Need): void;
  beside: boolean;
}

/** The needs themselves: one by one, by programme, by agency; what waits to be sent stands first. */
export function Needs({ view, address, onAddress, onEdit, beside }: NeedsProps) {
  const acts = useNeedsActs();
  const { call, needs, answers, seesAll, year } = view;
  if (!call) return <NoCall view={view} />;
  const error = acts.drop.error ?? acts.takeBack.error ?? acts.send.error ?? acts.sayNone.error;
  const shown = needs.filter(
    (need) =>
      (!address.coQuan || need.agency.id === address.coQuan) &&
      (!address.chuongTrinh || programmeOf(need) === address.chuongTrinh),
  );
  const hrefOf = (name: string) => (value: string) =>
    `/dao-tao/nhu-cau?nam=${year}&${name}=${encodeURIComponent(value)}`;
  const sums = seesAll && !address.coQuan && !address.chuongTrinh ? address.xem : undefined;
  return (
    <Stack>
      {error ? (
        <AlertLine tone="look" live>
          {sentenceOf(error)}
        </AlertLine>
      ) : null}
      <Drafts {...{ view, acts }} />
      {seesAll ? <Filters {...{ view, address, onAddress }} /> : null}
      <Card flush label="Nhu cầu">
        {sums === 'chuong-trinh' ? <ProgrammeSums needs={needs} hrefOf={hrefOf('chuongTrinh')} /> : null}
        {sums === 'co-quan' ? <AnswerTable answers={answers} hrefOf={hrefOf('coQuan')} /> : null}
        {sums ? null : needs.length > 0 ? (
          <NeedTable {...{ view, acts, onEdit, beside }} needs={shown} />
        ) : (
          <NoNeed view={view} acts={acts} />
        )}
      </Card>
    </Stack>
  );
}

function Filters({ view, address, onAddress }: Props & { view: NeedsView }) {
  const { needs } = view;
  const asked = new Map(needs.map(({ agency }) => [agency.id, agency.name]));
  return (
    <Toolbar>
      <ChoiceField
        label="Cách xem"
        hideLabel
        look="segments"
        value={address.xem ?? 'tung'}
        onChange={(xem) => onAddress({ nam: address.nam, xem: xem === 'tung' ? undefined : xem })}
        options={[
          { value: 'tung', label: 'Nhu cầu' },
          { value: 'chuong-trinh', label: 'Chương trình' },
          { value: 'co-quan', label: 'Cơ quan' },
        ]}
      />
      {address.xem ? null : (
        <>
          <FilterPill
            label="Cơ quan"
            options={[...asked].map(([value, label]) => ({ value, label }))}
            value={address.coQuan ?? null}
            onChange={(coQuan) => onAddress({ ...address, coQuan: coQuan ?? undefined })}
          />
          <FilterPill
            label="Chương trình"
            options={sumsOf(needs).map(({ key, name, needs: own }) => ({
              ...{ value: key, label: name, count: own.length },
            }))}
            value={address.chuongTrinh ?? null}
            onChange={(key) => onAddress({ ...address, chuongTrinh: key ?? undefined })}
          />
        </>
      )}
    </Toolbar>
  );
}

type Acts = { view: NeedsView; acts: ReturnType<typeof useNeedsActs> };

/** What one's agency has written and not sent: it waits for one press. */
function Drafts({ view: { needs, year, call }, acts }: Acts) {
  if (call?.state === 'closed') return null;
  const drafts = Map.groupBy(
    needs.filter(({ sentOn, mayWrite }) => sentOn === null && mayWrite),
    ({ agency }) => agency.id,
  );
  return [...drafts].map(([agencyId, own]) => (
    <AlertLine
      key={agencyId}
      tone="look"
      action={
        <Button
          small
          variant="filled"
          busy={acts.send.isPending}
          onClick={() => acts.send.mutate({ year, agencyId })}
        >
          Gửi {own.length} nhu cầu
        </Button>
      }
    >
      {own[0]?.agency.name} còn {own.length} nhu cầu chưa gửi.
    </AlertLine>
  ));
}

function NoCall({ view: { year, years, mayOpen } }: { view: NeedsView }) {
  return (
    <Card>
      <EmptyState
        title={`Năm ${year} chưa có đợt đề nghị nhu cầu`}
        action={years.length < 2 ? <LoadTraining /> : null}
      >
        {mayOpen
          ? 'Mở đợt với hạn gửi; đầu mối và thủ trưởng mọi cơ quan được báo trong hộp việc.'
          : 'Cơ quan thống nhất kế hoạch mở đợt; khi mở, đồng chí được báo trong hộp việc.'}
      </EmptyState>
    </Card>
  );
}

function NoNeed({ view, acts }: Acts) {
  const { answers, seesAll, writesFor, year, call } = view;
  const [own] = answers;
  if (seesAll || !own)
    return <EmptyState title={`Chưa có cơ quan nào gửi nhu cầu, trong ${answers.length} cơ quan`} />;
  const none = own.state === 'none';
  const turn = () => acts.sayNone.mutate({ year, agencyId: own.agency.id, none: !none });
  return (
    <EmptyState
      title={
        none ? `${own.agency.name} đã trả lời: không có nhu cầu` : `${own.agency.name} chưa có nhu cầu nào`
      }
      action={
        writesFor.length > 0 && call?.state !== 'closed' ? (
          <Button busy={acts.sayNone.isPending} onClick={turn}>
            {none ? 'Rút trả lời ấy' : 'Trả lời: không có nhu cầu'}
          </Button>
        ) : null
      }
    >
      {none
        ? 'Rút trả lời nếu có nhu cầu phát sinh.'
        : 'Lập từng nhu cầu hoặc nhập từ Excel, rồi gửi; không có thì trả lời là không có.'}
    </EmptyState>
  );
}
