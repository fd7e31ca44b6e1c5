import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { ActForm } from '#accounts/components/act-form.tsx';
import { useAfterAct } from '#accounts/components/use-after-act.ts';
import { type DraftPerson, PeopleFields, whoOf } from '../../components/people-fields.tsx';
import { researchApi } from '../../topics/api.ts';
import { authorLabels } from '../labels.ts';
import { authorsFault, readShare, sayShare, sharedOf } from '../rules.ts';
import { type Author, type Product, type ProductList, SetAuthors } from '../schema.ts';

/** As the form has it, which its schema then reads. */
export const authorOf = (row: DraftPerson) => ({
  ...{ ...whoOf(row), part: row.part, share: row.share.trim() ? (readShare(row.share) ?? 'lạ') : null },
});

const draftOf = ({ id, personId, name, part, share }: Author): DraftPerson => ({
  ...{ key: id, personId, outsideName: personId ? '' : name, part },
  share: share === null ? '' : sayShare(share).replace(/\s*%$/, ''),
});

interface Props {
  product: Product;
  people: ProductList['people'];
  onClose(): void;
}

/** Who made a work, and how they share it. */
export function AuthorsForm({ product, people, onClose }: Props) {
  const [rows, setRows] = useState(product.authors.map(draftOf));
  const [asked, setAsked] = useState(false);
  const set = useMutation(
    researchApi.researchProducts.setAuthors.mutationOptions({ onSuccess: useAfterAct(onClose) }),
  );
  const read = SetAuthors.safeParse({ id: product.id, authors: rows.map(authorOf) });
  const fault = read.success ? authorsFault(read.data.authors) : null;
  return (
    <ActForm
      title="Chia phần đóng góp"
      verb="Lưu tác giả"
      why={asked && (!read.success || fault) ? 'kiểm tra lại các tác giả' : undefined}
      act={set}
      onClose={onClose}
      onSubmit={() => {
        setAsked(true);
        if (read.success && !fault) set.mutate(read.data);
      }}
    >
      <p>
        <b>{product.title}</b>
      </p>
      <PeopleFields shares noun="Tác giả" parts={authorLabels} {...{ people, rows }} onChange={setRows} />
      <p role="status">
        {fault ?? (read.success ? `Đã chia ${sayShare(sharedOf(read.data.authors))}.` : '')}
      </p>
    </ActForm>
  );
}
