import type { Assignment } from '../schema.ts';

type Named = Pick<Assignment, 'agency' | 'nameAsWritten' | 'formerly'>;

/** As a report prints a body: by the name of the day, with what the document calls it where that is otherwise. */
export function printedName({ agency, nameAsWritten, formerly }: Named): string {
  const name = agency?.name ?? nameAsWritten;
  return formerly ? `${name} (trước đây: ${formerly})` : name;
}

/** What a sheet of ours says beside a name is no part of it. */
export const withoutFormer = (cell: string): string => cell.replace(/\s*\(trước đây: [^()]*\)/giu, '');
