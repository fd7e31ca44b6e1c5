import { formatDate } from '@dondoc/vietnamese';
import { useViewer } from '#accounts/components/viewer.tsx';
import { Stack } from '#platform/ui/layout.tsx';
import { PageHead } from '#platform/ui/page-head.tsx';
import { PageTabs } from '#platform/ui/tabs.tsx';
import { DossiersPart } from '../../dossiers/components/dossiers-part.tsx';
import { NumberingPart } from '../../numbering/components/numbering-part.tsx';
import { BookPart } from '../components/book-part.tsx';
import type { RegisterAddress } from '../schema.ts';

interface Props {
  address: RegisterAddress;
  onAddress(address: RegisterAddress): void;
}

const tabs = [
  ['den', 'Sổ đến'],
  ['di', 'Sổ đi'],
  ['ho-so', 'Hồ sơ'],
  ['cach-danh-so', 'Cách đánh số'],
] as const;

const help =
  'Mỗi văn bản đến, đi có một số trong sổ. Số cho rồi không dùng lại: huỷ thì số vẫn đứng đó với lý do. Văn bản của Đảng đánh số theo loại trong nhiệm kỳ; văn bản của Nhà nước theo năm.';

/** What came in and what went out, with its dossiers and how it is numbered. */
export function RegistersPage({ address, onAddress }: Props) {
  const { today } = useViewer();
  const { so } = address;
  return (
    <>
      <PageHead
        title="Sổ văn bản"
        help={help}
        asOf={formatDate(today)}
        beside={
          <PageTabs
            label="Các sổ"
            tabs={tabs.map(([key, label]) => ({ href: `/so-van-ban?so=${key}`, label, active: key === so }))}
          />
        }
      />
      <Stack>
        {so === 'den' || so === 'di' ? (
          <BookPart key={so} book={so === 'den' ? 'in' : 'out'} {...{ address, onAddress }} />
        ) : null}
        {so === 'ho-so' ? <DossiersPart opened={address.hoSo} /> : null}
        {so === 'cach-danh-so' ? <NumberingPart /> : null}
      </Stack>
    </>
  );
}
