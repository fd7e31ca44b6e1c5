import { AlertLine } from '#platform/ui/alert-line.tsx';
import { Link } from '#platform/ui/link.tsx';

/** A set that is made up says so wherever it is shown. */
export function PracticeLine({ isPractice, importAt }: { isPractice: boolean; importAt: string | null }) {
  if (!isPractice) return null;
  return (
    <AlertLine tone="look">
      Bộ chỉ tiêu tập huấn <b>giả định</b>, không phải ngưỡng của quy định nào.{' '}
      {importAt ? <Link href={importAt}>Nhập bộ của cơ quan từ XLSX</Link> : null}
    </AlertLine>
  );
}
