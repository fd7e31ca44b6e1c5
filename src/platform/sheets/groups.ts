/** How a group row is counted: A, I, 1, a, - ; a row under one of another kind stands inside it. */
type Mark = 'capital' | 'roman' | 'number' | 'letter' | 'none';

function markOf(text: string): Mark {
  const [, mark = ''] = /^\s*([A-ZĐ]|[IVXL]+|\d+(?:\.\d+)*|[a-zđ])(?:[.):/]|\s|$)/u.exec(text) ?? [];
  if (/^[IVX]+$/.test(mark)) return 'roman';
  if (/^[A-ZĐ]$/u.test(mark)) return 'capital';
  if (/^\d/.test(mark)) return 'number';
  return mark ? 'letter' : 'none';
}

/** Whether a mark in the column of numbers says that the row is a heading and no task: "I", "A". */
export const marksGroup = (mark: string): boolean => /^([A-ZĐ]|[IVXL]+)[.)]?$/u.test(mark.trim());

/** The headings under which a row stands, the widest first. */
export class Groups {
  #open: { mark: Mark; words: string }[] = [];

  /** A heading closes those of its own kind and what stands inside them. */
  add(mark: string, words: string): void {
    const kind = markOf(mark || words);
    const same = this.#open.findIndex((group) => group.mark === kind);
    if (same >= 0) this.#open.length = same;
    this.#open.push({ mark: kind, words });
  }

  get words(): string[] {
    return this.#open.map((group) => group.words);
  }
}
