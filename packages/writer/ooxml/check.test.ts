import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { checkElementOrder } from './check.ts';

/** Findings of a file whose body holds `body`. */
function check(body: string, part = 'word/document.xml') {
  return checkElementOrder(zipSync({ [part]: strToU8(`<w:document><w:body>${body}</w:body></w:document>`) }));
}

describe('checkElementOrder', () => {
  it('accepts the order of the schema', () => {
    const table =
      '<w:tbl><w:tblPr><w:tblW/><w:tblLayout/></w:tblPr><w:tblGrid/><w:bookmarkStart/><w:tr><w:trPr><w:tblHeader/><w:cantSplit/></w:trPr>' +
      '<w:tc><w:tcPr><w:tcW/><w:vAlign/></w:tcPr><w:p/></w:tc></w:tr><w:bookmarkEnd/></w:tbl>';
    expect(check(`<w:p><w:pPr><w:pStyle/><w:jc/></w:pPr></w:p>${table}<w:p/><w:sectPr/>`)).toEqual([]);
  });

  it.each([
    ['w:pPr', '<w:p><w:pPr><w:jc/><w:keepNext/></w:pPr></w:p>', 'w:keepNext must stand before w:jc'],
    ['w:rPr', '<w:p><w:r><w:rPr><w:sz/><w:b/></w:rPr></w:r></w:p>', 'w:b must stand before w:sz'],
    [
      'w:tblPr',
      '<w:tbl><w:tblPr><w:tblLayout/><w:tblW/></w:tblPr><w:tblGrid/></w:tbl>',
      'w:tblW must stand before w:tblLayout',
    ],
    [
      'w:tcPr',
      '<w:tbl><w:tr><w:tc><w:tcPr><w:vAlign/><w:tcW/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>',
      'w:tcW must stand before w:vAlign',
    ],
    [
      'w:trPr',
      '<w:tbl><w:tr><w:trPr><w:ins/><w:cantSplit/></w:trPr></w:tr></w:tbl>',
      'w:cantSplit must stand before w:ins',
    ],
    ['w:sectPr', '<w:sectPr><w:pgMar/><w:pgSz/></w:sectPr>', 'w:pgSz must stand before w:pgMar'],
    ['w:body', '<w:sectPr/><w:p/>', 'w:p must stand before w:sectPr'],
    ['w:tr', '<w:tbl><w:tr><w:tc><w:p/></w:tc><w:trPr/></w:tr></w:tbl>', 'w:trPr must stand before w:tc'],
  ])('finds a planted disorder in %s', (parent, body, message) => {
    expect(check(body)).toEqual([
      { part: 'word/document.xml', place: `${parent}[1]`, rule: 'order', message },
    ]);
  });

  it('finds what is unknown, doubled, or a cell that ends with a table', () => {
    expect(check('<w:p><w:pPr><w:tblW/></w:pPr></w:p>')[0]?.rule).toBe('unknown');
    expect(check('<w:p><w:pPr><w:jc/><w:jc/></w:pPr></w:p>')[0]?.rule).toBe('twice');
    expect(check('<w:tbl><w:tr><w:tc><w:p/><w:tbl/></w:tc></w:tr></w:tbl>')[0]?.rule).toBe('last-paragraph');
  });

  it('counts the place, reads headers and styles, and is not misled by quotes or comments', () => {
    expect(
      check('<w:p><w:pPr/></w:p><w:p><w:pPr><w:jc/><w:pStyle w:val="a>b"/></w:pPr></w:p>')[0]?.place,
    ).toBe('w:pPr[2]');
    expect(check('<w:p><w:pPr><w:jc/><w:ind/></w:pPr></w:p>', 'word/header2.xml')[0]?.part).toBe(
      'word/header2.xml',
    );
    expect(check('<!-- <w:p><w:pPr><w:jc/><w:ind/></w:pPr></w:p> --><w:p/>')).toEqual([]);
    expect(check('<w:p><w:pPr><w:jc/><w:ind/></w:pPr></w:p>', 'word/media/note.xml')).toEqual([]);
  });
});
