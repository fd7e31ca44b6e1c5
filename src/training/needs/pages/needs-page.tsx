import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ReadError } from '#accounts/components/read-error.tsx';
import { sentenceOf } from '#platform/http/client.ts';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { Button, ButtonLink } from '#platform/ui/button.tsx';
import { FilterPill } from '#platform/ui/filter-pill.tsx';
import { Actions, Split, Toolbar } from '#platform/ui/layout.tsx';
import { PageHead } from '#platform/ui/page-head.tsx';
import { LoadingRows } from '#platform/ui/states.tsx';
import { TrainingTabs } from '../../components/training-tabs.tsx';
import { ConflictsLine } from '../../conflicts/components/conflicts-line.tsx';
import { trainingNeedsApi } from '../api.ts';
import { CallForm, DueForm } from '../components/call-forms.tsx';
import { CallStrip } from '../components/call-strip.tsx';
import { NeedForm } from '../components/need-form.tsx';
import { Needs } from '../components/needs-list.tsx';
import { useNeedsActs } from '../components/use-needs-act.ts';
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
        <Split
          keep
          width={404}
          panel={panel === 'none' ? null : <PanelOf {...{ view, panel, close, address }} />}
        >
          <Year {...{ view, address, onAddress }} />
          {view.call ? <CallStrip call={view.call} view={view} /> : null}
          {view.call?.note ? <AlertLine tone="info">{view.call.note}</AlertLine> : null}
          <CallActs {...{ view, setPanel }} />
          <Needs {...{ view, address, onAddress }} onEdit={setPanel} beside={panel !== 'none'} />
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

function PanelOf({
  view,
  panel,
  close,
  address,
}: {
  view: NeedsView;
  panel: Exclude<Panel, 'none'>;
  close(): void;
  address: NeedsAddress;
}) {
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
      <ConflictsLine year={year} />
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
