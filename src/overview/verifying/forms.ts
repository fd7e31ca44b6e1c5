import { selfReportReports } from '#directives/self-reports/routes.ts';
import { investmentReports } from '#investments/papers/routes.ts';
import { participationReports } from '#participation/routes.ts';
import { proposalReports } from '#proposals/reporting/routes.ts';
import { researchReports } from '#research/routes.ts';
import { staffReports } from '#staff/figures/routes.ts';
import { rankReports } from '#staff/ranks/routes.ts';
import { peopleOfSchool } from '#staff/store.ts';
import { planReports } from '#standards/plan/routes.ts';
import { reportingReports } from '#standards/reporting/routes.ts';
import { wholeReports } from '#standards/whole/routes.ts';
import { deliveryReports } from '#training/delivery/routes.ts';
import { trainingPlanReports } from '#training/papers/routes.ts';
import { surveyReports } from '#training/reporting/routes.ts';
import { followUpReports } from '../issuing/store.ts';
import { noticeReports } from '../notices/routes.ts';
import type { Reports } from './store.ts';

/** The papers that can be made again, in the order of the house. */
export const reports: Reports = [
  ...selfReportReports,
  ...proposalReports,
  ...participationReports,
  ...researchReports(peopleOfSchool),
  ...investmentReports,
  ...rankReports,
  ...staffReports,
  ...trainingPlanReports,
  ...deliveryReports,
  ...surveyReports,
  ...reportingReports,
  ...planReports,
  ...wholeReports,
  ...followUpReports,
  ...noticeReports,
];
