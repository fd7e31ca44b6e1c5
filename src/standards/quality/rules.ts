import { evidenceRules } from '../evidence-checks/rules.ts';
import { investmentRules } from '../investment-checks/rules.ts';
import { resultRules } from '../result-checks/rules.ts';
import { roadmapRules } from '../roadmap-checks/rules.ts';
import { staffRules } from '../staff-checks/rules.ts';
import { type Finding, type Picture, type QualityRule, severities } from './schema.ts';

/** Every rule, by severity, then as its room lists it. */
export const qualityRules: QualityRule[] = severities.flatMap((severity) =>
  [...resultRules, ...evidenceRules, ...roadmapRules, ...investmentRules, ...staffRules].filter(
    (rule) => rule.severity === severity,
  ),
);

/** What a person has said of a finding: until when it is left alone. */
export interface SetAside {
  finding: string;
  reason: string;
  until: string;
  by: string | null;
}

/** All findings, by severity, then by rule, then in the order of the indicators. */
export function findingsOf(picture: Picture, asides: SetAside[]): Finding[] {
  const left = new Map(
    asides.filter(({ until }) => until >= picture.today).map(({ finding, ...said }) => [finding, said]),
  );
  const criteria = new Map(picture.set.indicators.map(({ id, criterion }) => [id, criterion]));
  const order = new Map(picture.set.indicators.map(({ id }, position) => [id, position]));
  return qualityRules.flatMap((rule) =>
    rule
      .check(picture)
      .toSorted((a, b) => (order.get(a.indicatorId ?? '') ?? 999) - (order.get(b.indicatorId ?? '') ?? 999))
      .map(({ id, indicatorId = null, ...flaw }) => {
        const key = `${rule.key}:${id}`;
        return {
          ...{ ...flaw, key, rule: rule.key, severity: rule.severity, aside: left.get(key) ?? null },
          criterion: criteria.get(indicatorId ?? '') ?? null,
          ownerId: picture.owners.get(indicatorId ?? '')?.agencyId ?? null,
        };
      }),
  );
}
