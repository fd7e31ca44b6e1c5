import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ReadError } from '#accounts/components/read-error.tsx';
import { sentenceOf } from '#platform/http/client.ts';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { Button, ButtonLink } from '#platform/ui/button.tsx';
import { Card } from '#platform/ui/card.tsx';
import { ChoiceField } from '#platform/ui/choice-field.tsx';
import { FilterPill } from '#platform/ui/filter-pill.tsx';
import { Actions, Split, Stack, Toolbar } from '#platform/ui/layout.tsx';
import { PageHead } from '#platform/ui/page-head.tsx';
import { EmptyState, LoadingRows } from '#platform/ui/states.tsx';
import { TrainingTabs } from '../../components/training-tabs.tsx';
import { trainingNeedsApi } from '../api.ts';
import { CallForm, DueForm } from '../components/call-forms.tsx';
import { CallStrip } from '../components/call-strip.tsx';
import { NeedForm } from '../components/need-form.tsx';
import { NeedTable } from '../components/need-table.tsx';
import { AnswerTable, ProgrammeSums, sumsOf } from '../components/sums.tsx';
import { useNeedsActs } from '../components/use-needs-act.ts';
import { programmeOf } from '../rules.ts';
import type { Need, NeedsAddress, NeedsView } from '../schema.ts';

const help =
  'Mỗi năm một đợt: các cơ quan ghi hoặc nhập nhu cầu, gửi trước hạn; cơ quan thống nhất gộp nhu cầu giống nhau thành dòng của kế hoạch.';

interface Props {
  address: NeedsAddress;
  onAddress(address: NeedsAddress): void;
}
type Panel = 'none' | 'call' | 'due' | 'new' | Need;

/** What agencies need of a year, until when they say so, and who has not. */
export function TrainingNeedsPage({ address, onAddress }: Props) {
  const [panel, setPanel] = useState<Panel>('none');
  const input = address.nam ? { year: address.nam } : {};
  const found = useQuery(trainingNeedsApi.trainingNeeds.view.queryOptions({ input }));
  const view = found.data;
  const close = () => setPanel('none');
  return (
    <>
      <PageHead
        title="Đào tạo"
        help={help}
        beside={<TrainingTabs at="needs" />}
        actions={view ? <HeadActions {...{ view, panel, setPanel }} /> : null}
      />
      {found.isPending ? <LoadingRows rows={8} /> : null}
      {found.isError ? <ReadError title="Không mở được nhu cầu đào tạo" query={found} /> : null}
      {view ? (
        <Split keep width={404} panel={<PanelOf {...{ view, panel, close, address }} />}>
          <Year {...{ view, address, onAddress }} />
          {view.call ? <CallStrip call={view.call} view={view} /> : null}
          {view.call?.note ? <AlertLine tone="info">{view.call.note}</AlertLine> : null}
          <CallActs {...{ view, setPanel }} />
          <Needs {...{ view, address, onAddress }} onEdit={setPanel} />
        </Split>
      ) : null}
    </>
  );
}

function HeadActions({
  view,
  panel,
  setPanel,
}: {
  view: NeedsView;
  panel: Panel;
  setPanel(to: Panel): void;
}) {
  const { call, writesFor, mayOpen, year } = view;
  if (panel !== 'none') return null;
  if (!call)
    return mayOpen ? (
      <Button variant="filled" onClick={() => setPanel('call')}>
        Mở đợt đề nghị nhu cầu
      </Button>
    ) : null;
  if (writesFor.length === 0) return null;
  const why = call.state === 'closed' ? 'đợt đã đóng' : undefined;
  return (
    <Actions>
      {why ? null : <ButtonLink href={`/dao-tao/nhu-cau/nhap?nam=${year}`}>Nhập từ Excel</ButtonLink>}
      <Button variant="filled" why={why} onClick={() => setPanel('new')}>
        Lập nhu cầu
      </Button>
    </Actions>
  );
}

/** Nothing where nothing is being written, so that the table has the whole width. */
function PanelOf({
  view,
  panel,
  close,
  address,
}: {
  view: NeedsView;
  panel: Panel;
  close(): void;
  address: NeedsAddress;
}) {
  if (panel === 'none') return null;
  if (panel === 'call') return <CallForm year={view.year} onClose={close} />;
  if (panel === 'due') return view.call ? <DueForm call={view.call} onClose={close} /> : null;
  const need = panel === 'new' ? null : panel;
  const agencyId = view.writesFor.find(({ id }) => id === address.coQuan)?.id ?? null;
  return <NeedForm key={need?.id ?? 'new'} {...{ view, need, agencyId }} onClose={close} />;
}

function Year({ view: { years, year }, address, onAddress }: Props & { view: NeedsView }) {
  if (years.length < 2) return null;
  return (
    <Toolbar>
      <FilterPill
        label="Năm"
        options={years.map((one) => ({ value: String(one), label: String(one) }))}
        value={String(year)}
        onChange={(nam) => onAddress({ ...address, nam: nam ? Number(nam) : undefined })}
      />
    </Toolbar>
  );
}

/** What the desk does with the call, and what waits for it. */
function CallActs({ view, setPanel }: { view: NeedsView; setPanel(to: Panel): void }) {
  const { closeCall } = useNeedsActs();
  const { call, mayOpen, mayMerge, unmerged, year, seesAll } = view;
  if (!call || !seesAll) return null;
  return (
    <>
      {unmerged > 0 ? (
        <AlertLine
          tone="info"
          action={
            <ButtonLink small href={`/dao-tao/gop?nam=${year}`}>
              {mayMerge ? 'Gộp nhu cầu' : 'Xem việc gộp'}
            </ButtonLink>
          }
        >
          {unmerged} nhu cầu đã gửi chưa vào dòng nào của kế hoạch.
        </AlertLine>
      ) : null}
      {closeCall.error ? (
        <AlertLine tone="look" live>
          {sentenceOf(closeCall.error)}
        </AlertLine>
      ) : null}
      <Actions>
        {unmerged === 0 ? <ButtonLink href={`/dao-tao/gop?nam=${year}`}>Các dòng đã gộp</ButtonLink> : null}
        {mayOpen ? (
          <Button onClick={() => setPanel('due')}>
            {call.state === 'closed' ? 'Mở lại đợt' : 'Đặt hạn mới'}
          </Button>
        ) : null}
        {mayOpen && call.state !== 'closed' ? (
          <Button busy={closeCall.isPending} onClick={() => closeCall.mutate({ year })}>
            Đóng đợt
          </Button>
        ) : null}
      </Actions>
    </>
  );
}

function Needs({ view, address, onAddress, onEdit }: Props & { view: NeedsView; onEdit(need: Need): void }) {
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
          <NeedTable {...{ view, acts, onEdit }} needs={shown} />
        ) : (
          <NoNeed view={view} acts={acts} />
        )}
      </Card>
    </Stack>
  );
}

function Filters({ view, address, onAddress }: Props & { view: NeedsView }) {
  const { needs, answers } = view;
  const missing = answers.filter(({ state }) => state === 'missing' || state === 'draft').length;
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
          { value: 'tung', label: 'Từng nhu cầu' },
          { value: 'chuong-trinh', label: `Theo chương trình ${sumsOf(needs).length}` },
          { value: 'co-quan', label: `Theo cơ quan, ${missing} chưa gửi` },
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

function NoCall({ view: { year, mayOpen } }: { view: NeedsView }) {
  return (
    <Card>
      <EmptyState title={`Năm ${year} chưa có đợt đề nghị nhu cầu`}>
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
