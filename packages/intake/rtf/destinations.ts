/** What a group of an RTF file holds: text of the document, of a header, a note; a list number; or nothing for a reader. */
export type Destination =
  | 'body'
  | 'header'
  | 'note'
  | 'number'
  | 'fonts'
  | 'instruction'
  | 'result'
  | 'shape'
  | 'none';

/** Groups by the control word that opens them. All others that are marked \* hold nothing for a reader. */
const byWord: Record<string, Destination> = {
  fonttbl: 'fonts',
  header: 'header',
  headerf: 'header',
  headerl: 'header',
  headerr: 'header',
  footnote: 'note',
  listtext: 'number',
  pntext: 'number',
  fldinst: 'instruction',
  fldrslt: 'result',
  shpinst: 'shape',
  shptxt: 'body',
};

const nothing = new Set(
  `colortbl stylesheet info pict nonshppict objdata objclass listtable listoverridetable rsidtbl generator themedata
   datastore xmlnstbl footer footerf footerl footerr ftnsep ftnsepc ftncn aftnsep aftnsepc aftncn revtbl pgdsctbl
   annotation atnid atnauthor atnref atndate atnicn bkmkstart bkmkend tc xe rxe txe colorschememapping latentstyles
   defchp defpap sp sn sv falt panose fontemb fontfile filetbl do passwordhash userprops xmlattrname mmath
   listpicture template upr docvar`.split(/\s+/),
);

export function destinationOf(word: string): Destination | undefined {
  return Object.hasOwn(byWord, word) ? byWord[word] : nothing.has(word) ? 'none' : undefined;
}

/** Words that stand for one sign. */
export const signs: Record<string, string> = {
  tab: '\t',
  line: '\n',
  lquote: '\u2018',
  rquote: '\u2019',
  ldblquote: '\u201c',
  rdblquote: '\u201d',
  endash: '\u2013',
  emdash: '\u2014',
  bullet: '\u2022',
  enspace: ' ',
  emspace: ' ',
  qmspace: ' ',
};
