/** A body, post or class of bodies named in a text; one mention may stand for several ("các Sở: …"). */
export interface Mention {
  start: number;
  end: number;
  names: string[];
  generic: boolean;
}

/** The text in which names are sought: as written for showing, in search form for matching. */
export class Sheet {
  readonly text: string;
  readonly search: string;
  /** The whole paper in search form: tells xã from phường in "các xã, phường: A, B". */
  readonly all: string;
  /** The body that begins at an offset: names may hold names. */
  readonly bodyAt: (at: number) => Mention | null;

  constructor(
    text: string,
    search: string,
    all: string,
    bodyAt: (sheet: Sheet, at: number) => Mention | null,
  ) {
    this.text = text;
    this.search = search;
    this.all = all;
    this.bodyAt = (at) => bodyAt(this, at);
  }

  rest(at: number, length = 240): string {
    return this.search.slice(at, at + length);
  }

  written(start: number, end: number): string {
    return this.text
      .slice(start, end)
      .replace(/\s{2,}|[^\S ]/g, ' ')
      .trim();
  }

  single(start: number, from: number, end: number, generic = false): Mention {
    return {
      start,
      end,
      names: [this.written(from, end)],
      generic: generic || /^các | các (?=\p{Ll})/iu.test(this.search.slice(from, end)),
    };
  }
}
