/** Something about a template, with its place; sentences are Vietnamese. */
export interface TemplateFinding {
  /** A fault keeps the template out; a warning is for the office to judge. */
  severity: 'fault' | 'warning';
  place: {
    /** Part of the file, as people name it. */
    part: string;
    /** Counted from 1 in its part, blank ones and those of tables included; null where it is about the whole part. */
    paragraph: number | null;
    /** Such as "bảng 1, hàng 2, ô 1"; null outside tables. */
    cell: string | null;
    /** The first words of the paragraph; empty where there are none. */
    words: string;
  };
  message: string;
}

/** A fault of the file as a whole, or of a part of it. */
export const fileFault = (message: string, part = 'Tệp'): TemplateFinding => ({
  severity: 'fault',
  place: { part, paragraph: null, cell: null, words: '' },
  message,
});
