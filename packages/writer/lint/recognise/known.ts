import type { ElementName } from '../../formats/format.ts';
import type { Paper, Paragraph, Table } from '../paper.ts';
import { isBlank } from './words.ts';

/** What is known of a paper while its components are looked for. */
export class Known {
  readonly all: readonly Paragraph[];
  /** Paragraphs that are not blank. */
  readonly lines: readonly Paragraph[];
  readonly tables: readonly Table[];
  readonly found = new Map<ElementName, readonly Paragraph[]>();
  /** Components that stand beside another in one paragraph. */
  readonly shared = new Set<ElementName>();
  /** Number of the paragraph that opens the foot; 0 where there is none. */
  foot = 0;
  typeName: string | null = null;

  constructor({ paragraphs, tables }: Paper) {
    this.all = paragraphs;
    this.tables = tables;
    this.lines = paragraphs.filter((each) => !isBlank(each));
  }

  set(name: ElementName, paragraphs: readonly (Paragraph | undefined)[]): void {
    const some = paragraphs.filter((each) => each !== undefined);
    if (some.length > 0) this.found.set(name, some);
  }

  first(name: ElementName): Paragraph | undefined {
    return this.found.get(name)?.[0];
  }

  /** Number of the last paragraph of some components; 0 where there is none. */
  end(...names: ElementName[]): number {
    return Math.max(...names.map((name) => this.found.get(name)?.at(-1)?.number ?? 0));
  }
}
