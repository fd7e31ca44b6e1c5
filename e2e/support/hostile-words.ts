import { sql } from 'kysely';
import type { Database } from '#platform/database/connection.ts';

/**
 * Words that become something else where somebody forgets to encode them: elements bear `data-hostile`, scripts call
 * `hostile()`. From the corpora of OWASP and html5sec.org, in our own writing.
 */
export const hostileWords: string[] = [
  '<script data-hostile>hostile(1)</script>',
  '<img data-hostile src=x onerror=hostile(2)>',
  '"><svg data-hostile onload=hostile(3)>',
  `'><iframe data-hostile srcdoc="<script>parent.hostile(4)</script>"></iframe>`,
  '</title><script data-hostile>hostile(5)</script>',
  '</textarea><img data-hostile src onerror=hostile(6)>',
  '</style><style data-hostile>*{display:none}</style>',
  '<a data-hostile href="javascript:hostile(8)">bấm</a>',
  'javascript:hostile(9)',
  'JaVaScRiPt:hostile(10)',
  ' \u0001javascript:hostile(11)',
  'java\nscript:hostile(12)',
  'data:text/html,<script>hostile(13)</script>',
  'vbscript:hostile(14)',
  '//evil.example/%2e%2e',
  '[bấm vào đây](javascript:hostile(16))',
  '![x](x" onerror="hostile(17))',
  '<details data-hostile open ontoggle=hostile(18)>',
  '<body data-hostile onload=hostile(19)>',
  '<input data-hostile autofocus onfocus=hostile(20)>',
  '<video data-hostile><source onerror=hostile(21)></video>',
  '<math data-hostile><mtext><script>hostile(22)</script></mtext></math>',
  '<svg data-hostile><animate onbegin=hostile(23) attributeName=x dur=1s></svg>',
  '<svg data-hostile><a xlink:href="javascript:hostile(24)"><text>x</text></a></svg>',
  '<svg data-hostile><foreignObject><img src onerror=hostile(25)></foreignObject></svg>',
  '<object data-hostile data="javascript:hostile(26)"></object>',
  '<embed data-hostile src="javascript:hostile(27)">',
  '<form data-hostile action="javascript:hostile(28)"><button>gửi</button></form>',
  '<base data-hostile href="https://evil.example/">',
  '<meta data-hostile http-equiv=refresh content="0;url=https://evil.example/">',
  '<link data-hostile rel=stylesheet href="https://evil.example/x.css">',
  '" autofocus onfocus="hostile(32)" data-hostile="',
  "' onmouseover='hostile(33)' data-hostile='",
  '` onmouseover=hostile(34) data-hostile=`',
  '&lt;img data-hostile src=x onerror=hostile(35)&gt;',
  '&#60;script data-hostile&#62;hostile(36)&#60;/script&#62;',
  '\\u003cscript data-hostile\\u003ehostile(37)\\u003c/script\\u003e',
  '＜script data-hostile＞hostile(38)＜/script＞',
  '<scr<script>ipt data-hostile>hostile(39)</scr</script>ipt>',
  '<img data-hostile/src="x"/onerror=hostile(40)//',
  '<\u200bscript data-hostile>hostile(41)</script>',
  '\u202e<script data-hostile>hostile(42)</script>\u202c',
  '--><img data-hostile src onerror=hostile(43)><!--',
  ']]><img data-hostile src onerror=hostile(44)>',
  '{{constructor.constructor("hostile(45)")()}}',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: as a template would have it
  '${hostile(46)}',
  '<%= hostile(47) %>',
  '=HYPERLINK("https://evil.example","bấm")',
  "'; drop table document; --",
  '" or 1=1 --',
  '%0d%0aSet-Cookie: hostile=1',
  '\r\nBcc: hostile@evil.example',
];

/** What signs, keys and codes look like; everything else is words that a person or a paper said. */
const WORDS = `'[[:space:]]|[^\\x01-\\x7f]'`;

/** Sessions and passwords are no words of anybody. */
const SPARED = ['auth_session', 'auth_account', 'auth_verification', 'migration', 'log_seal'];

interface Column {
  table: string;
  name: string;
  type: string;
}

/**
 * Puts one of the hostile words before all words that any table holds, in columns, lists and JSON alike, so that no page
 * has words that are not hostile. Gives how many columns took them.
 */
export async function makeWordsHostile(db: Database): Promise<number> {
  const { rows: columns } = await sql<Column>`
    select c.table_name as table, c.column_name as name, c.udt_name as type
    from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
    where c.table_schema = 'public' and t.table_type = 'BASE TABLE' and c.is_generated = 'NEVER'
      and c.udt_name in ('text', 'varchar', 'jsonb', '_text') and c.table_name <> all(${SPARED})`.execute(db);
  return db.connection().execute(async (one) => {
    // That histories only grow is not what is tried here.
    for (const table of new Set(columns.map((column) => column.table)))
      await sql`alter table ${sql.table(table)} disable trigger user`.execute(one);
    await sql.raw(INTO_JSON).execute(one);
    let taken = 0;
    for (const column of columns) taken += await poison(one, column);
    return taken;
  });
}

const INTO_JSON = `
  create function pg_temp.hostile(j jsonb, w text) returns jsonb language plpgsql as $$
  begin
    if jsonb_typeof(j) = 'string' and (j #>> '{}') ~ ${WORDS} then return to_jsonb(w || ' ' || (j #>> '{}'));
    elsif jsonb_typeof(j) = 'array' then
      return coalesce((select jsonb_agg(pg_temp.hostile(e, w)) from jsonb_array_elements(j) e), '[]');
    elsif jsonb_typeof(j) = 'object' then
      return coalesce((select jsonb_object_agg(key, pg_temp.hostile(value, w)) from jsonb_each(j)), '{}');
    end if;
    return j;
  end $$`;

let turn = 0;
async function poison(db: Database, { table, name, type }: Column): Promise<number> {
  const all = sql`(${sql.val(hostileWords)}::text[])`;
  turn += 7;
  // Another word for each row, so that every page meets many of them.
  const word = sql`${all}[1 + (abs(hashtext(t.ctid::text)) + ${turn}::int) % ${hostileWords.length}::int]`;
  const at = sql.ref(name);
  const hostile =
    type === 'jsonb'
      ? sql`pg_temp.hostile(${at}, ${word})`
      : type === '_text'
        ? sql`array(select case when e ~ ${sql.raw(WORDS)} then ${word} || ' ' || e else e end from unnest(${at}) e)`
        : sql`${word} || ' ' || ${at}`;
  const which =
    type === 'jsonb' || type === '_text' ? sql`${at} is not null` : sql`${at} ~ ${sql.raw(WORDS)}`;
  // A column that holds only so much, or only certain words, keeps its own.
  return sql`update ${sql.table(table)} as t set ${at} = ${hostile} where ${which}`.execute(db).then(
    ({ numAffectedRows = 0n }) => (numAffectedRows > 0n ? 1 : 0),
    () => 0,
  );
}
