import { formatDate } from '@dondoc/vietnamese';
import { useState } from 'react';
import { agencyNamer, existsOn } from '#accounts/rules.ts';
import { DateField } from '#platform/ui/date-field.tsx';
import { RoleChip } from '#platform/ui/role-chip.tsx';
import { SelectField } from '#platform/ui/select-field.tsx';
import type { DueWords } from '../../due-words/rules.ts';
import { assignmentRoleLabels, cadenceLabels } from '../../labels.ts';
import { actorKey, type ParsedLine } from '../rules.ts';
import type { EntryActor, EntryDocument } from '../schema.ts';
import css from './entry.module.css';
import type { Entry } from './use-entry.ts';

/** What the machine made of the line, part by part: each can be mended or taken out. */
export function EntryParts({ entry, parsed }: { entry: Entry; parsed: ParsedLine }) {
  const { due, document, actors } = parsed;
  return (
    <>
      <div className={css.parts}>
        {actors.map((actor) => (
          <ActorChip key={actorKey(actor)} actor={actor} entry={entry} />
        ))}
        {due ? <DueChip key={due.phrase} due={due} entry={entry} /> : null}
        {document ? <DocumentChip document={document} entry={entry} /> : null}
      </div>
      {parsed.text ? (
        <p className={css.text}>
          Nội dung: <b>{parsed.text}</b>
        </p>
      ) : null}
    </>
  );
}

function ActorChip({ actor, entry }: { actor: EntryActor; entry: Entry }) {
  const { agencies, today, choices, choose, drop } = entry;
  const word = assignmentRoleLabels[actor.role];
  const onRemove = () => drop(actorKey(actor));
  if (actor.agencyId || actor.generic) {
    const name = actor.agencyId ? agencyNamer(agencies, today)(actor.agencyId) : actor.name;
    return <RoleChip word={word} agency={name} lead={actor.role === 'lead'} onRemove={onRemove} />;
  }
  const options = agencies
    .filter((agency) => !agency.isUnit && existsOn(agency, today))
    .map(({ id }) => ({ value: id, label: agencyNamer(agencies, today)(id) }));
  return (
    <>
      <RoleChip word={word} agency={actor.name} unknown onRemove={onRemove} />
      <SelectField
        label={`Cơ quan của “${actor.name}”`}
        hideLabel
        small
        searchable
        placeholder={`Chọn cơ quan thay “${actor.name}”`}
        options={options}
        value={null}
        onChange={(id) => id && choose({ agencies: { ...choices.agencies, [actor.name]: id } })}
      />
    </>
  );
}

function DueChip({ due: { phrase, due }, entry }: { due: DueWords; entry: Entry }) {
  const [open, setOpen] = useState(due.kind === 'fault');
  return (
    <>
      <RoleChip
        word="Thời hạn"
        agency={dueWords(phrase, due)}
        inDoubt={due.kind === 'fault' || (due.kind === 'date' && due.by === 'year')}
        {...(due.kind === 'cadence' ? {} : { onPress: () => setOpen(!open) })}
        onRemove={() => entry.drop(`due:${phrase}`)}
      />
      {open ? (
        <DateField
          label={`Ngày của “${phrase}”`}
          hideLabel
          hint=""
          small
          min={entry.today}
          value={due.kind === 'date' ? due.date : null}
          onChange={(date) => entry.choose({ day: date ? { phrase, date } : null })}
        />
      ) : null}
    </>
  );
}

/** What was guessed is said to be. */
function dueWords(phrase: string, due: DueWords['due']): string {
  if (due.kind === 'fault') return `“${phrase}” chưa ra ngày`;
  if (due.kind === 'cadence') return cadenceLabels[due.every];
  const day = `hết ngày ${formatDate(due.date)}`;
  if (due.by === 'year') return `${day}, năm do máy điền`;
  return due.by === 'counted' ? `${day}, tính từ hôm nay` : day;
}

function DocumentChip({ document, entry }: { document: NonNullable<ParsedLine['document']>; entry: Entry }) {
  const { written, found } = document;
  const [only] = found.length === 1 ? found : [];
  const onRemove = () => entry.drop(`document:${written}`);
  return (
    <>
      <RoleChip
        word="Văn bản"
        agency={only ? nameOf(only) : `#${written}`}
        inDoubt={!only}
        onRemove={onRemove}
      />
      {found.length > 1 ? (
        <SelectField
          label={`Văn bản của #${written}`}
          hideLabel
          small
          placeholder="Chọn văn bản"
          options={found.map((one) => ({ value: one.id, label: nameOf(one) }))}
          value={null}
          onChange={(documentId) => entry.choose({ documentId })}
        />
      ) : null}
    </>
  );
}

const nameOf = ({ number, issuedOn }: EntryDocument): string =>
  [number ?? 'không số', issuedOn ? `ngày ${formatDate(issuedOn)}` : ''].filter(Boolean).join(' ');
