import type { DirectiveDetail } from '../schema.ts';

export interface Run {
  text: string;
  /** A body named in the words. */
  isActor: boolean;
  start: number;
}

type Source = Pick<DirectiveDetail, 'text' | 'span' | 'assignments'>;

/** Where the bodies stand in the words: by their span, else by their name as written. */
function actorSpans({ text, span, assignments }: Source): [number, number][] {
  return assignments.flatMap(({ span: own, nameAsWritten: name }) => {
    const at = own && span ? own[0] - span[0] : -1;
    const start = text.startsWith(name, at) && at >= 0 ? at : text.indexOf(name);
    return name && start >= 0 ? [[start, start + name.length] as [number, number]] : [];
  });
}

/** The words of a directive cut at the bodies it names; joined again they are the words unchanged. */
export function highlight(source: Source): Run[] {
  const spans = actorSpans(source).sort(([a], [b]) => a - b);
  const runs: Run[] = [];
  let at = 0;
  for (const [start, end] of spans) {
    if (start < at) continue;
    runs.push({ text: source.text.slice(at, start), isActor: false, start: at });
    runs.push({ text: source.text.slice(start, end), isActor: true, start });
    at = end;
  }
  runs.push({ text: source.text.slice(at), isActor: false, start: at });
  return runs.filter((run) => run.text !== '');
}
