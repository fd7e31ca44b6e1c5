import { formatDate } from '@dondoc/vietnamese';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ActForm } from '#accounts/components/act-form.tsx';
import { ReadError } from '#accounts/components/read-error.tsx';
import { useAfterAct } from '#accounts/components/use-after-act.ts';
import { useViewer } from '#accounts/components/viewer.tsx';
import { sentenceOf } from '#platform/http/client.ts';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { Button, ButtonLink } from '#platform/ui/button.tsx';
import { Card } from '#platform/ui/card.tsx';
import { ReasonDialog } from '#platform/ui/confirm-dialog.tsx';
import { DateField } from '#platform/ui/date-field.tsx';
import { Facts, Split, Stack } from '#platform/ui/layout.tsx';
import { Link } from '#platform/ui/link.tsx';
import { PageHead } from '#platform/ui/page-head.tsx';
import { SelectField } from '#platform/ui/select-field.tsx';
import { StateLabel } from '#platform/ui/state-label.tsx';
import { LoadingRows } from '#platform/ui/states.tsx';
import { TextField } from '#platform/ui/text-field.tsx';
import { urgencyLabels } from '../../labels.ts';
import { registersApi } from '../api.ts';
import { EntryForm } from '../components/entry-form.tsx';
import { bookLabels, periodWords, settlingWords, stateCodes, stateLabels } from '../labels.ts';
import { tooLongFor } from '../rules.ts';
import type { Entry, EntryView } from '../schema.ts';

/** One number of a book: what it says, what it said before, what became of it. */
export function EntryPage({ id }: { id: string }) {
  const found = useQuery(registersApi.registers.get.queryOptions({ input: { id } }));
  const [open, setOpen] = useState<'fill' | 'settle' | 'dossier' | null>(null);
  if (found.isPending) return <LoadingRows rows={8} />;
  if (found.isError) return <ReadError title="Không mở được số này" query={found} />;
  const { entry, earlier } = found.data;
  const { book, entryNumber, paper, cancelled, lateAfter, twinWhy } = entry;
  const long = paper ? tooLongFor(paper) : [];
  return (
    <>
      <PageHead
        crumbs={[
          { label: bookLabels[book], href: `/so-van-ban?so=${book === 'in' ? 'den' : 'di'}` },
          { label: `số ${entryNumber}` },
        ]}
        title={
          paper ? nameOf(entry) : `Số ${entryNumber}: ${stateLabels[entry.state].toLocaleLowerCase('vi')}`
        }
        subtitle={paper?.subject}
        beside={<StateLabel state={stateCodes[entry.state]} words={stateLabels[entry.state]} />}
        actions={<Acts entry={entry} onOpen={setOpen} />}
      />
      <Stack>
        {cancelled ? (
          <AlertLine tone="info">
            Số đã huỷ ngày {formatDate(cancelled.on)}: {cancelled.why}
          </AlertLine>
        ) : null}
        {lateAfter ? (
          <AlertLine tone="look">Vào sổ muộn: hạn là ngày {formatDate(lateAfter)}.</AlertLine>
        ) : null}
        {twinWhy ? (
          <AlertLine tone="info">Đã có văn bản trùng trong sổ; vẫn ghi vì: {twinWhy}</AlertLine>
        ) : null}
        {long.length > 0 ? (
          <AlertLine tone="info">Khi xuất tệp trao đổi cần rút gọn: {long.join('; ')}.</AlertLine>
        ) : null}
        {open === 'fill' ? (
          <EntryForm {...{ book, entry }} documentId={null} onClose={() => setOpen(null)} />
        ) : null}
        {open === 'settle' ? <SettleForm id={entry.id} onClose={() => setOpen(null)} /> : null}
        {open === 'dossier' ? <DossierForm id={entry.id} onClose={() => setOpen(null)} /> : null}
        <Split
          width={404}
          keep
          panel={
            paper && !cancelled ? (
              <Card title="Giải quyết">
                <Facts facts={settlingOf(entry)} labelWidth={110} />
              </Card>
            ) : null
          }
        >
          <Card title={`Trong ${bookLabels[book].toLocaleLowerCase('vi')}`}>
            <Facts facts={factsOf(entry)} labelWidth={150} />
          </Card>
          <Earlier earlier={earlier} />
        </Split>
      </Stack>
    </>
  );
}

type FactList = Parameters<typeof Facts>[0]['facts'];

const nameOf = ({ paper, fullNumber, entryNumber }: Entry): string =>
  [paper?.typeName ?? paper?.type, fullNumber].filter(Boolean).join(' ') || `Số ${entryNumber}`;
const or = (said: string | null | undefined) => said ?? 'chưa ghi';
const day = (said: string | null | undefined) => (said ? formatDate(said) : 'chưa ghi');

function factsOf(entry: Entry): FactList {
  const { paper, registeredOn, isGiven, book, entryNumber } = entry;
  const head: FactList = [
    [book === 'in' ? 'Số đến' : 'Số', `${entryNumber} · ${periodWords(entry)}`],
    ['Vào sổ', `${formatDate(registeredOn)}${isGiven ? '' : ' (chép từ sổ giấy)'}`],
  ];
  if (!paper) return head;
  const sizes = [
    paper.pages === null ? null : `${paper.pages} trang`,
    paper.copies === null ? null : `${paper.copies} bản`,
  ];
  const signer = [paper.signerPosition, paper.signer].filter(Boolean).join(' ');
  return [
    ...head,
    [book === 'in' ? 'Ngày đến' : 'Ngày gửi', day(paper.movedOn)],
    ['Ngày văn bản', day(paper.issuedOn)],
    ['Cơ quan ban hành', or(paper.issuer)],
    [book === 'in' ? 'Chuyển cho' : 'Nơi nhận', or(paper.toWhom)],
    ['Số trang, số bản', sizes.filter(Boolean).join(', ') || 'chưa ghi'],
    ['Độ khẩn', paper.urgency ? (urgencyLabels[paper.urgency] ?? '') : 'thường'],
    ...(signer ? ([['Người ký', signer]] as FactList) : []),
    ...(paper.note ? ([['Ghi chú', paper.note]] as FactList) : []),
  ];
}

/** What it waits for, what was done about it, where it lies. */
function settlingOf(entry: Entry): FactList {
  const { paper, dossiers, book, delivered, received } = entry;
  const file = paper?.documentId;
  return [
    ['Hạn trả lời', paper?.dueOn ? formatDate(paper.dueOn) : 'không hẹn'],
    ['Kết quả', settlingWords(entry) || 'chưa có'],
    ['Hồ sơ', dossiers.join(', ') || 'chưa vào hồ sơ nào'],
    ...(book === 'out' && delivered > 0 ? ([['Ký nhận', `${received}/${delivered} nơi`]] as FactList) : []),
    [
      'Tệp',
      file ? (
        <Link key="file" href={`/van-ban/${file}`}>
          Mở văn bản
        </Link>
      ) : (
        'chưa có tệp'
      ),
    ],
  ];
}

function Earlier({ earlier }: Pick<EntryView, 'earlier'>) {
  if (earlier.length === 0) return null;
  return (
    <Card title="Trước khi sửa" aside={`${earlier.length} lần`}>
      <ul>
        {earlier.map((one) => (
          <li key={String(one.at)}>
            {[one.fullNumber, one.issuer, one.issuedOn && formatDate(one.issuedOn), one.subject]
              .filter(Boolean)
              .join(' · ')}
            {one.by ? ` (${one.by} sửa)` : ''}
          </li>
        ))}
      </ul>
    </Card>
  );
}

type Opening = 'fill' | 'settle' | 'dossier';

function Acts({ entry, onOpen }: { entry: Entry; onOpen(form: Opening): void }) {
  const { role } = useViewer();
  const [isCancelling, setCancelling] = useState(false);
  const after = useAfterAct(() => setCancelling(false));
  const cancel = useMutation(registersApi.registers.cancel.mutationOptions({ onSuccess: after }));
  const unsettle = useMutation(registersApi.registers.unsettle.mutationOptions({ onSuccess: useAfterAct() }));
  const { paper, settled } = entry;
  const links = paper ? (
    <ButtonLink href={`/van-ban/${paper.documentId ?? entry.id}/lien-ket`}>Văn bản liên quan</ButtonLink>
  ) : null;
  if (role !== 'clerk' || entry.cancelled) return links;
  return (
    <>
      {links}
      {paper ? <Button onClick={() => onOpen('dossier')}>Đưa vào hồ sơ</Button> : null}
      {settled ? (
        <Button busy={unsettle.isPending} onClick={() => unsettle.mutate({ id: entry.id })}>
          Rút kết quả ghi nhầm
        </Button>
      ) : paper ? (
        <Button onClick={() => onOpen('settle')}>Ghi đã giải quyết</Button>
      ) : null}
      <Button onClick={() => setCancelling(true)}>Huỷ số</Button>
      <Button variant="filled" onClick={() => onOpen('fill')}>
        {paper ? 'Sửa' : 'Ghi văn bản vào số'}
      </Button>
      <ReasonDialog
        opened={isCancelling}
        onClose={() => setCancelling(false)}
        title={`Huỷ số ${entry.entryNumber}? Số này không được cho lại.`}
        verb="Huỷ số"
        busy={cancel.isPending}
        onConfirm={(why) => cancel.mutate({ id: entry.id, why })}
      >
        {cancel.error ? sentenceOf(cancel.error) : null}
      </ReasonDialog>
    </>
  );
}

function SettleForm({ id, onClose }: { id: string; onClose(): void }) {
  const { today } = useViewer();
  const [on, setOn] = useState<string | null>(today);
  const [how, setHow] = useState('');
  const act = useMutation(registersApi.registers.settle.mutationOptions({ onSuccess: useAfterAct(onClose) }));
  const why = on && how.trim().length >= 3 ? undefined : 'chưa ghi kết quả';
  return (
    <ActForm
      title="Ghi đã giải quyết"
      verb="Ghi"
      {...{ act, why, onClose }}
      onSubmit={() => on && act.mutate({ id, on, how })}
    >
      <DateField label="Ngày" required value={on} onChange={setOn} max={today} />
      <TextField label="Kết quả" required value={how} onChange={setHow} />
    </ActForm>
  );
}

function DossierForm({ id, onClose }: { id: string; onClose(): void }) {
  const found = useQuery(registersApi.dossiers.list.queryOptions());
  const [dossierId, setDossier] = useState<string | null>(null);
  const act = useMutation(registersApi.dossiers.put.mutationOptions({ onSuccess: useAfterAct(onClose) }));
  const open = (found.data?.dossiers ?? []).filter(({ handedOverOn }) => handedOverOn === null);
  return (
    <ActForm
      title="Đưa vào hồ sơ"
      verb="Đưa vào"
      why={dossierId ? undefined : 'chưa chọn hồ sơ'}
      {...{ act, onClose }}
      onSubmit={() => dossierId && act.mutate({ id: dossierId, entryId: id })}
    >
      <SelectField
        label="Hồ sơ"
        required
        hint={
          open.length === 0 ? 'Chưa có hồ sơ nào đang mở. Lập hồ sơ ở thẻ «Hồ sơ» của trang sổ.' : undefined
        }
        options={open.map(({ id: value, code, title }) => ({ value, label: `${code} ${title}` }))}
        value={dossierId}
        onChange={setDossier}
      />
    </ActForm>
  );
}
