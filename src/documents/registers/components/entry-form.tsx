import { formatDate } from '@dondoc/vietnamese';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { z } from 'zod';
import { ActForm } from '#accounts/components/act-form.tsx';
import { Pair } from '#accounts/components/entry.tsx';
import { useAfterAct } from '#accounts/components/use-after-act.ts';
import { useViewer } from '#accounts/components/viewer.tsx';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { DateField } from '#platform/ui/date-field.tsx';
import { Link } from '#platform/ui/link.tsx';
import { SelectField } from '#platform/ui/select-field.tsx';
import { LoadingRows } from '#platform/ui/states.tsx';
import { TextField } from '#platform/ui/text-field.tsx';
import { urgencyLabels } from '../../labels.ts';
import { fullNumber, splitNumber } from '../../numbering/rules.ts';
import type { Book } from '../../numbering/schema.ts';
import { registersApi } from '../api.ts';
import { blankPaper, paperFault } from '../rules.ts';
import { type Entry, type RegisteredPaper, Twin, Urgency } from '../schema.ts';
import { OldFields, type OldNumber } from './old-fields.tsx';
import { typeOptions } from './paper-types.ts';

interface Props {
  book: Book;
  documentId: string | null;
  /** One that has its number: to fill it, or to set right what it says. */
  entry?: Entry;
  onClose(): void;
  /** A number was given. */
  onGiven?(id: string): void;
}

/** The paper in one's hand, with the stamp of arrival; from a document that was taken in its header fills the form. */
export function EntryForm(props: Props) {
  const { documentId } = props;
  const filled = useQuery({
    ...registersApi.registers.prefill.queryOptions({ input: { documentId: documentId ?? '' } }),
    enabled: documentId !== null,
  });
  if (documentId && filled.isPending) return <LoadingRows rows={4} />;
  return <Form {...props} start={props.entry?.paper ?? filled.data ?? null} />;
}

function Form({ book, entry, onClose, onGiven, start }: Props & { start: RegisteredPaper | null }) {
  const { today, office } = useViewer();
  const setting = useQuery(registersApi.numbering.get.queryOptions());
  const [paper, setPaper] = useState<RegisteredPaper>(
    start ?? {
      ...{ ...blankPaper, movedOn: today, copies: 1 },
      ...(book === 'out' ? { issuer: office.name, issuedOn: today } : {}),
    },
  );
  const [written, setWritten] = useState(start ? fullNumber(start.number, start.notation) : '');
  const [old, setOld] = useState<OldNumber | null>(null);
  const [twinWhy, setTwinWhy] = useState('');
  const [answers, setAnswers] = useState('');
  const after = useAfterAct(onClose);
  const register = useMutation(
    registersApi.registers.register.mutationOptions({
      onSuccess: async ({ id }) => {
        await after();
        onGiven?.(id);
      },
    }),
  );
  const fill = useMutation(registersApi.registers.fill.mutationOptions({ onSuccess: after }));
  const numbered = book === 'in' ? { ...paper, ...splitNumber(written) } : paper;
  const act = entry ? fill : register;
  const known = useTwins(book, numbered, entry?.id);
  const twins = book === 'in' ? known : twinsIn(act.error);
  const fault = paperFault(book, numbered, entry?.registeredOn ?? old?.registeredOn ?? today, today);
  const why = fault ?? (twins.length > 0 && twinWhy.trim().length < 3 ? 'chưa ghi lý do vẫn ghi' : undefined);
  const set = (part: Partial<RegisteredPaper>) => setPaper({ ...paper, ...part });
  const said = twinWhy.trim().length >= 3 ? twinWhy.trim() : null;
  const submit = () =>
    entry
      ? fill.mutate({ id: entry.id, paper: numbered, twinWhy: said })
      : register.mutate({ book, paper: numbered, old, twinWhy: said, answers: answers.trim() || null });
  const title = entry
    ? `Ghi văn bản của số ${entry.entryNumber}`
    : book === 'in'
      ? 'Ghi văn bản đến'
      : 'Cho số văn bản đi';
  return (
    <ActForm
      title={title}
      verb={entry ? 'Lưu' : book === 'in' ? 'Ghi và cho số' : 'Cho số'}
      {...{ act, why, onClose, onSubmit: submit }}
    >
      {book === 'in' ? (
        <IncomingHead {...{ paper, set, written }} onWritten={setWritten} />
      ) : (
        <OutgoingHead {...{ paper, set, symbol: setting.data?.setting.ownSymbol ?? office.shortName }} />
      )}
      <TwinLine twins={twins} why={twinWhy} onWhy={setTwinWhy} />
      <TextField
        label="Trích yếu"
        required
        value={paper.subject ?? ''}
        onChange={(subject) => set({ subject: subject || null })}
      />
      <TextField
        label={book === 'in' ? 'Chuyển cho' : 'Nơi nhận'}
        value={paper.toWhom ?? ''}
        onChange={(toWhom) => set({ toWhom: toWhom || null })}
      />
      <Pair>
        <DateField
          label={book === 'in' ? 'Ngày đến' : 'Ngày gửi'}
          value={paper.movedOn}
          onChange={(movedOn) => set({ movedOn })}
        />
        <DateField label="Hạn trả lời" value={paper.dueOn} onChange={(dueOn) => set({ dueOn })} />
        <SelectField
          label="Độ khẩn"
          clearable
          placeholder="thường"
          options={Urgency.options.map((value) => ({ value, label: urgencyLabels[value] ?? value }))}
          value={paper.urgency}
          onChange={(urgency) => set({ urgency: urgency as RegisteredPaper['urgency'] })}
        />
        <CountField label="Số trang" value={paper.pages} onChange={(pages) => set({ pages })} />
        <CountField label="Số bản" value={paper.copies} onChange={(copies) => set({ copies })} />
      </Pair>
      {book === 'out' ? (
        <Pair>
          <TextField
            label="Người ký"
            value={paper.signer ?? ''}
            onChange={(signer) => set({ signer: signer || null })}
          />
          <TextField
            label="Chức vụ"
            value={paper.signerPosition ?? ''}
            onChange={(position) => set({ signerPosition: position || null })}
          />
        </Pair>
      ) : null}
      <Pair>
        {entry ? null : (
          <TextField
            label="Trả lời văn bản số"
            hint={
              book === 'in'
                ? 'Nếu văn bản này trả lời một văn bản đã gửi đi.'
                : 'Văn bản đến ấy được tính là đã giải quyết.'
            }
            value={answers}
            onChange={setAnswers}
          />
        )}
        <TextField
          label="Ghi chú"
          value={paper.note ?? ''}
          onChange={(note) => set({ note: note || null })}
        />
      </Pair>
      {entry ? null : <OldFields value={old} onChange={setOld} />}
    </ActForm>
  );
}

interface HeadProps {
  paper: RegisteredPaper;
  set(part: Partial<RegisteredPaper>): void;
}

const typeOf = (type: string | null) => ({
  type,
  typeName: typeOptions.find((one) => one.value === type)?.label ?? null,
});

function IssuerField({ paper, set }: HeadProps) {
  return (
    <TextField
      label="Cơ quan ban hành"
      value={paper.issuer ?? ''}
      onChange={(issuer) => set({ issuer: issuer || null })}
    />
  );
}

function IncomingHead(props: HeadProps & { written: string; onWritten(written: string): void }) {
  const { paper, set, written, onWritten } = props;
  return (
    <>
      <Pair>
        <TextField
          label="Số, ký hiệu"
          hint="Như trên văn bản: 296-TB/VPTU"
          value={written}
          onChange={onWritten}
          data-autofocus
        />
        <DateField label="Ngày văn bản" value={paper.issuedOn} onChange={(issuedOn) => set({ issuedOn })} />
        <SelectField
          label="Loại"
          clearable
          options={typeOptions}
          value={paper.type}
          onChange={(type) => set(typeOf(type))}
        />
      </Pair>
      <IssuerField {...{ paper, set }} />
    </>
  );
}

/** The symbol by type and regime: the Party's TB/VPTU, CV/VPTU; the State's TB-UBND, a công văn of which names no type. */
function notationOf(regime: 'party' | 'state', type: string, symbol: string): string {
  if (regime === 'party') return `${type}/${symbol}`;
  return type === 'CV' ? symbol : `${type}-${symbol}`;
}

function OutgoingHead({ paper, set, symbol }: HeadProps & { symbol: string }) {
  const { regime } = useViewer().office;
  return (
    <>
      <Pair>
        <SelectField
          label="Loại"
          required
          options={typeOptions}
          value={paper.type}
          onChange={(type) =>
            set({ ...typeOf(type), notation: type ? notationOf(regime, type, symbol) : null })
          }
        />
        <TextField
          label="Ký hiệu"
          hint={regime === 'party' ? 'Sau số: TB/VPTU' : 'Sau số: TB-UBND; công văn: SNV-VP'}
          value={paper.notation ?? ''}
          onChange={(notation) => set({ notation: notation || null })}
        />
        <DateField
          label="Ngày văn bản"
          required
          value={paper.issuedOn}
          onChange={(issuedOn) => set({ issuedOn })}
        />
      </Pair>
      <IssuerField {...{ paper, set }} />
    </>
  );
}

function CountField({
  label,
  value,
  onChange,
}: {
  label: string;
  value: number | null;
  onChange(value: number | null): void;
}) {
  return (
    <TextField
      label={label}
      inputMode="numeric"
      value={value === null ? '' : String(value)}
      onChange={(typed) => onChange(/^\d{1,5}$/.test(typed) ? Number(typed) : null)}
    />
  );
}

/** The same number, symbol and issuer in the book already: asked for before anything is registered. */
function useTwins(book: Book, { number, notation, issuer }: RegisteredPaper, own: string | undefined) {
  const found = useQuery({
    ...registersApi.registers.twins.queryOptions({ input: { number, notation, issuer } }),
    enabled: book === 'in' && Boolean(number && notation),
  });
  return (found.data ?? []).filter(({ entryId }) => entryId !== null && entryId !== own);
}

const Refused = z.object({ data: z.object({ twins: z.array(Twin) }) });

/** What goes out is numbered only by the server, which says what bears that number already. */
function twinsIn(error: unknown): Twin[] {
  const refused = Refused.safeParse(error);
  return refused.success ? refused.data.data.twins : [];
}

type Twins = ReturnType<typeof useTwins>;

function TwinLine({ twins, why, onWhy }: { twins: Twins; why: string; onWhy(why: string): void }) {
  if (twins.length === 0) return null;
  return (
    <>
      {twins.map((twin) => (
        <AlertLine key={twin.entryId} tone="look" live>
          Đã có trong sổ: số {twin.book === 'in' ? 'đến' : 'đi'} {twin.entryNumber}, {twin.fullNumber}
          {twin.issuer ? ` của ${twin.issuer}` : ''}
          {twin.registeredOn ? `, vào sổ ngày ${formatDate(twin.registeredOn)}` : ''}.{' '}
          <Link href={`/so-van-ban/${twin.entryId}`}>Xem bản đã ghi</Link>
        </AlertLine>
      ))}
      <TextField label="Vẫn ghi, lý do" required value={why} onChange={onWhy} />
    </>
  );
}
