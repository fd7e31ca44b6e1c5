import { useState } from 'react';
import type { z } from 'zod';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { Button } from '#platform/ui/button.tsx';
import { SelectField } from '#platform/ui/select-field.tsx';
import { TextField } from '#platform/ui/text-field.tsx';
import { useShortcuts } from '#platform/ui/use-shortcuts.ts';
import { itemKindLabels } from '../labels.ts';
import { ItemPatch, ReviewItem } from '../schema.ts';
import { ActorFields } from './actor-fields.tsx';
import { DeadlineChoice } from './deadline-choice.tsx';
import css from './item-editor.module.css';

/** What the fields hold; also how a draft is kept in the browser. */
export const DraftShape = ReviewItem.pick({
  title: true,
  kind: true,
  actors: true,
  deadline: true,
  product: true,
});
export type Draft = z.infer<typeof DraftShape>;

interface Props {
  draft: Draft;
  read: ReviewItem['deadlineRead'];
  /** The day of the document; names of agencies are those of that day. */
  day: string;
  /** The verb of the one filled button. */
  verb: string;
  /** Every change, for the draft that is kept. */
  onChange?(draft: Draft): void;
  onSave(draft: Draft): void;
  onClose(): void;
}

const kinds = (['requirement', 'answer', 'decision'] as const).map((value) => ({
  value,
  label: itemKindLabels[value],
}));

/** The facts of one item as fields. Its words are the document's and cannot be changed (design rule 2). */
export function ItemEditor({ draft: given, read, day, verb, onChange, onSave, onClose }: Props) {
  const [draft, setDraft] = useState(given);
  const [problem, setProblem] = useState<string | null>(null);
  const set = (changes: Partial<Draft>) => {
    setDraft({ ...draft, ...changes });
    onChange?.({ ...draft, ...changes });
  };
  const save = () => {
    const product = draft.product?.trim() || null;
    const actors = draft.actors.filter((actor) => actor.name);
    const checked = ItemPatch.safeParse({ ...draft, actors, product });
    if (!checked.success) return setProblem(checked.error.issues[0]?.message ?? 'Kiểm tra lại các ô.');
    onSave({ ...draft, actors, product, title: draft.title.trim() });
  };
  useShortcuts([{ keys: ['Ctrl+Enter'], label: 'lưu mục đang sửa', run: save, inFields: true }], {
    group: 'Đang sửa',
  });

  return (
    <form
      className={css.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <ItemFields draft={draft} read={read} day={day} problem={problem} set={set} />
      <div className={css.actions}>
        <Button variant="filled" type="submit" keys="Ctrl Enter">
          {verb}
        </Button>
        <Button onClick={onClose} keys="Esc">
          Thôi
        </Button>
      </div>
    </form>
  );
}

interface FieldsProps extends Pick<Props, 'draft' | 'read' | 'day'> {
  problem: string | null;
  set(changes: Partial<Draft>): void;
}

function ItemFields({ draft, read, day, problem, set }: FieldsProps) {
  return (
    <>
      <TextField
        label="Nội dung ngắn"
        value={draft.title}
        onChange={(title) => set({ title })}
        error={problem}
        maxLength={200}
        required
        data-autofocus
      />
      <ActorFields actors={draft.actors} day={day} onChange={(actors) => set({ actors })} />
      <div>
        <span className={css.label}>Thời hạn</span>
        <DeadlineChoice
          value={draft.deadline}
          read={read}
          from={day}
          onChange={(deadline) => set({ deadline })}
        />
      </div>
      <TextField
        label="Sản phẩm"
        hint="Văn bản, đề án, kế hoạch phải có khi xong; để trống nếu văn bản không nêu."
        value={draft.product ?? ''}
        onChange={(product) => set({ product })}
        maxLength={300}
      />
      <SelectField
        label="Loại mục"
        options={kinds}
        value={draft.kind}
        onChange={(kind) => kind && set({ kind: kind as Draft['kind'] })}
      />
      {draft.kind === 'decision' ? (
        <AlertLine tone="info">
          Kết luận không giao cơ quan nào: được giữ lại, không thành nhiệm vụ.
        </AlertLine>
      ) : null}
    </>
  );
}
