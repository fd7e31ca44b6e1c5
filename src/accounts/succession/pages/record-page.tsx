import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { sentenceOf } from '#platform/http/client.ts';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { Button, ButtonLink } from '#platform/ui/button.tsx';
import { Card } from '#platform/ui/card.tsx';
import { ChoiceField, TickField } from '#platform/ui/choice-field.tsx';
import { DateField } from '#platform/ui/date-field.tsx';
import { Actions, Split } from '#platform/ui/layout.tsx';
import { useNavigate } from '#platform/ui/link.tsx';
import { PageHead } from '#platform/ui/page-head.tsx';
import type { SelectOption } from '#platform/ui/select-field.tsx';
import { EmptyState, LoadingRows } from '#platform/ui/states.tsx';
import { TextField } from '#platform/ui/text-field.tsx';
import { accountsApi } from '../../api.ts';
import { agencyLines } from '../../components/agency-tree.ts';
import { Fields, Pair } from '../../components/entry.tsx';
import { ReadError } from '../../components/read-error.tsx';
import { useViewer } from '../../components/viewer.tsx';
import { may } from '../../permissions.ts';
import { successionsApi } from '../api.ts';
import { FromFields } from '../components/from-fields.tsx';
import { HeirFields } from '../components/heir-fields.tsx';
import { TouchedCard } from '../components/touched-card.tsx';
import { type Draft, freshHeir, sentOf, useDraft } from '../components/use-draft.ts';
import { kindHints, kindLabels } from '../labels.ts';
import { SuccessionKind, type Touched } from '../schema.ts';

interface Props {
  /** The agency from which somebody came here. */
  fromId?: string | undefined;
  /** What the rooms above say of the open work of these agencies. */
  work(agencyIds: string[]): ReactNode;
  /** Where its open work is given to its new owners. */
  assignAt: string;
}

/** What a decision does to agencies: seen whole before it is recorded. */
export function RecordPage({ fromId, work, assignAt }: Props) {
  const viewer = useViewer();
  const agencies = useQuery(accountsApi.agencies.list.queryOptions());
  if (!may(viewer, 'succession.record'))
    return (
      <EmptyState title="Đồng chí không ghi nhận thay đổi của cơ quan">
        Chuyên viên theo dõi và quản trị làm việc này. Báo chuyên viên kèm quyết định.
      </EmptyState>
    );
  if (agencies.isPending) return <LoadingRows rows={8} />;
  if (agencies.isError) return <ReadError title="Không mở được danh bạ cơ quan" query={agencies} />;
  const options = agencyLines(agencies.data, viewer.today)
    .filter(({ exists }) => exists)
    .map(({ agency, name }) => ({ value: agency.id, label: name.name }));
  return (
    <>
      <PageHead
        title="Ghi nhận sáp nhập, tách, đổi tên"
        crumbs={[{ label: 'Cơ quan', href: '/co-quan' }, { label: 'Ghi nhận thay đổi' }]}
        help="Cơ quan cũ giữ nguyên trong hồ sơ của thời gian trước; từ ngày hiệu lực, người và quyền theo cơ quan mới. Việc dở không tự chuyển: chuyên viên xác nhận cơ quan tiếp nhận từng việc hoặc cả loạt."
      />
      <Recording options={options} fromId={fromId} work={work} assignAt={assignAt} />
    </>
  );
}

function Recording({ options, fromId, work, assignAt }: Props & { options: SelectOption[] }) {
  const viewer = useViewer();
  const navigate = useNavigate();
  const client = useQueryClient();
  const { draft, set, setKind } = useDraft(fromId);
  const touched = useQuery(
    successionsApi.successions.preview.queryOptions({
      input: { fromIds: draft.fromIds },
      enabled: draft.fromIds.length > 0,
    }),
  );
  const record = useMutation(
    successionsApi.successions.record.mutationOptions({
      onSuccess: async () => {
        await client.invalidateQueries();
        navigate(draft.kind !== 'rename' && may(viewer, 'succession.assign') ? assignAt : '/co-quan');
      },
    }),
  );
  const nameOf = (id: string | null) => options.find(({ value }) => value === id)?.label ?? '';
  const heirNames = draft.heirs.map(({ born, agencyId }) => born?.name ?? nameOf(agencyId));
  return (
    <Split
      keep
      width={420}
      panel={
        touched.data ? (
          <TouchedCard
            draft={draft}
            touched={touched.data}
            heirNames={heirNames}
            onPlaces={(places) => set({ places })}
            work={work(draft.fromIds)}
          />
        ) : (
          <Card title="Thay đổi này động đến">
            {touched.isError ? (
              <AlertLine tone="look">{sentenceOf(touched.error)}</AlertLine>
            ) : (
              'Chọn cơ quan để xem trước: việc đang mở, người, đơn vị trực thuộc.'
            )}
          </Card>
        )
      }
    >
      <Card label="Thay đổi theo quyết định" current>
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            record.mutate(sentOf(draft, touched.data));
          }}
        >
          <Fields>
            <ChoiceField
              label="Việc gì xảy ra"
              options={SuccessionKind.options.map((value) => ({ value, label: kindLabels[value] }))}
              value={draft.kind}
              onChange={setKind}
            />
            <p style={{ margin: 0, color: 'var(--text-2)' }}>{kindHints[draft.kind]}</p>
            <FromFields
              many={draft.kind === 'merge'}
              options={options}
              chosen={draft.fromIds}
              onChange={(fromIds) => set({ fromIds, places: {} })}
            />
            <Outcome draft={draft} set={set} options={options} />
            <DateField
              label="Có hiệu lực từ ngày"
              required
              max={viewer.today}
              value={draft.happenedOn}
              onChange={(happenedOn) => set({ happenedOn })}
            />
            <TextField
              label="Theo quyết định"
              hint="Số, ký hiệu và ngày, như in trên văn bản."
              required
              value={draft.decision}
              onChange={(decision) => set({ decision })}
            />
            <TextField
              label="Nguồn"
              hint="Bản giấy lưu ở đâu, hoặc trang đã đăng."
              required
              value={draft.source}
              onChange={(source) => set({ source })}
            />
            {record.isError ? (
              <AlertLine tone="look" live>
                {sentenceOf(record.error)}
              </AlertLine>
            ) : null}
            <Actions>
              <Button
                variant="filled"
                type="submit"
                busy={record.isPending}
                disabled={!isWhole(draft, touched.data)}
              >
                Ghi nhận
              </Button>
              <ButtonLink href="/co-quan">Thôi</ButtonLink>
            </Actions>
          </Fields>
        </form>
      </Card>
    </Split>
  );
}

/** Whether everything is filled in; what is wrong with it, the server says. */
function isWhole(draft: Draft, touched: Touched | undefined): boolean {
  const heirs = draft.heirs.every(({ agencyId, born }) => (born ? born.name && born.shortName : agencyId));
  const named = draft.kind !== 'rename' || (draft.name.name.length > 2 && draft.name.shortName.length > 0);
  const [said, known] = [draft.decision.trim().length >= 5, draft.source.trim().length >= 3];
  return Boolean(draft.fromIds.length > 0 && draft.happenedOn && said && known && heirs && named && touched);
}

/** What becomes of it: a new name, or who takes over. */
function Outcome({
  draft,
  set,
  options,
}: {
  draft: Draft;
  set(patch: Partial<Draft>): void;
  options: SelectOption[];
}) {
  const { kind, heirs, name, livesOn, scope, fromIds } = draft;
  if (kind === 'rename')
    return (
      <Pair>
        <TextField
          label="Tên mới"
          required
          value={name.name}
          onChange={(to) => set({ name: { ...name, name: to } })}
        />
        <TextField
          label="Tên viết tắt mới"
          required
          value={name.shortName}
          onChange={(shortName) => set({ name: { ...name, shortName } })}
        />
      </Pair>
    );
  const several = kind === 'split' || kind === 'abolish';
  return (
    <>
      {heirs.map((heir, at) => (
        <HeirFields
          key={heir.key}
          title={heirs.length > 1 ? `Cơ quan tiếp nhận ${at + 1}` : 'Cơ quan tiếp nhận'}
          heir={heir}
          options={options.filter(({ value }) => !fromIds.includes(value))}
          onChange={(next) => set({ heirs: heirs.map((one) => (one.key === heir.key ? next : one)) })}
          onRemove={
            several && heirs.length > 1
              ? () => set({ heirs: heirs.filter((one) => one.key !== heir.key), places: {} })
              : undefined
          }
        />
      ))}
      {several ? (
        <span>
          <Button small onClick={() => set({ heirs: [...heirs, freshHeir()] })}>
            Thêm cơ quan tiếp nhận
          </Button>
        </span>
      ) : null}
      {kind === 'split' ? (
        <TickField
          label="Cơ quan cũ còn hoạt động, với phần việc còn lại"
          checked={livesOn}
          onChange={(next) => set({ livesOn: next })}
        />
      ) : null}
      {kind === 'transfer' ? (
        <TextField
          label="Phần việc chuyển"
          hint="Theo lời của quyết định; để trống nếu quyết định không nêu."
          value={scope}
          onChange={(next) => set({ scope: next })}
        />
      ) : null}
    </>
  );
}
