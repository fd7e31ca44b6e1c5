import { SelectField } from '#platform/ui/select-field.tsx';
import { TextAreaField } from '#platform/ui/text-field.tsx';
import { kindLabels, levelLabels } from '../labels.ts';
import type { TopicKind, TopicLevel, TopicWords } from '../schema.ts';

const optionsOf = (labels: Record<string, string>) =>
  Object.entries(labels).map(([value, label]) => ({ value, label }));

interface Props {
  words: TopicWords;
  fields: string[];
  managers: { id: string; name: string }[];
  asked: boolean;
  onChange(words: TopicWords): void;
}

/** What a topic is about. */
export function TopicFields({ words, fields, managers, asked, onChange }: Props) {
  const set = (part: Partial<TopicWords>) => onChange({ ...words, ...part });
  return (
    <>
      <TextAreaField
        label="Tên"
        required
        value={words.title}
        onChange={(title) => set({ title })}
        error={asked && !words.title.trim() ? 'Ghi tên đề tài, tổng kết hoặc hội thảo.' : undefined}
      />
      <SelectField
        label="Loại"
        required
        options={optionsOf(kindLabels)}
        value={words.kind}
        onChange={(kind) => set({ kind: kind as TopicKind })}
      />
      <SelectField
        label="Cấp"
        required
        options={optionsOf(levelLabels)}
        value={words.level}
        onChange={(level) => set({ level: level as TopicLevel })}
      />
      <SelectField
        label="Lĩnh vực"
        clearable
        options={[...new Set([...fields, ...(words.field ? [words.field] : [])])].map((value) => ({
          ...{ value, label: value },
        }))}
        value={words.field}
        onChange={(field) => set({ field })}
      />
      <SelectField
        label="Cơ quan quản lý"
        clearable
        searchable
        hint="Cơ quan phê duyệt, nghiệm thu; việc cấp trường thì để trống."
        options={managers.map(({ id, name }) => ({ value: id, label: name }))}
        value={words.managingAgencyId}
        onChange={(managingAgencyId) => set({ managingAgencyId })}
      />
      <TextAreaField
        label="Tóm tắt"
        value={words.summary ?? ''}
        onChange={(summary) => set({ summary: summary || null })}
      />
    </>
  );
}
