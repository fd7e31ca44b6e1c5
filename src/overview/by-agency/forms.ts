import { formatDate } from '@dondoc/vietnamese';
import {
  type Block,
  figureLine,
  figureTable,
  formatFor,
  type OfficialDocument,
  taskTable,
} from '@dondoc/writer';
import { letterhead } from '#accounts/rules.ts';
import type { AgencyRef, Office } from '#accounts/schema.ts';
import type { Known } from '#directives/history/store.ts';
import { assignmentRoleLabels } from '#directives/labels.ts';
import { standingFor } from '#directives/rules.ts';
import { provenBy } from '#platform/reports.ts';
import { basisOf, lateAndSilent, taskLine, tracedFigures } from '../forms.ts';
import { type AgencyAsked, TEMPLATE } from '../issuing/schema.ts';

interface Input {
  office: Office;
  /** By its name of that day. */
  agency: AgencyRef;
  /** Everything in which it has a part. */
  known: Known[];
  asked: AgencyAsked;
}

/**
 * "Báo cáo tình hình thực hiện nhiệm vụ của Sở …": the whole work of one agency, whatever document it comes from. What it
 * leads is counted by its own reports, so that it is not late because another lead is.
 */
export function agencyReport({ office, agency, known, asked }: Input): OfficialDocument {
  const head = letterhead(office);
  const { led, joined } = partsIn(known, agency.id);
  const rows = led.map(({ directive }) => directive);
  const figures = [...tracedFigures(rows), ...joined.map(({ label, of }) => joinedFigure(label, of))];
  const standing = figures.slice(0, figures.length - joined.length);
  const basis = basisOf(asked);
  const subject = `tình hình thực hiện nhiệm vụ của ${agency.name}`;
  return {
    ...{ regime: office.regime, version: formatFor(office.regime, asked.asOf).version },
    ...{ superior: head.superior, issuer: head.issuer, symbol: office.shortName, number: null },
    type: { code: 'BC', name: 'Báo cáo' },
    subject,
    ...{ place: office.place, date: asked.asOf.slice(0, 7) },
    body: [
      {
        kind: 'paragraph',
        text: `Thực hiện công tác theo dõi, đôn đốc, ${office.name} báo cáo ${subject} đến ngày ${formatDate(asked.asOf)} như sau. ${basis}`,
      },
      { kind: 'heading', level: 1, text: 'Nhiệm vụ chủ trì' },
      ...standing.map(lineOf),
      { kind: 'heading', level: 1, text: 'Nhiệm vụ tham gia' },
      ...figures.slice(standing.length).map(lineOf),
      ...lateAndSilent(rows),
      {
        kind: 'paragraph',
        text: 'Từng nhiệm vụ nêu tại Phụ lục 1; mã nhiệm vụ của từng số liệu nêu tại Phụ lục 2.',
      },
    ],
    recipients: head.recipients.map((text) => ({ text })),
    properties: { facts: provenBy(asked, office.regime, TEMPLATE, figures) },
    signature: { authority: null, position: head.signerPosition, name: null },
    appendices: [
      {
        title: `Nhiệm vụ của ${agency.name}`,
        landscape: true,
        blocks: [
          { kind: 'paragraph', text: basis },
          taskTable([...grouped('Chủ trì', led), ...joined.flatMap(({ label, of }) => grouped(label, of))]),
        ],
      },
      {
        title: 'Mã nhiệm vụ của từng số liệu',
        blocks: [{ kind: 'paragraph', text: basis }, figureTable(figures)],
      },
    ],
  };
}

const lineOf = (figure: { label: string; value: string }): Block => {
  return { kind: 'item', level: 2, text: figureLine(figure) };
};

const joinedFigure = (label: string, of: Known[]) => ({
  label: `Số nhiệm vụ ${label.toLowerCase()}`,
  value: `${of.length} nhiệm vụ`,
  codes: of.map(({ directive }) => directive.code),
});

const grouped = (group: string, of: Known[]) => (of.length > 0 ? [{ group }, ...of.map(taskLine)] : []);

const OTHER_ROLES = ['coordinate', 'appraise', 'submitTo'] as const;

/** What it leads, as it stands for it alone; and what it takes part in otherwise, each row once for each role. */
function partsIn(known: Known[], agencyId: string) {
  const has = ({ directive }: Known, role: string) =>
    directive.assignments.some((one) => one.role === role && one.agency?.id === agencyId);
  const led = known
    .filter((one) => has(one, 'lead'))
    .map(({ directive, events }) => ({
      directive: { ...directive, standing: standingFor(directive.standing, agencyId) },
      events,
    }));
  const joined = OTHER_ROLES.map((role) => ({
    label: assignmentRoleLabels[role],
    of: known.filter((one) => has(one, role) && !has(one, 'lead')),
  }));
  return { led, joined };
}
