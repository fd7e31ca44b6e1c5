import type { IParagraphStyleOptions, IStylesOptions } from 'docx';
import type { ElementFormat, ElementName, Format } from './formats/format.ts';
import { twips } from './units.ts';

/** Word's built-in styles keep their own ids, so that its outline and its header know them. */
const BUILT_IN: Partial<Record<ElementName, string>> = {
  heading1: 'Heading1',
  heading2: 'Heading2',
  heading3: 'Heading3',
  pageNumber: 'Header',
};

export function styleId(name: ElementName): string {
  return BUILT_IN[name] ?? name.charAt(0).toUpperCase() + name.slice(1);
}

function indentOf(element: ElementFormat) {
  const mm = (length: number | undefined) => twips.fromMillimetres(length ?? 0);
  if (element.hanging)
    return { left: mm((element.left ?? 0) + element.hanging), hanging: mm(element.hanging) };
  if (element.sides) return { left: mm(element.sides), right: mm(element.sides) };
  return element.firstLine ? { firstLine: mm(element.firstLine) } : undefined;
}

function styleOf(name: ElementName, element: ElementFormat): IParagraphStyleOptions {
  return {
    id: styleId(name),
    name: element.label,
    basedOn: 'Normal',
    quickFormat: true,
    run: {
      size: element.size * 2,
      ...(element.bold && { bold: true }),
      ...(element.italic && { italics: true }),
      ...(element.underline && { underline: { type: 'single' as const } }),
    },
    paragraph: {
      alignment: element.align,
      spacing: {
        before: twips.fromPoints(element.before ?? 0),
        after: twips.fromPoints(element.after ?? 0),
        ...(element.line && { line: twips.fromPoints(element.line), lineRule: 'exact' as const }),
      },
      indent: indentOf(element),
      ...(element.keepNext && { keepNext: true }),
      ...(element.outline !== undefined && { outlineLevel: element.outline }),
    },
  };
}

/** A paragraph without text: it carries a rule, or ends a section without adding a line to the page. */
function emptyLine(id: string, name: string, height: number, above = 0): IParagraphStyleOptions {
  const spacing = {
    before: twips.fromPoints(above),
    after: 0,
    line: twips.fromPoints(height),
    lineRule: 'exact' as const,
  };
  return { id, name, basedOn: 'Normal', run: { size: 2 }, paragraph: { spacing } };
}

/** All styles of a format. The font is named in all four slots, or Word picks another for marked letters. */
export function stylesOf(format: Format): IStylesOptions {
  const font = { ascii: format.font, hAnsi: format.font, eastAsia: format.font, cs: format.font };
  const size = format.elements.body.size * 2;
  const names = Object.keys(format.elements) as ElementName[];
  return {
    default: { document: { run: { font, size, language: { value: 'vi-VN', eastAsia: 'vi-VN' } } } },
    paragraphStyles: [
      ...names.map((name) => styleOf(name, format.elements[name])),
      emptyLine('Rule', 'Đường kẻ', 4, 4),
      emptyLine('SectionEnd', 'Hết phần', 1),
    ],
  };
}
