import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ReadError } from '#accounts/components/read-error.tsx';
import { LoadExample } from '#accounts/examples/components/load-example.tsx';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { Button, ButtonLink } from '#platform/ui/button.tsx';
import { Card } from '#platform/ui/card.tsx';
import { DateField } from '#platform/ui/date-field.tsx';
import { FilterPill } from '#platform/ui/filter-pill.tsx';
import { Actions, Stack, Toolbar } from '#platform/ui/layout.tsx';
import { Link } from '#platform/ui/link.tsx';
import { Pager } from '#platform/ui/pager.tsx';
import { SearchField } from '#platform/ui/search-field.tsx';
import { EmptyState, LoadingRows } from '#platform/ui/states.tsx';
import type { Book } from '../../numbering/schema.ts';
import { registersApi } from '../api.ts';
import { stateLabels } from '../labels.ts';
import { type EntryFilter, PER_PAGE, type RegisterAddress } from '../schema.ts';
import { EntryForm } from './entry-form.tsx';
import { EntryTable } from './entry-table.tsx';
import { addressOf } from './register-address.ts';
import { ReserveForm } from './reserve-form.tsx';

interface Props {
  book: Book;
  address: RegisterAddress;
  onAddress(address: RegisterAddress): void;
}

const filterOf = (book: Book, { tu, den, soThu, coQuan, tim, loc }: RegisterAddress): EntryFilter => ({
  book,
  ...(tu ? { from: tu } : {}),
  ...(den ? { to: den } : {}),
  ...(soThu ? { number: soThu } : {}),
  ...(coQuan ? { issuer: coQuan } : {}),
  ...(tim ? { words: tim } : {}),
  ...(loc ? { state: loc } : {}),
});

/** One book: its rows, what narrows them, the form for the paper in one's hand. */
export function BookPart({ book, address, onAddress }: Props) {
  const filter = filterOf(book, address);
  const page = address.trang ?? 1;
  const found = useQuery(
    registersApi.registers.list.queryOptions({
      input: { ...filter, page },
      placeholderData: keepPreviousData,
    }),
  );
  const [form, setForm] = useState<'new' | 'reserve' | null>(address.vanBan ? 'new' : null);
  const [given, setGiven] = useState<string | null>(null);
  const begin = (next: 'new' | 'reserve') => {
    setGiven(null);
    setForm(next);
  };
  const close = () => {
    setForm(null);
    if (address.vanBan) onAddress({ so: address.so });
  };
  if (found.isPending) return <LoadingRows rows={8} />;
  if (found.isError) return <ReadError title="Không mở được sổ" query={found} />;
  const { items, total, may, unknownYears } = found.data;
  const query = new URLSearchParams(Object.entries(filter).map(([key, value]) => [key, String(value)]));
  const late = items.filter((one) => one.lateAfter !== null).length;
  return (
    <Stack>
      {form === 'new' ? (
        <EntryForm {...{ book, documentId: address.vanBan ?? null }} onClose={close} onGiven={setGiven} />
      ) : null}
      {form === 'reserve' ? <ReserveForm book={book} onClose={close} onGiven={setGiven} /> : null}
      {given ? <Given id={given} book={book} /> : null}
      <Filters {...{ address, onAddress }} />
      {late > 0 ? (
        <AlertLine tone="look">
          {late} văn bản ở trang này vào sổ muộn: phải vào sổ trong ngày đến, chậm nhất ngày làm việc tiếp
          theo (Điều 22 Nghị định 30/2020/NĐ-CP).
        </AlertLine>
      ) : null}
      {unknownYears.length > 0 ? (
        <AlertLine tone="info">
          Chưa có lịch làm việc năm {unknownYears.join(', ')} nên chưa xét được văn bản nào vào sổ muộn.
        </AlertLine>
      ) : null}
      <Card
        flush={items.length > 0}
        title={book === 'in' ? 'Văn bản đến' : 'Văn bản đi'}
        aside={
          <Actions>
            {total > 0 ? <Outputs query={query.toString()} /> : null}
            {may.keep ? (
              <>
                {book === 'out' ? <Button onClick={() => begin('reserve')}>Giữ số</Button> : null}
                <Button variant="filled" onClick={() => begin('new')}>
                  {book === 'in' ? 'Ghi văn bản đến' : 'Cho số văn bản đi'}
                </Button>
              </>
            ) : null}
          </Actions>
        }
      >
        {items.length > 0 ? (
          <EntryTable rows={items} label={`${total} số`} book={book} />
        ) : (
          <Empty isFiltered={Object.keys(filter).length > 1} {...{ book, may }} />
        )}
      </Card>
      <Pager {...{ page, total, perPage: PER_PAGE }} href={(to) => addressOf({ ...address, trang: to })} />
    </Stack>
  );
}

/** The number that was just given, to be written on the paper. */
function Given({ id, book }: { id: string; book: Book }) {
  const found = useQuery(registersApi.registers.get.queryOptions({ input: { id } }));
  if (!found.data) return null;
  const { entryNumber, fullNumber } = found.data.entry;
  return (
    <AlertLine tone="done" live action={<Link href={`/so-van-ban/${id}`}>Mở trong sổ</Link>}>
      {book === 'in'
        ? `Đã vào sổ. Ghi lên dấu đến: số ${entryNumber}.`
        : `Đã cho số ${fullNumber ?? entryNumber}.`}
    </AlertLine>
  );
}

function Outputs({ query }: { query: string }) {
  return (
    <>
      <ButtonLink small href={`/api/registers.xlsx?${query}`}>
        Sổ XLSX
      </ButtonLink>
      <ButtonLink small href={`/api/registers.docx?${query}`}>
        Sổ DOCX
      </ButtonLink>
      <ButtonLink small href={`/api/registers.docx?${query}&kind=answers`}>
        Báo cáo giải quyết
      </ButtonLink>
    </>
  );
}

function Empty({
  book,
  may,
  isFiltered,
}: {
  book: Book;
  may: { keep: boolean; example: boolean };
  isFiltered: boolean;
}) {
  if (isFiltered) return <EmptyState title="Không có số nào khớp">Bỏ bớt điều kiện lọc.</EmptyState>;
  return (
    <EmptyState
      title={book === 'in' ? 'Chưa ghi văn bản đến nào' : 'Chưa cho số văn bản đi nào'}
      action={
        may.example ? (
          <LoadExample
            label="Nạp sổ ví dụ"
            act="register.keep"
            options={registersApi.registers.loadExample.mutationOptions()}
          />
        ) : undefined
      }
    >
      {book === 'in'
        ? 'Văn bản vào sổ trong ngày đến, chậm nhất ngày làm việc tiếp theo; phần mềm cho số và báo khi văn bản ấy đã có.'
        : 'Ghi trích yếu, nơi nhận; phần mềm cho số tiếp theo của loại văn bản ấy.'}
    </EmptyState>
  );
}

const states = [
  { value: 'unsettled', label: 'Chưa ghi kết quả' },
  { value: 'reserved', label: stateLabels.reserved },
  { value: 'cancelled', label: stateLabels.cancelled },
] as const;

function Filters({ address, onAddress }: Omit<Props, 'book'>) {
  const set = (part: Partial<RegisterAddress>) => onAddress({ ...address, ...part, trang: undefined });
  return (
    <Toolbar>
      <SearchField
        label="Trích yếu, số, nơi nhận"
        value={address.tim ?? ''}
        onChange={(tim) => set({ tim: tim || undefined })}
      />
      <SearchField
        label="Cơ quan ban hành"
        width={180}
        value={address.coQuan ?? ''}
        onChange={(coQuan) => set({ coQuan: coQuan || undefined })}
      />
      <SearchField
        label="Số trong sổ"
        isNumber
        width={130}
        value={address.soThu === undefined ? '' : String(address.soThu)}
        onChange={(typed) => set({ soThu: Number.parseInt(typed, 10) || undefined })}
      />
      <DateField
        label="Vào sổ từ ngày"
        placeholder="từ ngày"
        hideLabel
        hint=""
        small
        value={address.tu ?? null}
        onChange={(tu) => set({ tu: tu ?? undefined })}
      />
      <DateField
        label="Vào sổ đến ngày"
        placeholder="đến ngày"
        hideLabel
        hint=""
        small
        value={address.den ?? null}
        onChange={(den) => set({ den: den ?? undefined })}
      />
      <FilterPill
        label="Tình hình"
        value={address.loc ?? null}
        options={[...states]}
        onChange={(loc) => set({ loc: loc ?? undefined })}
      />
    </Toolbar>
  );
}
