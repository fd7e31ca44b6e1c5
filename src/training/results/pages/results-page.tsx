import { formatDate } from '@dondoc/vietnamese';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { ReadError } from '#accounts/components/read-error.tsx';
import { useViewer } from '#accounts/components/viewer.tsx';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { ButtonLink } from '#platform/ui/button.tsx';
import { Card } from '#platform/ui/card.tsx';
import { FilterPill } from '#platform/ui/filter-pill.tsx';
import { Split, Stack, Toolbar } from '#platform/ui/layout.tsx';
import { PageHead } from '#platform/ui/page-head.tsx';
import { EmptyState, LoadingRows } from '#platform/ui/states.tsx';
import { TrainingTabs } from '../../components/training-tabs.tsx';
import { QuotaCard } from '../../quotas/components/quota-card.tsx';
import { surveyResultsApi } from '../api.ts';
import { ClassCard } from '../components/class-card.tsx';
import { GroupCard } from '../components/group-card.tsx';
import { METHOD } from '../labels.ts';
import type { ResultList, ResultsAddress } from '../schema.ts';

const HOME = '/dao-tao/khao-sat/ket-qua';

interface Props {
  address: ResultsAddress;
  onAddress(address: ResultsAddress): void;
}

const queryOf = (address: ResultsAddress): string =>
  new URLSearchParams(
    Object.entries(address).flatMap(([key, value]) => (value === undefined ? [] : [[key, String(value)]])),
  ).toString();

/** What surveys say, by class, programme, lecturer and year, beside what the instrument asks for in a year. */
export function ResultsPage({ address, onAddress }: Props) {
  const viewer = useViewer();
  const { nam: year, chuongTrinh: programme, coSo: providerId, lop: classId, giangVien: lecturer } = address;
  const input = { year, programme, providerId, classId, lecturer };
  const read = useQuery(
    surveyResultsApi.surveyResults.list.queryOptions({ input, placeholderData: keepPreviousData }),
  );
  if (read.isPending) return <LoadingRows rows={8} />;
  if (read.isError) return <ReadError title="Không mở được kết quả khảo sát" query={read} />;
  const list = read.data;
  const hasPaper = !list.ownOnly && list.classes.length > 0;
  return (
    <>
      <PageHead
        crumbs={[{ label: 'Khảo sát', href: '/dao-tao/khao-sat' }, { label: 'Kết quả' }]}
        title="Đào tạo"
        beside={<TrainingTabs at="surveys" />}
        asOf={formatDate(viewer.today)}
        help="Kết quả của các đợt khảo sát đã kết thúc. Chọn lớp để xem từng lời hỏi và giao chỉ số thấp thành nhiệm vụ."
        actions={
          hasPaper ? (
            <>
              <ButtonLink href={`/api/training/survey-results.xlsx?${queryOf(address)}`}>
                Bảng số XLSX
              </ButtonLink>
              <ButtonLink href={`/api/training/survey-results.docx?${queryOf(address)}`}>
                Báo cáo DOCX
              </ButtonLink>
            </>
          ) : null
        }
      />
      <Stack>
        <Filters {...{ list, address, onAddress }} />
        {list.instrument?.doubts ? <AlertLine tone="doubt">{list.instrument.doubts}</AlertLine> : null}
        <Split width={404} keep panel={list.quotas ? <QuotaCard quotas={list.quotas} /> : null}>
          <Found list={list} address={address} />
        </Split>
      </Stack>
    </>
  );
}

function Filters({ list, address, onAddress }: Props & { list: ResultList }) {
  const { choices } = list;
  const options = (all: { key: string; name: string }[]) =>
    all.map(({ key, name }) => ({ value: key, label: name }));
  const set = (patch: { [Key in keyof ResultsAddress]: ResultsAddress[Key] | null }) => {
    const next = Object.entries({ ...address, ...patch }).filter(([, value]) => value != null);
    onAddress(Object.fromEntries(next));
  };
  return (
    <Toolbar>
      <FilterPill
        label="Năm"
        options={choices.years.map((year) => ({ value: String(year), label: String(year) }))}
        value={address.nam ? String(address.nam) : null}
        onChange={(nam) => set({ nam: nam === null ? null : Number(nam) })}
      />
      <FilterPill
        label="Chương trình"
        options={options(choices.programmes)}
        value={address.chuongTrinh ?? null}
        onChange={(chuongTrinh) => set({ chuongTrinh })}
      />
      <FilterPill
        label="Cơ sở"
        options={options(choices.providers)}
        value={address.coSo ?? null}
        onChange={(coSo) => set({ coSo })}
      />
      {choices.lecturers.length > 0 ? (
        <FilterPill
          label="Giảng viên"
          options={options(choices.lecturers)}
          value={address.giangVien ?? null}
          onChange={(giangVien) => set({ giangVien })}
        />
      ) : null}
      {address.lop ? (
        <FilterPill
          label="Lớp"
          options={[{ value: address.lop, label: list.classes[0]?.code ?? 'lớp đã chọn' }]}
          value={address.lop}
          onChange={(lop) => set({ lop })}
        />
      ) : null}
    </Toolbar>
  );
}

function Found({ list, address }: { list: ResultList; address: ResultsAddress }) {
  const { instrument, classes, ownOnly } = list;
  const href = (patch: ResultsAddress) => `${HOME}?${queryOf({ ...address, ...patch })}`;
  if (!instrument)
    return (
      <EmptyState
        title={ownOnly ? 'Chưa có khảo sát nào nói về đồng chí' : 'Chưa có đợt khảo sát nào kết thúc'}
      >
        {ownOnly
          ? 'Giảng viên chỉ xem phần nói về mình, khi đợt khảo sát của lớp đã kết thúc.'
          : 'Kết quả hiện khi đợt khảo sát đã kết thúc. Các đợt đang mở ở trang Khảo sát.'}
      </EmptyState>
    );
  if (classes.length === 0)
    return (
      <EmptyState title="Không có lớp nào khớp điều kiện lọc">
        Bỏ bớt điều kiện lọc để xem các lớp khác.
      </EmptyState>
    );
  return (
    <>
      <ClassCard {...{ classes, instrument, ownOnly }} />
      <GroupCard
        title="Theo chương trình"
        head="Chương trình"
        groups={list.programmes}
        instrument={instrument}
        href={(chuongTrinh) => href({ chuongTrinh })}
      />
      <GroupCard
        title={ownOnly ? 'Chung các lớp' : 'Theo giảng viên'}
        head="Giảng viên"
        groups={list.lecturers}
        instrument={instrument}
        href={(giangVien) => href({ giangVien })}
        aside="điểm về giảng viên; mỗi đợt tính một lần"
      />
      <GroupCard
        title="Theo năm"
        head="Năm"
        groups={list.years}
        instrument={instrument}
        href={(nam) => href({ nam: Number(nam) })}
      />
      <Card title="Cách tính">
        <p>{METHOD}</p>
      </Card>
    </>
  );
}
