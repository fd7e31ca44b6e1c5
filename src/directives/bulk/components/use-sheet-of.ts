import { useMutation } from '@tanstack/react-query';
import { questionOf } from '../../components/filter-address.ts';
import type { ListAddress } from '../../listing/schema.ts';

/** The ticked rows as XLSX, with the order and columns of the list. */
export function useSheetOf(address: ListAddress) {
  const { page: _, ...query } = questionOf(address);
  return useMutation({
    mutationFn: async (codes: string[]) => {
      const response = await fetch('/api/directives.xlsx', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ ...query, columns: address.columns, codes }),
      });
      if (!response.ok) throw new Error('Không lập được tệp XLSX. Các dòng vẫn đang được chọn; thử lại.');
      save(await response.blob(), nameIn(response.headers.get('content-disposition')));
    },
  });
}

const nameIn = (disposition: string | null): string =>
  decodeURIComponent(/''(.+)$/.exec(disposition ?? '')?.[1] ?? 'nhiem-vu.xlsx');

function save(bytes: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(bytes);
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
