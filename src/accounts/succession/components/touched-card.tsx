import type { ReactNode } from 'react';
import { Card, PanelSection } from '#platform/ui/card.tsx';
import { SelectField } from '#platform/ui/select-field.tsx';
import { roleLabels } from '../../labels.ts';
import type { Touched } from '../schema.ts';
import css from './record.module.css';
import { type Draft, hasChoice } from './use-draft.ts';

interface Props {
  draft: Draft;
  touched: Touched;
  /** The heirs by name, in their order. */
  heirNames: string[];
  onPlaces(places: Draft['places']): void;
  /** What the rooms above say of its open work. */
  work: ReactNode;
}

/** What the decision touches, before it is recorded; and where there is a choice, who goes where. */
export function TouchedCard({ draft, touched, heirNames, onPlaces, work }: Props) {
  const { people, below } = touched;
  const tokens = people.reduce((sum, person) => sum + person.tokens, 0);
  const units = below.filter(({ isUnit }) => isUnit).length;
  const chooses = hasChoice(draft) && draft.kind !== 'rename';
  const place = (id: string, name: string, fact: string) => (
    <div key={id} className={css.place}>
      <SelectField
        label={name}
        hint={fact}
        options={heirNames.map((heir, at) => ({ value: `${at}`, label: heir || `Nơi đến ${at + 1}` }))}
        value={draft.places[id] === undefined ? null : `${draft.places[id]}`}
        onChange={(at) => {
          const { [id]: _, ...others } = draft.places;
          onPlaces(at === null ? others : { ...others, [id]: Number(at) });
        }}
        placeholder={draft.livesOn ? 'ở lại' : 'Chọn nơi đến'}
        clearable={draft.livesOn}
        searchable={false}
      />
    </div>
  );
  return (
    <Card title="Thay đổi này động đến">
      <ul className={css.facts}>
        <li>{people.length} người đang có tài khoản ở cơ quan</li>
        <li>
          {units} đơn vị và {below.length - units} cơ quan trực thuộc
        </li>
        <li>{tokens} mã truy cập của những người này, đi theo người</li>
        {work}
      </ul>
      {chooses && people.length > 0 ? (
        <PanelSection title="Người về đâu">
          {people.map(({ userId, name, role, positionTitle }) =>
            place(userId, name, `${positionTitle}, ${roleLabels[role].toLowerCase()}`),
          )}
        </PanelSection>
      ) : null}
      {chooses && below.length > 0 ? (
        <PanelSection title="Đơn vị trực thuộc về đâu">
          {below.map(({ id, name, isUnit }) => place(id, name, isUnit ? 'đơn vị' : 'cơ quan'))}
        </PanelSection>
      ) : null}
      {draft.kind === 'rename' || chooses ? null : (
        <p className={css.quiet}>
          Người và đơn vị chuyển hết về nơi tiếp nhận từ ngày hiệu lực, giữ nguyên chức vụ và quyền. Việc dở
          chờ chuyên viên xác nhận giao lại.
        </p>
      )}
    </Card>
  );
}
