import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ReadError } from '#accounts/components/read-error.tsx';
import { Button } from '#platform/ui/button.tsx';
import { Card } from '#platform/ui/card.tsx';
import { Stack } from '#platform/ui/layout.tsx';
import { momentOf } from '#platform/ui/moments.ts';
import { PageHead } from '#platform/ui/page-head.tsx';
import { EmptyState, LoadingRows } from '#platform/ui/states.tsx';
import { schemesApi } from '../api.ts';
import { SchemeFacts } from '../components/scheme-facts.tsx';
import { SchemeForm } from '../components/scheme-form.tsx';

/** What the province has decided for its school, and what it had decided before. */
export function SchemePage() {
  const [writing, setWriting] = useState(false);
  const found = useQuery(schemesApi.schemes.get.queryOptions({ input: {} }));
  if (found.isPending) return <LoadingRows rows={8} />;
  if (found.isError) return <ReadError title="Không mở được đề án" query={found} />;
  const { current, former, mayKeep, schoolName } = found.data;
  const write = (
    <Button variant="filled" onClick={() => setWriting(true)}>
      {current ? 'Ghi đề án mới' : 'Ghi đề án'}
    </Button>
  );
  return (
    <>
      <PageHead
        title="Đề án xây dựng trường chuẩn"
        crumbs={[{ label: 'Trường chuẩn', href: '/truong-chuan' }, { label: 'Đề án' }]}
        help="Đề án cho biết trường phải đạt mức nào, chậm nhất ngày nào, theo bộ chỉ tiêu nào. Ghi đề án mới thì đề án cũ thôi hiệu lực nhưng vẫn xem được."
        subtitle={schoolName}
        actions={mayKeep && !writing && current ? write : null}
      />
      <Stack>
        {writing ? <SchemeForm view={found.data} onClose={() => setWriting(false)} /> : null}
        {current ? (
          <Card title={current.title} aside="đang thực hiện">
            <SchemeFacts scheme={current} />
          </Card>
        ) : writing ? null : (
          <Card>
            <EmptyState title="Chưa ghi đề án nào" action={mayKeep ? write : null}>
              Lộ trình, kế hoạch và cảnh báo quá năm mục tiêu dựa vào đề án.
              {mayKeep ? '' : ' Chuyên viên Văn phòng, đầu mối hoặc hiệu trưởng của trường ghi đề án.'}
            </EmptyState>
          </Card>
        )}
        {former.map((scheme) => (
          <Card
            key={scheme.id}
            title={scheme.title}
            aside={`thôi hiệu lực ${scheme.endedAt ? momentOf(new Date(scheme.endedAt)) : ''}`}
          >
            <details>
              <summary>Xem nội dung</summary>
              <SchemeFacts scheme={scheme} />
            </details>
          </Card>
        ))}
      </Stack>
    </>
  );
}
