import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { ActForm } from '#accounts/components/act-form.tsx';
import { useAfterAct } from '#accounts/components/use-after-act.ts';
import { useViewer } from '#accounts/components/viewer.tsx';
import { DateField } from '#platform/ui/date-field.tsx';
import { SelectField } from '#platform/ui/select-field.tsx';
import { TextAreaField, TextField } from '#platform/ui/text-field.tsx';
import { blankPerson, PeopleFields } from '../../components/people-fields.tsx';
import { researchApi } from '../../topics/api.ts';
import { authorLabels, productKindLabels } from '../labels.ts';
import { authorsFault, numberFault } from '../rules.ts';
import { NewProduct, type ProductKind, type ProductList } from '../schema.ts';
import { authorOf } from './authors-form.tsx';

/** A work with its authors and their shares. */
export function ProductForm({ list, onClose }: { list: ProductList; onClose(): void }) {
  const { today } = useViewer();
  const [kind, setKind] = useState<ProductKind>('article');
  const [said, setSaid] = useState({ title: '', place: '', number: '', basis: '' });
  const [madeOn, setMadeOn] = useState<string | null>(null);
  const [topicId, setTopic] = useState<string | null>(null);
  const [rows, setRows] = useState([blankPerson('author')]);
  const [asked, setAsked] = useState(false);
  const add = useMutation(
    researchApi.researchProducts.add.mutationOptions({ onSuccess: useAfterAct(onClose) }),
  );
  const words = (value: string) => value.trim() || null;
  const read = NewProduct.safeParse({
    ...{ kind, title: said.title, place: words(said.place), number: words(said.number), level: null },
    ...{ madeOn, basis: words(said.basis), topicId },
    authors: rows.map(authorOf),
  });
  const fault = numberFault(kind, words(said.number));
  const together = read.success ? authorsFault(read.data.authors) : null;
  const field = (key: keyof typeof said) => ({
    value: said[key],
    onChange: (value: string) => setSaid({ ...said, [key]: value }),
  });
  return (
    <ActForm
      title="Ghi sản phẩm"
      verb="Lưu sản phẩm"
      why={asked && (!read.success || fault || together) ? 'kiểm tra lại các mục' : undefined}
      act={add}
      onClose={onClose}
      onSubmit={() => {
        setAsked(true);
        if (read.success && !fault && !together) add.mutate(read.data);
      }}
    >
      <SelectField
        label="Loại"
        required
        options={Object.entries(productKindLabels).map(([value, label]) => ({ value, label }))}
        value={kind}
        onChange={(next) => setKind(next as ProductKind)}
      />
      <TextAreaField label="Tên" required {...field('title')} />
      <TextField label="Nơi đăng, xuất bản" {...field('place')} />
      {kind === 'article' || kind === 'book' || kind === 'textbook' ? (
        <TextField
          label={kind === 'article' ? 'ISSN' : 'ISBN'}
          error={asked ? (fault ?? undefined) : undefined}
          {...field('number')}
        />
      ) : null}
      <DateField label="Ngày" value={madeOn} max={today} onChange={setMadeOn} />
      <SelectField
        label="Của đề tài"
        clearable
        searchable
        options={list.topics.map(({ id, title }) => ({ value: id, label: title }))}
        value={topicId}
        onChange={setTopic}
      />
      <TextField label="Căn cứ" {...field('basis')} />
      <PeopleFields
        shares
        noun="Tác giả"
        people={list.people}
        parts={authorLabels}
        rows={rows}
        onChange={setRows}
      />
      {together ? <p role="alert">{together}</p> : null}
    </ActForm>
  );
}
