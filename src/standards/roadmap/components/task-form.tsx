import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ActForm } from '#accounts/components/act-form.tsx';
import { Pair } from '#accounts/components/entry.tsx';
import { DateField } from '#platform/ui/date-field.tsx';
import { PickList } from '#platform/ui/pick-list.tsx';
import { SelectField } from '#platform/ui/select-field.tsx';
import { TextAreaField, TextField } from '#platform/ui/text-field.tsx';
import { roadmapApi } from '../api.ts';
import type { Roadmap, TaskRow, TaskWords } from '../schema.ts';

const blank = (indicatorId: string): TaskWords => ({
  ...{ title: '', indicatorIds: [indicatorId], leadId: null, coordinatingIds: [], product: null },
  ...{ startsOn: null, endsOn: null, budgetSource: null, budgetAmount: null, dependsOn: [] },
});

const wordsOf = (task: TaskRow): TaskWords => {
  const { title, indicatorIds, leadId, coordinatingIds, product, startsOn, endsOn } = task;
  const { budgetSource, budgetAmount, dependsOn } = task;
  return {
    ...{ title, indicatorIds, leadId, coordinatingIds, product, startsOn, endsOn },
    ...{ budgetSource, budgetAmount, dependsOn },
  };
};

interface Props {
  roadmap: Roadmap;
  /** Null: a new one, for this indicator. */
  task: TaskRow | null;
  indicatorId: string;
  onClose(): void;
}

/** A task of the plan: what, who, when, with what money, after which others. */
export function TaskForm({ roadmap, task, indicatorId, onClose }: Props) {
  const [words, setWords] = useState(() => (task ? wordsOf(task) : blank(indicatorId)));
  const [asked, setAsked] = useState(false);
  const queries = useQueryClient();
  const save = useMutation(
    roadmapApi.roadmap.saveTask.mutationOptions({
      onSuccess: async () => {
        await queries.invalidateQueries();
        onClose();
      },
    }),
  );
  const set = (patch: Partial<TaskWords>) => setWords({ ...words, ...patch });
  const submit = () => {
    setAsked(true);
    if (words.title.trim().length < 3 || words.indicatorIds.length === 0) return;
    save.mutate({ setId: roadmap.set.id, id: task?.id ?? null, version: task?.version ?? null, words });
  };
  const bodies = roadmap.agencies.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <ActForm
      title={task ? `Việc số ${task.number}` : 'Thêm việc'}
      verb="Ghi việc"
      act={save}
      {...{ onClose }}
      onSubmit={submit}
    >
      <TextAreaField
        label="Nội dung việc"
        required
        rows={2}
        value={words.title}
        onChange={(title) => set({ title })}
        error={asked && words.title.trim().length < 3 ? 'Ghi nội dung việc. Chưa có gì được lưu.' : undefined}
      />
      <SelectField
        label="Chủ trì"
        options={bodies}
        value={words.leadId}
        clearable
        onChange={(leadId) => set({ leadId })}
      />
      <PickList
        label="Phối hợp"
        options={bodies.filter(({ value }) => value !== words.leadId)}
        chosen={words.coordinatingIds}
        onChange={(coordinatingIds) => set({ coordinatingIds })}
      />
      <Pair>
        <DateField label="Bắt đầu" value={words.startsOn} onChange={(startsOn) => set({ startsOn })} />
        <DateField label="Kết thúc" value={words.endsOn} onChange={(endsOn) => set({ endsOn })} />
      </Pair>
      <TextField
        label="Sản phẩm"
        value={words.product ?? ''}
        onChange={(product) => set({ product: product || null })}
      />
      <MoneyFields words={words} set={set} />
      <Links {...{ roadmap, task, words, set }} error={asked && words.indicatorIds.length === 0} />
    </ActForm>
  );
}

interface PartProps {
  words: TaskWords;
  set(patch: Partial<TaskWords>): void;
}

function MoneyFields({ words, set }: PartProps) {
  return (
    <Pair>
      <TextField
        label="Nguồn kinh phí"
        value={words.budgetSource ?? ''}
        onChange={(source) => set({ budgetSource: source || null })}
      />
      <TextField
        label="Số tiền (đồng)"
        inputMode="numeric"
        value={words.budgetAmount ?? ''}
        onChange={(amount) => set({ budgetAmount: amount.replace(/\D/g, '') || null })}
      />
    </Pair>
  );
}

interface LinkProps extends PartProps {
  roadmap: Roadmap;
  task: TaskRow | null;
  error: boolean;
}

/** For which indicators, and after which other tasks. */
function Links({ roadmap, task, words, set, error }: LinkProps) {
  const indicators = [...roadmap.gaps, ...roadmap.kept]
    .map(({ indicator }) => indicator)
    .toSorted((a, b) => a.position - b.position);
  return (
    <>
      <PickList
        label="Chỉ tiêu"
        required
        options={indicators.map(({ id, code, name }) => ({ value: id, label: `${code}. ${name}` }))}
        chosen={words.indicatorIds}
        onChange={(indicatorIds) => set({ indicatorIds })}
        error={error ? 'Chọn ít nhất một chỉ tiêu. Chưa có gì được lưu.' : undefined}
      />
      <PickList
        label="Phải xong trước"
        hint="Việc này chỉ bắt đầu sau khi các việc đó xong."
        options={roadmap.tasks
          .filter(({ id }) => id !== task?.id)
          .map(({ id, number, title }) => ({ value: id, label: `${number}. ${title}` }))}
        chosen={words.dependsOn}
        onChange={(dependsOn) => set({ dependsOn })}
      />
    </>
  );
}
